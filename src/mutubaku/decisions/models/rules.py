"""The office's own figures about decisions, dated."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from mutubaku.people.models import Office


class Rules(models.Model):
    """The office's figures about decisions, from a day on; none of the defaults is confirmed by a text in hand."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="decision_rules")
    valid_from = models.DateField(_("Berlaku mulai"))
    appeal_days = models.PositiveSmallIntegerField(
        _("Banding diterima paling lama (hari kalender sejak keputusan)"), default=30, validators=[MinValueValidator(1)]
    )
    agreement_months = models.PositiveSmallIntegerField(
        _("Masa berlaku perjanjian sertifikasi (bulan)"), default=48, validators=[MinValueValidator(1)]
    )
    reviewer_may_decide = models.BooleanField(_("Peninjau boleh juga mengambil keputusan"), default=True)
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Sudah dipastikan"), default=False)

    class Meta:
        ordering = ["-valid_from"]
        constraints = [models.UniqueConstraint(fields=["office", "valid_from"], name="decision_rules_once_a_day")]

    def __str__(self) -> str:
        return f"{self.office_id} {self.valid_from}"
