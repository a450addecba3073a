"""An uploaded list of payments: kept between its dry run and the act, and afterwards with what came of each row."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mutubaku.people.models import Office, User


class PaymentList(models.Model):
    """A list as it was read (``rows``: listing.as_json) and, once applied, what came of each row (``results``).

    ``sha256`` is of the file as it was uploaded, so that a dispute can be settled with the bank's own copy.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="payment_lists")
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    rows = models.JSONField()
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    results = models.JSONField(default=list)
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(applied_at=None) | Q(applied_by__isnull=False), name="payment_list_applied_by_somebody"
            )
        ]

    def __str__(self) -> str:
        return self.filename
