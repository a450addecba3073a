"""A case: one application's way through the procedure. Its state is its open tasks, not a column."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.folded import Folded
from mutubaku.people.codes import new_secret
from mutubaku.people.models import Office, Organisation, User


class Scheme(models.TextChoices):
    """What may be applied for."""

    SPPT_SNI = "sppt-sni", "SPPT SNI"
    ISO_9001 = "iso-9001", "ISO 9001"
    ISO_14001 = "iso-14001", "ISO 14001"
    GREEN_INDUSTRY = "industri-hijau", _("Industri Hijau")


class Kind(models.TextChoices):
    """Why the case is run (sop-reading.md, implication 4)."""

    INITIAL = "initial", _("Sertifikasi awal")
    SURVEILLANCE = "surveillance", _("Surveilans")
    RECERTIFICATION = "recertification", _("Sertifikasi ulang")
    SCOPE_CHANGE = "scope-change", _("Perubahan ruang lingkup")


def ends_in_letter(kind: str) -> bool:
    """Whether a case of this kind ends in the letter that continues a certificate, not in a certificate of its own."""
    return kind == Kind.SURVEILLANCE


class Ending(models.TextChoices):
    """How a case ended."""

    COMPLETED = "completed", _("Selesai")
    WITHDRAWN = "withdrawn", _("Ditarik pelanggan")
    CLOSED = "closed", _("Ditutup kantor")
    REFUSED = "refused", _("Ditolak")


class Case(models.Model):
    """One application from its first click to its end; it keeps the procedure version it began with.

    ``about`` says in a few words what is applied for, for lists and for the search; ``secret`` is the part of the
    tracking link that nobody can guess. ``is_special``: a surveillance beside the plan of the cycle, at short notice
    (ISO/IEC 17021-1, 9.6.4.2), begun by the office; ``is_untold`` while its client is not to know of it yet.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="cases")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="cases")
    scheme = models.CharField(max_length=40, choices=Scheme)
    kind = models.CharField(max_length=40, choices=Kind)
    is_special = models.BooleanField(default=False)
    is_untold = models.BooleanField(default=False)
    number = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=500, blank=True)
    procedure_key = models.CharField(max_length=80)
    procedure_version = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=20, choices=Ending, blank=True)
    ending_reason = models.TextField(blank=True)
    secret = models.CharField(max_length=32, unique=True, default=new_secret)

    class Meta:
        indexes = [
            models.Index(fields=["office", "-id"]),
            models.Index(fields=["organisation", "-id"]),
            models.Index(fields=["number"]),
            models.Index(Folded("number"), name="case_number_folded"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], condition=~Q(number=""), name="case_number_once"),
            models.CheckConstraint(
                condition=Q(closed_at=None, ending="") | (Q(closed_at__isnull=False) & ~Q(ending="")),
                name="case_closed_with_ending",
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"#{self.pk}"

    def get_kind_display(self) -> str:  # type: ignore[no-redef]  # in place of the one Django would make
        """Why the case is run, in words; a special audit is told apart from the surveillances of the plan."""
        return str(_("Audit khusus") if self.is_special else Kind(self.kind).label)

    @property
    def chain(self) -> str:
        """The name of this case's chain in the journal."""
        return f"case:{self.pk}"

    @property
    def ends_in_letter(self) -> bool:
        """Whether it ends in the letter that continues the certificate it is about; a special audit does too."""
        return ends_in_letter(self.kind)

    @property
    def is_open(self) -> bool:
        """Whether the case still runs."""
        return self.closed_at is None
