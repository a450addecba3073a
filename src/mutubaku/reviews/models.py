"""What the office finds when it looks at an application: routing, checklist, review, verification, and what it asks."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Task
from mutubaku.documents.models import Version
from mutubaku.people.models import Office


class Urgency(models.TextChoices):
    """How soon the head wants it done."""

    ORDINARY = "ordinary", _("Biasa")
    URGENT = "urgent", _("Segera")
    VERY_URGENT = "very-urgent", _("Sangat segera")


class State(models.TextChoices):
    """What a look at the file showed of one requirement."""

    PRESENT = "present", _("Ada")
    ABSENT = "absent", _("Tidak ada")
    NOT_APPLICABLE = "not-applicable", _("Tidak berlaku")


class Reply(models.TextChoices):
    """The answer to a question of the application review."""

    YES = "yes", _("Ya")
    NO = "no", _("Tidak")
    NOT_APPLICABLE = "na", _("Tidak berlaku")


class GapOrigin(models.TextChoices):
    """In which step a gap was found."""

    COMPLETENESS = "completeness", _("Pemeriksaan kelengkapan")
    VERIFICATION = "verification", _("Verifikasi dokumen")
    REVIEW = "review", _("Tinjauan permohonan")


class Disposition(models.Model):
    """Step 2: to which sections (role keys) the head routes the application, and with what instruction."""

    task = models.OneToOneField(Task, models.PROTECT, related_name="disposition")
    addressees = models.JSONField(default=list)
    instruction = models.TextField(_("Instruksi"), max_length=2000)
    urgency = models.CharField(_("Sifat"), max_length=20, choices=Urgency, default=Urgency.ORDINARY)

    def __str__(self) -> str:
        return f"{self.task_id} {self.addressees}"


class Presence(models.Model):
    """Step 3: what was found of one requirement in one round, and the version that was looked at."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="presences")
    requirement = models.CharField(max_length=80)
    state = models.CharField(max_length=20, choices=State)
    note = models.TextField(_("Catatan"), max_length=1000, blank=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "requirement"], name="presence_once_a_round")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.requirement}: {self.state}"


class Purpose(models.TextChoices):
    """Which sheet a question belongs to."""

    APPLICATION = "application", _("Tinjauan permohonan (langkah 3)")
    CERTIFICATION = "certification", _("Lembar komite (tinjauan hasil evaluasi)")


class Question(models.Model):
    """A question of a review, in the office's words; a row is succeeded by another, never rewritten.

    ``schemes`` are those it is asked in, all when empty;
    ``source`` names the clause it stands for; both dates are included, ``valid_to`` is empty while it is asked.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="questions")
    key = models.SlugField(_("Kode"), max_length=80)
    text = models.TextField(_("Pertanyaan"), max_length=1000)
    purpose = models.CharField(_("Lembar"), max_length=20, choices=Purpose, default=Purpose.APPLICATION)
    schemes = models.JSONField(_("Skema"), default=list, blank=True)
    source = models.CharField(_("Sumber"), max_length=200, blank=True)
    order = models.PositiveIntegerField(_("Urutan"), default=0)
    valid_from = models.DateField(_("Berlaku mulai"))
    valid_to = models.DateField(_("Berlaku sampai"), null=True, blank=True)
    succeeds = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["office", "key", "valid_from"], name="question_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="question_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Answer(models.Model):
    """Step 3: the answer to one question in one round."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=3, choices=Reply)
    note = models.TextField(_("Catatan"), max_length=1000, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "question"], name="answer_once_a_round")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.question_id}: {self.answer}"


class Verification(models.Model):
    """Step 4: whether one handed-in version is valid; ``is_valid`` is empty while only its data are written down."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="verifications")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    requirement = models.CharField(max_length=80)
    is_valid = models.BooleanField(null=True)
    reason = models.TextField(_("Alasan"), max_length=1000, blank=True)
    number = models.CharField(_("Nomor dokumen"), max_length=200, blank=True)
    expires_on = models.DateField(_("Berlaku sampai"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "version"], name="verification_once_a_round")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.requirement}: {self.is_valid}"


class FrozenDocument(models.Model):
    """Step 4's result, the company's documents: the verified set as it was, with the hash of each file."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="frozen_documents")
    requirement = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    number = models.CharField(max_length=200, blank=True)
    expires_on = models.DateField(null=True)
    sha256 = models.CharField(max_length=64)
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["task", "requirement"], name="frozen_once_a_round")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.requirement}"


class CompletionRequest(models.Model):
    """Step 5: until when (that day included) the client is asked to complete its file, and the desk's own words."""

    task = models.OneToOneField(Task, models.PROTECT, related_name="completion_request")
    until = models.DateField(_("Batas waktu"))
    words = models.TextField(_("Pesan untuk pelanggan"), max_length=2000, blank=True)

    def __str__(self) -> str:
        return f"{self.task_id} {self.until}"


class Gap(models.Model):
    """One document that was asked for: why, where that was found, and the version that met it; or a difference the
    review found (``origin`` "review"), which the client answers in words.
    """

    request = models.ForeignKey(CompletionRequest, models.CASCADE, related_name="gaps")
    requirement = models.CharField(max_length=80)
    name = models.CharField(max_length=1000)
    reason = models.TextField(max_length=1000, blank=True)
    origin = models.CharField(max_length=20, choices=GapOrigin)
    met_by = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["request", "requirement"], name="gap_once_a_request")]

    def __str__(self) -> str:
        return self.name
