"""What an office promises of its service, each part for its dates, in the office's own words."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .office import Office


class ServiceTopic(models.TextChoices):
    """The parts of a standar pelayanan that no other table of the office holds (UU 25/2009, Article 21), in the order
    of the law, and the maklumat pelayanan (Article 22). Legal basis, requirements, procedure, time, fee and product
    follow from the SOP, the requirements, the tariff and the terms of the schemes.
    """

    FACILITIES = "sarana", _("Sarana dan prasarana")
    COMPETENCE = "kompetensi", _("Kompetensi pelaksana")
    SUPERVISION = "pengawasan", _("Pengawasan internal")
    COMPLAINTS = "pengaduan", _("Pengaduan, saran, dan masukan")
    STAFF = "jumlah-pelaksana", _("Jumlah pelaksana")
    GUARANTEE = "jaminan", _("Jaminan pelayanan")
    SAFETY = "keamanan", _("Jaminan keamanan dan keselamatan")
    EVALUATION = "evaluasi", _("Evaluasi kinerja pelaksana")
    CHARTER = "maklumat", _("Maklumat pelayanan")


class ServicePart(models.Model):
    """One part as the office words it, from a day to a day, both included; open-ended when ``valid_to`` is empty."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="service_parts")
    key = models.CharField(_("Bagian"), max_length=20, choices=ServiceTopic)
    text = models.TextField(_("Isi"))
    valid_from = models.DateField(_("Berlaku mulai"))
    valid_to = models.DateField(_("Berlaku sampai"), null=True, blank=True)
    succeeds = models.ForeignKey("self", models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "key", "valid_from"], name="service_part_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="service_part_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.valid_from}"
