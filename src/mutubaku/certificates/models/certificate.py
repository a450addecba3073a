"""Certificates and letters continuing their use, and the certificate a later case is about."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.documents.models import Version
from mutubaku.people.models import Office, Organisation, User

from ..policy.certificate import lots_in


class Certificate(models.Model):
    """A certificate, from its draft on. Holder and scope are kept as they were printed.

    ``issued_at`` is empty while it is a draft; ``valid_from`` and ``valid_until`` are both included; one without
    ``valid_until`` is limited to its lots (type 1). ``decided_on`` is the day of the decision, which a certificate
    never precedes; empty on those made before it was kept.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="certificates")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="certificates")
    scheme = models.CharField(max_length=40, choices=Scheme)
    case = models.OneToOneField(Case, models.PROTECT, related_name="certificate")
    number = models.CharField(max_length=120)
    secret = models.CharField(max_length=32, unique=True)
    holder = models.JSONField()
    scope = models.JSONField()
    standard = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    revision = models.PositiveSmallIntegerField(default=1)
    file = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    signed_as = models.CharField(max_length=300, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    cycle_from = models.DateField(null=True)  # the decision its cycle counts from; empty: its own

    class Meta:
        indexes = [models.Index(fields=["organisation", "scheme"])]
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="certificate_number_once"),
            models.CheckConstraint(condition=Q(valid_until__gt=F("valid_from")), name="certificate_ends_after_start"),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(valid_from__gte=F("decided_on")), name="certificate_after_decision"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def lots(self) -> str:
        """The lots it names, in words."""
        return ", ".join(lots_in(self.scope))


class Standing(models.TextChoices):
    """The standing of an issued certificate; expiry follows from the date."""

    ACTIVE = "active", _("Berlaku")
    SUSPENDED = "suspended", _("Dibekukan")
    WITHDRAWN = "withdrawn", _("Dicabut")


class StandingChange(models.Model):
    """A change of a certificate's standing, with its reason; the last row says how it stands."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="standings")
    standing = models.CharField(max_length=20, choices=Standing)
    at = models.DateTimeField()
    ground = models.CharField(max_length=30, blank=True)  # a standing.Ground: what the public is told
    further = models.JSONField(default=list)  # more such grounds that the decision rests on
    reason = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    by_as = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.standing}"


class Subject(models.Model):
    """The certificate a surveillance, recertification or change of scope is about."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="subject")
    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="later_cases")

    def __str__(self) -> str:
        return f"{self.case_id} → {self.certificate_id}"


class Continuation(models.Model):
    """A letter by which the use of a certificate continues after a surveillance that went well."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="continuations")
    case = models.OneToOneField(Case, models.PROTECT, related_name="continuation")
    number = models.CharField(max_length=120)
    file = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    signed_as = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.number


class DraftCheck(models.Model):
    """The draft of a certificate laid before the client, and what the client says of its data (ISO/IEC 17065, 7.7).

    ``replaced_at``: a newer draft was laid before the client before they answered this one, which stays to be read.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="draft_checks")
    version = models.OneToOneField(Version, models.PROTECT, related_name="draft_check")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    is_right = models.BooleanField(null=True)
    words = models.TextField(blank=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=Q(answered_at=None, replaced_at=None), name="one_draft_before_the_client"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(replaced_at=None), name="draft_answered_or_replaced"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, is_right=None) | Q(answered_at__isnull=False, is_right__isnull=False),
                name="draft_answered_with_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.is_right}"


class Manner(models.TextChoices):
    """How a certificate reaches the client."""

    PICK_UP = "pick-up", _("Diambil di kantor")
    COURIER = "courier", _("Dikirim lewat kurir")
    ELECTRONIC = "electronic", _("Elektronik, diunduh dari akun")


class Identity(models.TextChoices):
    """What a receiver shows to say who they are."""

    KTP = "ktp", _("KTP")
    SIM = "sim", _("SIM")
    PASSPORT = "passport", _("Paspor")
    COMPANY = "company", _("Kartu pegawai")


class HandOver(models.Model):
    """How a certificate is handed over, and to whom; of the receiver's identity only what proves that it was seen."""

    task = models.OneToOneField(Task, models.PROTECT, related_name="hand_over")
    manner = models.CharField(max_length=20, choices=Manner)
    courier = models.CharField(max_length=120, blank=True)
    tracking_number = models.CharField(max_length=60, blank=True)
    receiver = models.CharField(max_length=200)
    receiver_post = models.CharField(max_length=200, blank=True)
    identity = models.CharField(max_length=20, choices=Identity, blank=True)
    identity_end = models.CharField(max_length=4, blank=True)  # the last four signs of its number, never all of it
    originals = models.PositiveSmallIntegerField(default=1)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(manner="courier") | (~Q(courier="") & ~Q(tracking_number="")),
                name="courier_can_be_traced",
            ),
            models.CheckConstraint(
                condition=Q(manner="electronic", originals=0) | (~Q(manner="electronic") & Q(originals__gt=0)),
                name="only_paper_has_originals",
            ),
            models.CheckConstraint(
                condition=Q(identity="", identity_end="") | (~Q(identity="") & ~Q(identity_end="")),
                name="identity_has_its_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.manner}"
