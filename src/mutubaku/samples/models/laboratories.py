"""The laboratories the office sends samples to, as they were known from a day on (ISO/IEC 17065, 6.2.2)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.documents.models import StoredFile
from mutubaku.people.models import Office


class Laboratory(models.Model):
    """A testing laboratory as the office's list has it from a day on; a change is another row of the same name.

    ``scope`` is what it is accredited for, a list of ``{"number": …, "parameters": […]}`` by number of the product
    standard; without parameters it holds for all of them. ``scope_note`` is scope in free words, which only people can
    compare with what is to be tested.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="laboratories")
    name = models.CharField(_("Nama laboratorium"), max_length=300)
    address = models.TextField(_("Alamat"), blank=True)
    city = models.CharField(_("Kota"), max_length=120)
    contact = models.CharField(_("Narahubung"), max_length=300, blank=True)
    is_own = models.BooleanField(_("Milik kantor sendiri"), default=False)
    accreditation = models.CharField(_("Nomor akreditasi KAN"), max_length=80, blank=True)
    accredited_from = models.DateField(_("Akreditasi berlaku mulai"), null=True)
    accredited_to = models.DateField(_("Akreditasi berlaku sampai"), null=True)
    scope = models.JSONField(_("Ruang lingkup"), default=list)
    scope_note = models.TextField(_("Ruang lingkup lain"), blank=True)
    evidence = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    evidence_name = models.CharField(max_length=255, blank=True)
    valid_from = models.DateField(_("Berlaku mulai"))
    valid_to = models.DateField(_("Berlaku sampai"), null=True)
    succeeds = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["name", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["office", "name", "valid_from"], name="laboratory_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="laboratory_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(accreditation="", accredited_from=None, accredited_to=None)
                | (
                    ~Q(accreditation="")
                    & Q(accredited_from__isnull=False, accredited_to__isnull=False)
                    & Q(accredited_to__gte=F("accredited_from"))
                ),
                name="laboratory_accreditation_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(evidence=None, evidence_name="") | (Q(evidence__isnull=False) & ~Q(evidence_name="")),
                name="laboratory_evidence_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name
