"""On which side of a case each person stands."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mutubaku.people.models import User

from .case import Case


class Side(models.TextChoices):
    """What a person did in a case: nobody stands on two sides of it."""

    EVALUATION = "evaluation", _("Evaluasi")
    JUDGEMENT = "judgement", _("Tinjauan, komite, atau keputusan")
    APPEAL = "appeal", _("Banding")


class Involvement(models.Model):
    """That a person stands on one side of a case. One row for each person and case, held by the database: whoever
    evaluated does not review, recommend or decide, and whoever did any of these does not handle the appeal
    (MS-13, MS-22; ISO/IEC 17065, 7.5, 7.6 and 7.13; ISO/IEC 17021-1, 9.5.1 and 9.7).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="involvements")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="nobody_judges_their_own_work")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.user_id} {self.side}"
