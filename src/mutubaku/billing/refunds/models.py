"""A refund as it was asked for, and the row that ends it; neither is ever changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case
from mutubaku.documents.models import Version
from mutubaku.people.models import Office, User


class Ending(models.TextChoices):
    """How a refund ended."""

    RETURNED = "returned", _("Dikembalikan")
    SET_OFF = "set-off", _("Diperhitungkan")
    DROPPED = "dropped", _("Dibatalkan")


class Refund(models.Model):
    """What is to be returned of a case that was paid too much: asked for by a letter, to an account in words."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="refunds")
    case = models.ForeignKey(Case, models.PROTECT, related_name="refunds")
    amount = models.PositiveBigIntegerField()
    reason = models.TextField()
    account = models.CharField(max_length=300)
    letter_number = models.CharField(max_length=120)
    letter_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="refund_above_zero")]

    def __str__(self) -> str:
        return self.letter_number


class RefundEnd(models.Model):
    """How a refund ended: returned on a day with its proof, set off against an invoice, or dropped with a reason."""

    refund = models.OneToOneField(Refund, models.PROTECT, related_name="end")
    ending = models.CharField(max_length=20, choices=Ending)
    returned_on = models.DateField(null=True)
    file = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    invoice = models.ForeignKey("billing.Invoice", models.PROTECT, null=True, related_name="set_off")
    words = models.TextField(blank=True)
    ended_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ending="returned", returned_on__isnull=False, file__isnull=False, invoice=None)
                | Q(ending="set-off", returned_on=None, file=None, invoice__isnull=False)
                | (Q(ending="dropped", returned_on=None, file=None, invoice=None) & ~Q(words="")),
                name="refund_end_says_how",
            )
        ]

    def __str__(self) -> str:
        return f"{self.refund_id}: {self.ending}"
