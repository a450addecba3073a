"""A version of a scheme: what its certificate says, how long it holds, and by which rules a case is evaluated."""

from __future__ import annotations

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Scheme
from mutubaku.people.models import Office

AT_LEAST_ONE: dict[str, Any] = {"validators": [MinValueValidator(1)]}


class Evaluation(models.TextChoices):
    """A kind of evaluation a scheme asks for before it certifies (ISO/IEC 17067; domain.md 2.2, 3 and 4)."""

    DOCUMENTS = "documents", _("Penilaian dokumen")
    STAGE_1 = "stage-1", _("Audit tahap 1")
    STAGE_2 = "stage-2", _("Audit tahap 2")
    FACTORY = "factory", _("Asesmen proses produksi di pabrik")
    SAMPLING = "sampling", _("Pengambilan contoh")
    TESTING = "testing", _("Pengujian laboratorium")
    PERFORMANCE = "performance", _("Penilaian kriteria teknis dengan data terukur")
    MANAGEMENT = "management", _("Penilaian kriteria manajemen")


class Demand(models.TextChoices):
    """What comes of a judge whose competence the office's register does not show (ISO/IEC 17021-1, 7.1.2 and 9.5.1;
    ISO/IEC 17065, 6.1.2).
    """

    NOTHING = "", _("Tidak diperiksa")
    REASON = "reason", _("Diperingatkan, dengan pertimbangan tertulis")
    REFUSE = "refuse", _("Ditolak")


class SchemeTerms(models.Model):
    """One version of a scheme for an office, from a date on. A case keeps the version of the day it was opened.

    Every figure that no text in hand confirms is a default of ours: ``source`` says whence it is, a ``Confirmation``
    that somebody has looked it up (ISO/IEC 17021-1, 9.1 to 9.6; ISO/IEC 17065, 7; the office's schemes).
    ``is_confirmed``: every part of it but the editions has been.

    ``evaluations`` names the kinds of evaluation it asks for (``Evaluation``) by certification type, as
    ``{"5": ["documents", ...]}``; a scheme without types has one entry, under "". ``committee_functions`` are the
    competences (``people.CompetenceFunction``) of which each must be held by one member of the committee at least.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="scheme_terms")
    scheme = models.CharField(_("Skema"), max_length=40, choices=Scheme)
    valid_from = models.DateField(_("Berlaku mulai"))
    title = models.CharField(_("Judul sertifikat"), max_length=200)
    standard = models.CharField(_("Standar dan edisi"), max_length=200, blank=True)
    validity_months = models.PositiveSmallIntegerField(_("Masa berlaku (bulan)"), **AT_LEAST_ONE)
    surveillance_months = models.PositiveSmallIntegerField(_("Selang surveilans (bulan)"), default=12)
    # Part-time people are counted as parts of a week of so many hours (IAF MD 5, 2.3; UU 13/2003, article 77).
    full_time_hours = models.PositiveSmallIntegerField(_("Jam kerja penuh per minggu"), default=40, **AT_LEAST_ONE)
    first_surveillance_months = models.PositiveSmallIntegerField(
        _("Surveilans pertama paling lambat (bulan sejak keputusan)"), default=12
    )
    surveillance_window_days = models.PositiveSmallIntegerField(
        _("Surveilans boleh mendahului jadwalnya (hari)"), default=90
    )
    recertification_lead_months = models.PositiveSmallIntegerField(
        _("Sertifikasi ulang dibuka sebelum berakhir (bulan)"), default=6
    )
    restoration_months = models.PositiveSmallIntegerField(_("Pemulihan setelah berakhir (bulan)"), default=6)
    # How long after its body ceased or lost its accreditation a certificate may still be transferred (IAF MD 2).
    transfer_months = models.PositiveSmallIntegerField(
        _("Alih sertifikat setelah lembaga asalnya berakhir (bulan)"), default=6
    )
    suspension_months = models.PositiveSmallIntegerField(_("Pembekuan paling lama (bulan)"), default=6)
    stage_interval_days = models.PositiveSmallIntegerField(
        _("Selang tahap 1 ke tahap 2 paling lama (hari)"), default=180
    )
    major_limit_months = models.PositiveSmallIntegerField(
        _("Batas verifikasi temuan mayor sejak hari terakhir tahap 2 (bulan)"), default=6
    )
    minors_to_major = models.PositiveSmallIntegerField(
        _("Temuan minor pada satu persyaratan yang bersama-sama dapat menjadi mayor"),
        default=3,
        validators=[MinValueValidator(2)],
    )
    retests = models.PositiveSmallIntegerField(_("Uji ulang yang dibolehkan"), default=1)
    # Of what green industry measures: over how long at most, and how long ago that may have ended.
    measuring_months = models.PositiveSmallIntegerField(
        _("Periode pengukuran kriteria teknis paling lama (bulan)"), default=12, **AT_LEAST_ONE
    )
    measuring_age_months = models.PositiveSmallIntegerField(
        _("Periode pengukuran berakhir paling lama sebelum dicatat (bulan)"), default=24, **AT_LEAST_ONE
    )
    committee_members = models.PositiveSmallIntegerField(_("Anggota komite paling sedikit"), default=3, **AT_LEAST_ONE)
    rotation_audits = models.PositiveSmallIntegerField(
        _("Ketua tim yang sama berturut-turut paling banyak (audit)"), default=3, **AT_LEAST_ONE
    )
    committee_functions = models.JSONField(_("Kompetensi yang harus ada di antara anggota komite"), default=list)
    reviewer_in_committee = models.BooleanField(_("Peninjau boleh duduk di komite"), default=True)
    reviewer_competence = models.CharField(
        _("Peninjau yang kompetensinya tidak tercatat"),
        max_length=10,
        choices=Demand,
        default=Demand.REFUSE,
        blank=True,
    )
    decider_competence = models.CharField(
        _("Pengambil keputusan yang kompetensinya tidak tercatat"),
        max_length=10,
        choices=Demand,
        default=Demand.REFUSE,
        blank=True,
    )
    composition = models.TextField(_("Catatan tentang peninjau dan komite"), blank=True)
    evaluations = models.JSONField(_("Penilaian yang diperlukan"), default=dict)
    wording = models.TextField(_("Kalimat pada sertifikat"), blank=True)
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Sudah dipastikan"), default=False)

    class Meta:
        ordering = ["scheme", "-valid_from"]
        constraints = [models.UniqueConstraint(fields=["office", "scheme", "valid_from"], name="terms_once_a_day")]

    def __str__(self) -> str:
        return f"{self.scheme} {self.valid_from}"


class Grade(models.TextChoices):
    """How grave a nonconformity is (ISO/IEC 17021-1, 3.12 and 3.13; domain.md 2.3)."""

    CRITICAL = "critical", _("Kritis")
    MAJOR = "major", _("Mayor")
    MINOR = "minor", _("Minor")
    OBSERVATION = "observation", _("Observasi")


class Overdue(models.TextChoices):
    """What becomes of a finding that is not closed in time."""

    NOTHING = "", _("Hanya diperingatkan")
    RAISE = "raise", _("Menjadi mayor")
    STAGE_2 = "stage-2", _("Audit tahap 2 diulang")
    SUSPEND = "suspend", _("Pembekuan diusulkan")


class GradeRule(models.Model):
    """What a version of a scheme asks of findings of one grade.

    ``due_months`` counts from the last day of the audit, empty when nothing is asked. With ``needs_verification`` the
    effect must be verified before the decision, else an accepted plan is enough (ISO/IEC 17021-1, 9.5.2);
    with ``blocks`` an open finding of this grade stands before the next stage and the certificate.
    """

    terms = models.ForeignKey(SchemeTerms, models.CASCADE, related_name="grades")
    grade = models.CharField(_("Tingkat"), max_length=20, choices=Grade)
    due_months = models.PositiveSmallIntegerField(
        _("Ditutup paling lambat (bulan sejak hari terakhir audit)"), null=True
    )
    needs_answer = models.BooleanField(_("Wajib dijawab pelanggan"), default=True)
    needs_verification = models.BooleanField(_("Diverifikasi hasilnya sebelum keputusan"), default=True)
    blocks = models.BooleanField(_("Menahan tahap berikutnya dan sertifikat"), default=True)
    overdue = models.CharField(_("Bila terlambat"), max_length=20, choices=Overdue, blank=True)
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Sudah dipastikan"), default=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["terms", "grade"], name="grade_rule_once")]

    def __str__(self) -> str:
        return f"{self.terms}: {self.grade}"


class Edition(models.Model):
    """An edition of the standard that a version of a scheme knows: the one in force, those before and those to come.

    Only a confirmed one has effect: it may be chosen from ``published_on`` (empty: already) to ``transition_until``
    (empty: no deadline set). One that is not confirmed is a note for the office, never offered nor printed.
    """

    terms = models.ForeignKey(SchemeTerms, models.CASCADE, related_name="editions")
    name = models.CharField(_("Edisi"), max_length=200)
    published_on = models.DateField(_("Dapat dipilih mulai"), null=True)
    transition_until = models.DateField(_("Peralihan sampai"), null=True)
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Sudah dipastikan"), default=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["terms", "name"], name="edition_once")]

    def __str__(self) -> str:
        return self.name
