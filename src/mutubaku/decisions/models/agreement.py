"""The certification agreement: made, sent, signed by the client, countersigned by the office; versions are kept."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case, Scheme
from mutubaku.documents.models import Version
from mutubaku.people.models import Organisation, User


class Manner(models.TextChoices):
    """How the client signed."""

    ELECTRONIC = "electronic", _("Dikonfirmasi di akun")
    PAPER = "paper", _("Ditandatangani di kertas, dipindai")


class Agreement(models.Model):
    """An agreement of a client in a scheme (ISO/IEC 17065, 4.1.2; ISO/IEC 17021-1, 5.1.2), made from one case.

    It serves every certificate of that client and scheme from ``valid_from`` to ``valid_until``, both included, once
    both sides have signed; ``ended_on`` is its last day when a later version took its place.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="agreements")
    scheme = models.CharField(max_length=40, choices=Scheme)
    number = models.CharField(max_length=120)
    version = models.PositiveSmallIntegerField()
    case = models.ForeignKey(Case, models.PROTECT, related_name="agreements")
    file = models.ForeignKey(Version, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    manner = models.CharField(max_length=20, choices=Manner, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    signed_name = models.CharField(max_length=200, blank=True)
    signed_post = models.CharField(max_length=200, blank=True)
    scan = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    countersigned_at = models.DateTimeField(null=True)
    countersigned_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    countersigned_as = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "scheme", "version"], name="agreement_version_once"),
            models.UniqueConstraint(
                fields=["organisation", "scheme"],
                condition=Q(countersigned_at__isnull=False, ended_on=None),
                name="one_agreement_in_force",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None, manner="")
                | (Q(signed_at__isnull=False, signed_by__isnull=False) & ~Q(signed_name="") & ~Q(manner="")),
                name="agreement_signed_by_name",
            ),
            models.CheckConstraint(
                condition=~Q(manner="paper") | Q(scan__isnull=False), name="agreement_on_paper_is_scanned"
            ),
            models.CheckConstraint(
                condition=Q(countersigned_at=None) | Q(signed_at__isnull=False, valid_from__isnull=False),
                name="agreement_client_signs_first",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="agreement_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.version})"


class AgreementWaiver(models.Model):
    """Why a surveillance may end though no agreement is in force."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="agreement_waiver")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="agreement_waived_with_reason")]

    def __str__(self) -> str:
        return f"{self.case_id}"
