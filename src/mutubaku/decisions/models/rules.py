"""Who stood on which side of a case, and the office's own figures about decisions, dated."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case
from mutubaku.people.models import Office, User


class Side(models.TextChoices):
    """What a person did in a case: nobody stands on two sides of it."""

    EVALUATION = "evaluation", _("Evaluasi")
    JUDGEMENT = "judgement", _("Tinjauan, komite, atau keputusan")
    APPEAL = "appeal", _("Banding")


class Involvement(models.Model):
    """On which side a person stands in a case. One row for each person and case, held by the database: whoever
    evaluated does not review, recommend or decide, and whoever did any of these does not handle the appeal
    (ISO/IEC 17065, 7.5, 7.6 and 7.13; ISO/IEC 17021-1, 9.5.1 and 9.7).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="involvements")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="one_side_of_a_case")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.user_id}: {self.side}"


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
