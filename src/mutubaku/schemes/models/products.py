"""What product certification tests: standards (SNI) with their parameters and limits, from a day on."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.people.models import Office

LIMIT: dict[str, Any] = {"max_digits": 24, "decimal_places": 10, "null": True}


class ProductStandard(models.Model):
    """A product standard the office certifies by; ``category`` is the technical scope that people are competent for."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="product_standards")
    number = models.CharField(_("Nomor SNI"), max_length=60)
    title = models.CharField(_("Judul"), max_length=300)
    category = models.SlugField(_("Kategori"), max_length=80)
    valid_from = models.DateField(_("Berlaku mulai"))
    valid_to = models.DateField(_("Berlaku sampai"), null=True)
    succeeds = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Sudah dipastikan"), default=False)

    class Meta:
        ordering = ["number", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["office", "number", "valid_from"], name="product_standard_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="product_standard_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class TestParameter(models.Model):
    """What is tested of a product: a measured value in ``unit`` within its limits (both included, empty is none), or,
    with ``expected`` given, a finding in words such as "tidak berbau" or "negatif".

    ``decimals`` is to how many places a result is rounded before it is judged; empty: not rounded.
    """

    __test__ = False  # not a test of ours

    standard = models.ForeignKey(ProductStandard, models.CASCADE, related_name="parameters")
    name = models.CharField(_("Parameter"), max_length=200)
    method = models.CharField(_("Metode"), max_length=200, blank=True)
    unit = models.CharField(_("Satuan"), max_length=40, blank=True)
    lower = models.DecimalField(_("Batas bawah"), **LIMIT)
    upper = models.DecimalField(_("Batas atas"), **LIMIT)
    expected = models.CharField(_("Hasil yang diminta"), max_length=200, blank=True)
    decimals = models.PositiveSmallIntegerField(_("Dibulatkan sampai (desimal)"), null=True)
    order = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Sudah dipastikan"), default=False)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["standard", "name"], name="test_parameter_once")]

    def __str__(self) -> str:
        return f"{self.standard}: {self.name}"
