"""What a client asks for, in one row per case and one table per scheme's scope."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case
from mutubaku.people.models import Factory

kbli_digits = RegexValidator(r"^\d{5}$", _("KBLI terdiri atas 5 angka, misalnya 22123."))
sni_number = RegexValidator(
    r"^SNI (ISO |IEC |ISO/IEC )?\d[\d.\-/A-Za-z]*(:\d{4})?$",
    _("Tulis nomor SNI seperti “SNI 3553:2015” atau “SNI ISO 8124-1:2010”."),
)
sih_number = RegexValidator(
    r"^SIH \d[\d.]*(:\d{4})?$", _("Tulis nomor Standar Industri Hijau seperti “SIH 22123.1:2021”.")
)


class CertificationType(models.TextChoices):
    """The scheme type of ISO/IEC 17067 a product is certified under (domain.md 2.2)."""

    TYPE_1 = "1", _("Tipe 1: satu lot atau satu pengiriman")
    TYPE_3 = "3", _("Tipe 3: pengujian dan asesmen pabrik")
    TYPE_5 = "5", _("Tipe 5: pengujian dan audit sistem manajemen")


class Commodity(models.TextChoices):
    """Product groups for which the table of requirements has rows of its own."""

    GENERAL = "", _("Umum")
    FOOD = "food", _("Pangan")
    BOTTLED_WATER = "bottled-water", _("Air minum dalam kemasan (AMDK)")


class Application(models.Model):
    """The answers common to all schemes."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="application")
    contact_name = models.CharField(_("Nama penghubung"), max_length=200, blank=True)
    contact_position = models.CharField(_("Jabatan penghubung"), max_length=200, blank=True)
    contact_phone = models.CharField(_("Telepon penghubung"), max_length=40, blank=True)
    contact_email = models.EmailField(_("E-mail penghubung"), blank=True)
    commodity = models.CharField(_("Kelompok komoditas"), max_length=80, choices=Commodity, blank=True)
    has_quality_certificate = models.BooleanField(_("Memiliki sertifikat ISO 9001"), default=False)
    declared_at = models.DateTimeField(null=True)

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
    """The scope of a management system certification (ISO/IEC 17021-1, 9.1.1)."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="system_scope")
    statement = models.TextField(_("Pernyataan ruang lingkup"), max_length=2000)
    iaf_code = models.PositiveSmallIntegerField(_("Kode IAF"), validators=[MinValueValidator(1), MaxValueValidator(39)])
    outsourced_processes = models.TextField(_("Proses yang dialihdayakan"), max_length=2000, blank=True)
    used_consultancy = models.BooleanField(_("Memakai jasa konsultan"), default=False)
    consultancy = models.CharField(_("Nama konsultan"), max_length=300, blank=True)

    def __str__(self) -> str:
        return self.statement[:80]


class Site(models.Model):
    """A site within the scope of a management system, with the people who work there."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="sites")
    name = models.CharField(_("Nama lokasi"), max_length=200)
    address = models.TextField(_("Alamat lokasi"), max_length=1000)
    activities = models.CharField(_("Kegiatan di lokasi ini"), max_length=500)
    personnel = models.PositiveIntegerField(_("Jumlah personel"), validators=[MinValueValidator(1)])

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class GreenScope(models.Model):
    """The scope of a green industry certification (domain.md 4)."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="green_scope")
    sih_number = models.CharField(_("Nomor Standar Industri Hijau"), max_length=60, validators=[sih_number])
    kbli = models.CharField(_("Kode KBLI"), max_length=5, validators=[kbli_digits])
    product = models.CharField(_("Produk"), max_length=300)
    factory = models.ForeignKey(Factory, models.PROTECT, verbose_name=_("Pabrik"), related_name="+")
    capacity = models.CharField(_("Kapasitas produksi terpasang per tahun"), max_length=200)

    def __str__(self) -> str:
        return f"{self.sih_number} {self.product}"
