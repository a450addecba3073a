"""That somebody has looked a part of a scheme's version up: what it said then, where, who and when."""

from __future__ import annotations

from django.db import models

from mutubaku.people.models import User

from .terms import SchemeTerms


class Confirmation(models.Model):
    """One part of a version compared with its source; rows are added, never changed, and the newest of a part counts.

    ``part`` is a figure's column, or one of the names of ``schemes.queries.parts_of``; ``value`` is what the part said.
    """

    terms = models.ForeignKey(SchemeTerms, models.CASCADE, related_name="confirmations")
    part = models.CharField(max_length=220)
    value = models.JSONField()
    source = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    by_as = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~models.Q(source=""), name="confirmation_has_source")]

    def __str__(self) -> str:
        return f"{self.terms_id}: {self.part}"
