"""Who is competent for what, whose interests stand between them and a client, and when they are away.

Nothing here is overwritten: an entry is ended, and another one begins.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .account import User
from .office import Office
from .organisation import Organisation


class CompetenceFunction(models.TextChoices):
    """What a person may be found competent for (ISO/IEC 17021-1, 7.1 and annex A; ISO/IEC 17065, 6.1.2)."""

    AUDITOR = "auditor", _("Auditor")
    LEAD_AUDITOR = "lead-auditor", _("Ketua tim audit")
    TECHNICAL_EXPERT = "technical-expert", _("Tenaga ahli")
    PPC = "ppc", _("Petugas pengambil contoh")
    REVIEWER = "reviewer", _("Peninjau")
    COMMITTEE = "committee", _("Anggota komite")
    DECISION_MAKER = "decision-maker", _("Pengambil keputusan")


class Competence(models.Model):
    """A person's competence in one function of one scheme, from a day to a day, both included.

    ``scope`` is an IAF code in figures, a product category or a green-industry group; empty: the whole scheme. The
    evidence lies in the data folder under its hash, as every file does. Of a row only its end is ever changed.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="competences")
    user = models.ForeignKey(User, models.PROTECT, related_name="competences")
    function = models.CharField(_("Fungsi"), max_length=20, choices=CompetenceFunction)
    scheme = models.CharField(_("Skema"), max_length=40)
    scope = models.CharField(_("Lingkup teknis"), max_length=80, blank=True)
    starts_on = models.DateField(_("Berlaku mulai"))
    ends_on = models.DateField(_("Berlaku sampai"), null=True)
    note = models.CharField(_("Dasar"), max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=120, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    approved_as = models.CharField(max_length=300)
    approved_at = models.DateTimeField()
    ended_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["scheme", "function", "scope", "starts_on", "id"]
        indexes = [models.Index(fields=["office", "scheme", "user"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="competence_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("user")), name="nobody_approves_their_own_competence"
            ),
            models.CheckConstraint(
                condition=Q(sha256="", filename="") | (~Q(sha256="") & ~Q(filename="")), name="evidence_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.function} {self.scheme} {self.scope}".rstrip()


class InterestKind(models.TextChoices):
    """What ties a person to a company (ISO/IEC 17021-1, 5.2; ISO/IEC 17065, 4.2)."""

    CONSULTANCY = "consultancy", _("Memberi jasa konsultasi")
    EMPLOYMENT = "employment", _("Bekerja di perusahaan itu")
    OWNERSHIP = "ownership", _("Memiliki saham atau bagian")
    RELATION = "relation", _("Hubungan keluarga atau dekat lainnya")


class Interest(models.Model):
    """A tie of a person to a company: one of the office's clients, or one named in words alone."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="interests")
    user = models.ForeignKey(User, models.PROTECT, related_name="interests")
    kind = models.CharField(_("Kepentingan"), max_length=20, choices=InterestKind)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    company = models.CharField(_("Nama perusahaan"), max_length=300)
    starts_on = models.DateField(_("Sejak"), null=True)
    ends_on = models.DateField(_("Sampai"), null=True)
    note = models.CharField(_("Keterangan"), max_length=300, blank=True)
    declared_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    declared_as = models.CharField(max_length=300)
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ["-declared_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="interest_ends_after_start",
            ),
            models.CheckConstraint(condition=~Q(company=""), name="interest_names_a_company"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind} {self.company}"


class AbsenceKind(models.TextChoices):
    """Why a person cannot be sent to an audit."""

    LEAVE = "leave", _("Cuti")
    SICK = "sick", _("Sakit")
    DUTY = "duty", _("Tugas lain")
    TRAINING = "training", _("Pelatihan")


class Absence(models.Model):
    """Days on which a person is away, both included; one that was taken back stays as ``withdrawn_at``."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="absences")
    user = models.ForeignKey(User, models.PROTECT, related_name="absences")
    kind = models.CharField(_("Jenis"), max_length=20, choices=AbsenceKind)
    starts_on = models.DateField(_("Hari pertama"))
    ends_on = models.DateField(_("Hari terakhir"))
    note = models.CharField(_("Keterangan"), max_length=300, blank=True)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    entered_as = models.CharField(max_length=300)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="absence_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.starts_on}–{self.ends_on}"
