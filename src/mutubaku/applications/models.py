"""What a client asks for, in one row per case and one table per scheme's scope."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case, Scheme
from mutubaku.paper.words import written
from mutubaku.people.models import Factory

from .policy import HOURS_A_WEEK, MOST_PEOPLE, Personnel

kbli_digits = RegexValidator(r"^\d{5}$", _("KBLI terdiri atas 5 angka, misalnya 22123."))
sni_number = RegexValidator(
    r"^SNI (ISO |IEC |ISO/IEC )?\d[\d.\-/A-Za-z]*(:\d{4})?$",
    _("Tulis nomor SNI seperti “SNI 3553:2015” atau “SNI ISO 8124-1:2010”."),
)
sih_number = RegexValidator(
    r"^SIH \d[\d.]*(:\d{4})?$", _("Tulis nomor Standar Industri Hijau seperti “SIH 22123.1:2021”.")
)


PEOPLE: dict[str, Any] = {"default": 0, "validators": [MaxValueValidator(MOST_PEOPLE)]}
QUANTITY: dict[str, Any] = {"max_digits": 19, "decimal_places": 4, "validators": [MinValueValidator(0)]}


class CertificationType(models.TextChoices):
    """The scheme type of ISO/IEC 17067 a product is certified under (domain.md 2.2)."""

    TYPE_1 = "1", _("Tipe 1: satu lot atau satu pengiriman")
    TYPE_3 = "3", _("Tipe 3: pengujian dan asesmen pabrik")
    TYPE_5 = "5", _("Tipe 5: pengujian dan audit sistem manajemen")


class Commodity(models.TextChoices):
    """Product groups for which the table of requirements has rows of its own, and the transfer of a certificate, which
    follows from another answer and is never chosen."""

    GENERAL = "", _("Umum")
    FOOD = "food", _("Pangan")
    BOTTLED_WATER = "bottled-water", _("Air minum dalam kemasan (AMDK)")
    TRANSFER = "transfer", _("Alih sertifikat dari lembaga lain")


PRODUCT_GROUPS = [(key, name) for key, name in Commodity.choices if key != Commodity.TRANSFER]


class Topic(models.TextChoices):
    """What a green industry standard asks figures of (domain.md 4)."""

    ENERGY = "energy", _("Energi")
    WATER = "water", _("Air")
    MATERIAL = "material", _("Bahan baku dan bahan penolong")
    WASTE = "waste", _("Limbah")


class Application(models.Model):
    """The answers common to all schemes.

    ``also_scheme`` is asked for together with the case's own scheme; when such an integrated application is sent, a
    second case with the same answers begins, and its application points to the first by ``together_with``
    (decision 0010). ``copied_from`` is the earlier application whose answers this one began with.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="application")
    contact_name = models.CharField(_("Nama penghubung"), max_length=200, blank=True)
    contact_position = models.CharField(_("Jabatan penghubung"), max_length=200, blank=True)
    contact_phone = models.CharField(_("Telepon penghubung"), max_length=40, blank=True)
    contact_email = models.EmailField(_("E-mail penghubung"), blank=True)
    commodity = models.CharField(_("Kelompok komoditas"), max_length=80, choices=PRODUCT_GROUPS, blank=True)
    has_quality_certificate = models.BooleanField(_("Memiliki sertifikat ISO 9001"), default=False)
    declared_at = models.DateTimeField(null=True)
    also_scheme = models.CharField(max_length=40, choices=Scheme, blank=True)
    together_with = models.OneToOneField("self", models.PROTECT, null=True, related_name="companion")
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.case_id)


class ProductItem(models.Model):
    """A product to be certified under SPPT SNI."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="products")
    sni_number = models.CharField(_("Nomor SNI"), max_length=60, validators=[sni_number])
    sni_title = models.CharField(_("Judul SNI"), max_length=300, blank=True)
    product = models.CharField(_("Nama produk"), max_length=300)
    brand = models.CharField(_("Merek"), max_length=200)
    variant = models.CharField(_("Tipe, jenis, atau ukuran"), max_length=300)
    factory = models.ForeignKey(Factory, models.PROTECT, verbose_name=_("Pabrik"), related_name="+")
    certification_type = models.CharField(_("Tipe sertifikasi"), max_length=1, choices=CertificationType)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.product} {self.brand}"


class SystemScope(models.Model):
    """The scope of a management system certification (ISO/IEC 17021-1, 9.1.1).

    ``edition`` is the standard with its year as the office's terms name it, ``also_edition`` that of the scheme asked
    for together with it; ``iaf_codes`` are numbers of ``iaf.IAF_CODES``.
    """

    application = models.OneToOneField(Application, models.CASCADE, related_name="system_scope")
    edition = models.CharField(_("Edisi standar"), max_length=200, blank=True)
    also_edition = models.CharField(_("Edisi standar kedua"), max_length=200, blank=True)
    statement = models.TextField(_("Pernyataan ruang lingkup"), max_length=2000)
    iaf_codes = models.JSONField(_("Kode IAF"), default=list)
    outsourced_processes = models.TextField(_("Proses yang dialihdayakan"), max_length=2000, blank=True)
    used_consultancy = models.BooleanField(_("Memakai jasa konsultan"), default=False)
    consultancy = models.CharField(_("Nama konsultan"), max_length=300, blank=True)
    consultancy_until = models.DateField(_("Jasa konsultan sampai"), null=True, blank=True)

    def __str__(self) -> str:
        return self.statement[:80]


class Site(models.Model):
    """A site within the scope of a management system, with the people who work there: full time by shift, part time
    with their usual hours a week, and seasonal workers at the busiest time.

    ``found_on``: the day it was added because the audit found it; empty where the client applied for it.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="sites")
    name = models.CharField(_("Nama lokasi"), max_length=200)
    address = models.TextField(_("Alamat lokasi"), max_length=1000)
    activities = models.CharField(_("Kegiatan di lokasi ini"), max_length=500)
    shift_1 = models.PositiveIntegerField(_("Personel penuh waktu, regu 1"), **PEOPLE)
    shift_2 = models.PositiveIntegerField(_("Personel penuh waktu, regu 2"), **PEOPLE)
    shift_3 = models.PositiveIntegerField(_("Personel penuh waktu, regu 3"), **PEOPLE)
    part_time = models.PositiveIntegerField(_("Personel paruh waktu"), **PEOPLE)
    part_time_hours = models.PositiveSmallIntegerField(
        _("Jam kerja paruh waktu per minggu"), default=0, validators=[MaxValueValidator(HOURS_A_WEEK)]
    )
    seasonal = models.PositiveIntegerField(_("Pekerja musiman"), **PEOPLE)
    found_on = models.DateField(_("Ditemukan pada audit"), null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    @property
    def people(self) -> Personnel:
        """Who works here, as plain figures."""
        return Personnel(
            shifts=(self.shift_1, self.shift_2, self.shift_3),
            part_time=self.part_time,
            part_time_hours=self.part_time_hours,
            seasonal=self.seasonal,
        )

    def personnel(self, full_week: int) -> int:
        """The effective number of people, which the audit time is reckoned from; a full week has so many hours."""
        return self.people.effective(full_week)


class OtherCertificate(models.Model):
    """A management system certificate of another body that the client already holds."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="other_certificates")
    standard = models.CharField(_("Standar"), max_length=200)
    body = models.CharField(_("Lembaga sertifikasi"), max_length=200)
    number = models.CharField(_("Nomor sertifikat"), max_length=120)
    valid_until = models.DateField(_("Berlaku sampai"))

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.standard} {self.number}"


class Transfer(models.Model):
    """That the client transfers one of the certificates of another body to this office, and why (IAF MD 2).

    One for each scheme asked for: of an integrated application both may be transferred, each with its certificate, or
    one certificate of both standards twice.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="transfers")
    scheme = models.CharField(max_length=40, choices=Scheme)
    certificate = models.ForeignKey(OtherCertificate, models.CASCADE, related_name="transfers")
    reason = models.TextField(_("Alasan alih sertifikat"), max_length=1000)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["application", "scheme"], name="transfer_once_a_scheme")]

    def __str__(self) -> str:
        return str(self.certificate)


class GreenScope(models.Model):
    """The scope of a green industry certification (domain.md 4): the standard, the plant, what it can make in a year
    and what it made in the latest one, both in ``unit``."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="green_scope")
    sih_number = models.CharField(_("Nomor Standar Industri Hijau"), max_length=60, validators=[sih_number])
    kbli = models.CharField(_("Kode KBLI"), max_length=5, validators=[kbli_digits])
    product = models.CharField(_("Produk"), max_length=300)
    factory = models.ForeignKey(Factory, models.PROTECT, verbose_name=_("Pabrik"), related_name="+")
    capacity_amount = models.DecimalField(_("Kapasitas produksi per tahun"), **QUANTITY)
    realisation_amount = models.DecimalField(_("Realisasi produksi"), **QUANTITY)
    unit = models.CharField(_("Satuan produksi"), max_length=40)
    realisation_year = models.PositiveSmallIntegerField(_("Tahun realisasi"))

    def __str__(self) -> str:
        return f"{self.sih_number} {self.product}"

    @property
    def capacity(self) -> str:
        """The capacity in words: ``1.000 ton per tahun``."""
        return f"{written(self.capacity_amount)} {self.unit} per tahun"

    @property
    def realisation(self) -> str:
        """What was made, in words: ``980,5 ton (2025)``."""
        return f"{written(self.realisation_amount)} {self.unit} ({self.realisation_year})"


class GreenFigure(models.Model):
    """One figure of what a plant uses or leaves in a year: so much of a kind of energy, water, material or waste."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="green_figures")
    topic = models.CharField(_("Pokok"), max_length=20, choices=Topic)
    kind = models.CharField(_("Jenis"), max_length=200)
    amount = models.DecimalField(_("Jumlah"), **QUANTITY)
    unit = models.CharField(_("Satuan"), max_length=40)
    year = models.PositiveSmallIntegerField(_("Tahun"))

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind}: {written(self.amount)} {self.unit} ({self.year})"
