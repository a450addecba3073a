"""The questions an audit goes through, by clause of each standard, from a day on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.people.models import Office


class ChecklistQuestion(models.Model):
    """A question of the office's audit checklists.

    ``clauses`` gives the clause it belongs to in each scheme that asks it, as ``{"iso-9001": "4.1", ...}``: a question
    of two standards is answered once in an integrated audit. ``key`` stays the same over its versions.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="checklist_questions")
    key = models.SlugField(max_length=80)
    clauses = models.JSONField(_("Klausul menurut skema"))
    text = models.TextField(_("Pertanyaan"))
    hint = models.TextField(_("Petunjuk"), blank=True)
    stage = models.PositiveSmallIntegerField(_("Tahap audit"), default=2)
    order = models.PositiveIntegerField(default=0)
    valid_from = models.DateField(_("Berlaku mulai"))
    valid_to = models.DateField(_("Berlaku sampai"), null=True)
    succeeds = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")
    source = models.CharField(_("Sumber"), max_length=300, blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["office", "key", "valid_from"], name="checklist_question_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="checklist_question_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.text[:60]}"
