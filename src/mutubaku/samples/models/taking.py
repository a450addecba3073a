"""What is to be sampled, what was, with which seals, and where it went.

A product stands here by the id and the words it had in the application: the room knows no applications.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Task
from mutubaku.documents.models import StoredFile
from mutubaku.people.codes import new_secret
from mutubaku.people.models import Office, User


class SamplingPlan(models.Model):
    """How one product of a case is to be sampled, as the audit plan says it; a later plan of it replaces this one."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="sampling_plans")
    item = models.PositiveBigIntegerField()
    sni_number = models.CharField(max_length=60)
    product = models.CharField(max_length=300)
    brand = models.CharField(max_length=200)
    variant = models.CharField(max_length=300)
    certification_type = models.CharField(max_length=1)
    population = models.CharField(max_length=300)
    quantity = models.CharField(max_length=120)
    place = models.CharField(max_length=300)
    method = models.CharField(max_length=300)
    taker = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["task", "item"], name="sampling_plan_once_per_product")]

    def __str__(self) -> str:
        return f"{self.product} {self.brand}".strip()


class Sample(models.Model):
    """A sample taken of a product in one opening of the sampling step; ``void_reason`` when it may not be tested."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, models.PROTECT, related_name="samples")
    plan = models.ForeignKey(SamplingPlan, models.PROTECT, related_name="samples")
    lot = models.CharField(max_length=120)
    population = models.CharField(max_length=120, blank=True)
    quantity = models.CharField(max_length=120)
    taken_at = models.DateTimeField()
    place = models.CharField(max_length=300)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    void_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["task", "plan"], name="sample_once_per_product")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """What stands on its label: a number without the company's name, as the laboratory knows it."""
        return f"C-{self.pk:05d}"


class PartFor(models.TextChoices):
    """For whom a part of a split sample is (domain.md 9)."""

    LABORATORY = "laboratory", _("Ke laboratorium")
    COMPANY = "company", _("Disimpan perusahaan")
    RESERVE = "reserve", _("Cadangan di kantor")


class SamplePart(models.Model):
    """A sealed part of a sample; no seal number is used twice in an office."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    sample = models.ForeignKey(Sample, models.CASCADE, related_name="parts")
    part_for = models.CharField(max_length=20, choices=PartFor)
    quantity = models.CharField(max_length=120)
    seal = models.CharField(max_length=40)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["office", "seal"], name="seal_once_per_office"),
            models.UniqueConstraint(fields=["sample", "part_for"], name="sample_part_once"),
        ]

    def __str__(self) -> str:
        return self.seal


class SamplePhoto(models.Model):
    """A photo of the sampling, by the hash of its file."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="photos")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    filename = models.CharField(max_length=255)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.filename


class SamplingLink(models.Model):
    """Where the company's representative reads a sampling record on their own telephone, and the code they confirm by.

    Whoever shows the code says by it that the record is right: ``shown_by``.
    """

    task = models.OneToOneField(Task, models.PROTECT, related_name="sampling_link")
    secret = models.CharField(max_length=32, unique=True, default=new_secret)
    code = models.CharField(max_length=6)
    code_until = models.DateTimeField()
    shown_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.task_id}: {self.code_until}"


class SamplingConfirmation(models.Model):
    """Both parties to a sampling record say it is right: the company's representative by a code, and who took it.

    It holds for what was recorded until then; a sample recorded later needs another one.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="sampling_confirmations")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    confirmed_at = models.DateTimeField()
    taker = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name}, {self.position}"


class Receiver(models.TextChoices):
    """To whom a sample passes."""

    LABORATORY = "laboratory", _("Laboratorium")
    SAMPLER = "ppc", _("Petugas pengambil contoh")
    COURIER = "courier", _("Jasa pengiriman")
    PERSON = "person", _("Orang lain")


class BrokenSeal(models.TextChoices):
    """What follows from a broken seal."""

    NONE = "", _("Segel utuh")
    RESEALED = "resealed", _("Disegel ulang di hadapan kedua pihak; boleh diuji")
    VOID = "void", _("Contoh tidak boleh diuji; diambil ulang")


class HandOver(models.Model):
    """One link in the chain of custody of a sample: who gave it to whom, when, and in what state its seal was.

    ``receiver`` is who took it, in words; ``laboratory`` at which laboratory, as its order names it.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="hand_overs")
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="hand_overs")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    giver = models.CharField(max_length=520)
    to_kind = models.CharField(max_length=20, choices=Receiver)
    receiver = models.CharField(max_length=200)
    laboratory = models.CharField(max_length=300, blank=True)
    courier_number = models.CharField(max_length=80, blank=True)
    broken = models.CharField(max_length=20, choices=BrokenSeal, blank=True)
    reason = models.TextField(blank=True)
    new_seal = models.CharField(max_length=40, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sample_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "number"], name="hand_over_number_once"),
            models.CheckConstraint(
                condition=(Q(broken="", reason="")) | (~Q(broken="") & ~Q(reason="")), name="broken_seal_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(to_kind=Receiver.COURIER) | ~Q(courier_number=""), name="courier_has_number"
            ),
            models.CheckConstraint(
                condition=(Q(to_kind=Receiver.LABORATORY) & ~Q(laboratory=""))
                | (~Q(to_kind=Receiver.LABORATORY) & Q(laboratory="")),
                name="laboratory_is_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.holder}"

    @property
    def holder(self) -> str:
        """Who has the sample from then on, at a laboratory with its name."""
        return ", ".join(part for part in (self.receiver, self.laboratory) if part)
