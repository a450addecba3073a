"""What green industry certification measures: standards (SIH) with technical and management criteria (domain.md 4)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.people.models import Office

from .products import LIMIT


class GreenStandard(models.Model):
    """A green industry standard; ``group`` is the technical scope that people are competent for."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="green_standards")
    number = models.CharField(_("Nomor SIH"), max_length=60)
    title = models.CharField(_("Judul"), max_length=300)
    group = models.SlugField(_("Kelompok"), max_length=80)
    valid_from = models.DateField(_("Berlaku mulai"))
    valid_to = models.DateField(_("Berlaku sampai"), null=True)
    succeeds = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Sudah dipastikan"), default=False)

    class Meta:
        ordering = ["number", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number", "valid_from"], name="green_standard_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="green_standard_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class GreenTopic(models.TextChoices):
    """What a criterion is about: technical topics are measured, the management ones graded."""

    RAW_MATERIAL = "raw-material", _("Bahan baku")
    AUXILIARY = "auxiliary", _("Bahan penolong")
    ENERGY = "energy", _("Energi")
    WATER = "water", _("Air")
    PROCESS = "process", _("Proses produksi")
    PRODUCT = "product", _("Produk")
    PACKAGING = "packaging", _("Kemasan")
    WASTE = "waste", _("Limbah")
    EMISSION = "emission", _("Emisi gas rumah kaca")
    POLICY = "policy", _("Kebijakan dan organisasi")
    PLANNING = "planning", _("Perencanaan strategis")
    IMPLEMENTATION = "implementation", _("Pelaksanaan dan pemantauan")
    REVIEW = "review", _("Tinjauan manajemen")
    RESPONSIBILITY = "responsibility", _("Tanggung jawab sosial")
    EMPLOYMENT = "employment", _("Ketenagakerjaan")


class GreenCriterion(models.Model):
    """A criterion: technical with limits on a value in ``unit`` (both included, empty is none), or management, graded
    from 0 to ``points``. A ``mandatory`` one must be met, whatever the others give.
    """

    standard = models.ForeignKey(GreenStandard, models.CASCADE, related_name="criteria")
    topic = models.CharField(_("Pokok"), max_length=20, choices=GreenTopic)
    name = models.CharField(_("Kriteria"), max_length=300)
    unit = models.CharField(_("Satuan"), max_length=60, blank=True)
    lower = models.DecimalField(_("Batas bawah"), **LIMIT)
    upper = models.DecimalField(_("Batas atas"), **LIMIT)
    points = models.PositiveSmallIntegerField(_("Nilai tertinggi"), null=True)
    needed = models.PositiveSmallIntegerField(_("Nilai terendah yang memenuhi"), null=True)
    mandatory = models.BooleanField(_("Wajib dipenuhi"), default=True)
    order = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Sudah dipastikan"), default=False)

    class Meta:
        ordering = ["order", "id"]
        verbose_name_plural = "green criteria"
        constraints = [models.UniqueConstraint(fields=["standard", "topic", "name"], name="green_criterion_once")]

    def __str__(self) -> str:
        return f"{self.standard}: {self.name}"

    @property
    def is_technical(self) -> bool:
        """Whether it is measured rather than graded."""
        return self.points is None
