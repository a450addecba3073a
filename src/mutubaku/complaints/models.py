"""A complaint with everything that became of it, what was noted and written about it, and the office's days for it."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case
from mutubaku.documents.models import StoredFile
from mutubaku.people.codes import new_secret
from mutubaku.people.models import Office, User


class About(models.TextChoices):
    """What a complaint is about."""

    SERVICE = "service", _("Layanan kantor")
    CLIENT = "client", _("Pemegang sertifikat")


class Channel(models.TextChoices):
    """How a complaint reached the office; every one but the public form was written down by an official."""

    FORM = "form", _("Halaman publik")
    PHONE = "phone", _("Telepon")
    COUNTER = "counter", _("Loket")
    LETTER = "letter", _("Surat")


class Outcome(models.TextChoices):
    """What a complaint was found to be."""

    FOUNDED = "founded", _("Beralasan")
    PARTLY = "partly", _("Beralasan sebagian")
    UNFOUNDED = "unfounded", _("Tidak beralasan")


class Publicity(models.TextChoices):
    """Whether the subject of a complaint and its resolution are made public (ISO/IEC 17021-1, 9.8)."""

    KEPT = "kept", _("Tidak diumumkan")
    PUBLISHED = "published", _("Diumumkan")


class Complaint(models.Model):
    """One complaint (ISO/IEC 17021-1, 9.8; ISO/IEC 17065, 7.13). How it stands follows from what is filled.

    ``case`` is the application whose certificate it is about, once that is known: who worked on it may not handle the
    complaint, and ``involved`` names whoever else had a hand in the matter. ``acknowledge_days`` and ``answer_days``
    are the working days the office promised when it came. One that an official wrote down came through another
    ``channel`` than the form: ``taken_at`` is when it was written down, ``letter`` what was handed in with it.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="complaints")
    number = models.CharField(max_length=120)
    secret = models.CharField(max_length=32, unique=True, default=new_secret)
    received_at = models.DateTimeField()
    acknowledge_days = models.PositiveSmallIntegerField()
    answer_days = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=5, default="id")

    channel = models.CharField(max_length=20, choices=Channel, default=Channel.FORM)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    taken_as = models.CharField(max_length=300, blank=True)
    letter = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    letter_name = models.CharField(max_length=200, blank=True)

    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    may_be_named = models.BooleanField(default=False)
    about = models.CharField(max_length=20, choices=About)
    certificate_number = models.CharField(max_length=120, blank=True)
    subject_name = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="complaints")

    acknowledged_at = models.DateTimeField(null=True)
    is_ours = models.BooleanField(null=True)
    judged_at = models.DateTimeField(null=True)
    judged_as = models.CharField(max_length=300, blank=True)
    judged_reason = models.TextField(blank=True)
    handler = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decider = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    involved = models.ManyToManyField(User, related_name="+")

    referred_at = models.DateTimeField(null=True)
    referred_words = models.TextField(blank=True)
    referred_until = models.DateField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    outcome_reason = models.TextField(blank=True)
    correction = models.TextField(blank=True)
    corrective_action = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_as = models.CharField(max_length=300, blank=True)

    publicity = models.CharField(max_length=20, choices=Publicity, blank=True)
    publicity_words = models.TextField(blank=True)
    complainant_agrees = models.BooleanField(null=True)
    client_agrees = models.BooleanField(null=True)
    publicity_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="complaint_number_once"),
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone="") | ~Q(address=""), name="complainant_can_be_reached"
            ),
            models.CheckConstraint(
                condition=Q(channel="form", taken_by=None, taken_at=None)
                | (~Q(channel="form") & Q(taken_by__isnull=False, taken_at__isnull=False)),
                name="complaint_written_down_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(judged_at=None, is_ours=None) | (Q(is_ours__isnull=False) & ~Q(judged_reason="")),
                name="complaint_judged_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(decider=None) | ~Q(decider=F("handler")), name="nobody_decides_what_they_handled"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, outcome="")
                | (Q(decided_at__isnull=False, decider__isnull=False) & ~Q(outcome="") & ~Q(outcome_reason="")),
                name="complaint_decided_in_writing",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def chain(self) -> str:
        """The name of this complaint's chain in the journal."""
        return f"complaint:{self.pk}"


class ComplaintNote(models.Model):
    """What its handler found or did; ``is_told``: the complainant reads it too. Never changed, never deleted."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="notes")
    words = models.TextField()
    is_told = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    by_as = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.at}"


class ReferralReminder(models.Model):
    """That a client was reminded of a complaint referred to it: one row for each stage, so that no two workers do."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="reminders")
    stage = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["complaint", "stage"], name="referral_reminded_once")]

    def __str__(self) -> str:
        return f"{self.complaint_id}: {self.stage}"


class PaperKind(models.TextChoices):
    """The letters to a complainant; the values are the kinds of the office's letter texts."""

    RECEIPT = "penerimaan-keluhan", _("Surat penerimaan keluhan")
    RESULT = "hasil-keluhan", _("Surat hasil keluhan")


class ComplaintPaper(models.Model):
    """A letter written to the complainant, numbered and kept as it went out."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=80, choices=PaperKind)
    number = models.CharField(max_length=120)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["complaint", "kind"], name="complaint_paper_once")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.kind}"


class ComplaintRules(models.Model):
    """Within how many working days the office acknowledges and answers complaints, from a day on; and how many days
    before the day it was given a client is reminded to answer what was referred to it.

    None of the defaults is confirmed by a text in hand: neither standard names a number of days.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="complaint_rules")
    valid_from = models.DateField(_("Berlaku mulai"))
    acknowledge_days = models.PositiveSmallIntegerField(
        _("Diterima secara tertulis (hari kerja)"), default=3, validators=[MinValueValidator(1)]
    )
    answer_days = models.PositiveSmallIntegerField(
        _("Dijawab dengan hasil (hari kerja)"), default=30, validators=[MinValueValidator(1)]
    )
    remind_days = models.PositiveSmallIntegerField(
        _("Pemegang sertifikat diingatkan (hari sebelum batas jawabannya)"),
        default=3,
        validators=[MinValueValidator(1)],
    )
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Sudah dipastikan"), default=False)

    class Meta:
        ordering = ["-valid_from"]
        constraints = [models.UniqueConstraint(fields=["office", "valid_from"], name="complaint_rules_once_a_day")]

    def __str__(self) -> str:
        return f"{self.office_id} {self.valid_from}"
