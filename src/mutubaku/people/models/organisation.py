"""The client: an organisation with its legal data, its factories, its people, and invitations to join it."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .account import User
from .office import Office

nib_digits = RegexValidator(r"^\d{13}$", _("NIB terdiri atas 13 angka, tanpa titik atau spasi."))
npwp_digits = RegexValidator(r"^\d{15,16}$", _("NPWP terdiri atas 15 atau 16 angka, tanpa titik atau strip."))


class ApplicantKind(models.TextChoices):
    """In what capacity an organisation applies (domain.md 2.1)."""

    PRODUCER = "producer", _("Produsen")
    BRAND_OWNER = "brand-owner", _("Pemilik merek")
    IMPORTER = "importer", _("Importir")
    FOREIGN = "foreign", _("Produsen luar negeri")


class Organisation(models.Model):
    """A client of one office, with the data the law asks for."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="organisations")
    name = models.CharField(_("Nama perusahaan"), max_length=300)
    kind = models.CharField(_("Jenis pemohon"), max_length=20, choices=ApplicantKind, default=ApplicantKind.PRODUCER)
    nib = models.CharField(_("NIB"), max_length=13, blank=True, validators=[nib_digits])
    npwp = models.CharField(_("NPWP"), max_length=16, blank=True, validators=[npwp_digits])
    address = models.TextField(_("Alamat kantor"), max_length=1000)
    city = models.CharField(_("Kota atau kabupaten"), max_length=120)
    province = models.CharField(_("Provinsi"), max_length=120, blank=True)
    country = models.CharField(_("Negara"), max_length=80, default="Indonesia")
    phone = models.CharField(_("Telepon"), max_length=40, blank=True)
    email = models.EmailField(_("E-mail perusahaan"), blank=True)
    is_small_business = models.BooleanField(_("Usaha mikro, kecil, atau menengah"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    users = models.ManyToManyField(User, through="Membership", related_name="organisations")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "nib"], condition=~Q(nib=""), name="nib_once_per_office"),
            models.CheckConstraint(
                condition=Q(kind=ApplicantKind.FOREIGN) | ~Q(nib=""), name="domestic_organisation_has_nib"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Factory(models.Model):
    """A place where an organisation produces."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="factories")
    name = models.CharField(_("Nama pabrik"), max_length=200)
    address = models.TextField(_("Alamat pabrik"), max_length=1000)
    city = models.CharField(_("Kota atau kabupaten"), max_length=120)
    country = models.CharField(_("Negara"), max_length=80, default="Indonesia")

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person who acts for an organisation, from a moment on until they leave."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"], condition=Q(until=None), name="one_open_membership"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} @ {self.organisation_id}"


class Invitation(models.Model):
    """An invitation to join an organisation, sent to an e-mail address; only the hash of its secret is kept."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("Alamat e-mail"))
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.email
