"""Tariffs by date, invoices with frozen lines, billing codes, payments, and agreements to pay otherwise."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case, Task
from mutubaku.documents.models import Version
from mutubaku.people.models import Office, User

from .reconciliation.models import PaymentList as PaymentList  # noqa: PLC0414 - a table of this room
from .refunds.models import Ending as Ending  # noqa: PLC0414 - of this room, with the two tables below
from .refunds.models import Refund as Refund  # noqa: PLC0414
from .refunds.models import RefundEnd as RefundEnd  # noqa: PLC0414


class Part(models.TextChoices):
    """What a fee is for; the three are added up apart (domain.md 5)."""

    CERTIFICATION = "certification", _("Biaya sertifikasi")
    TRANSPORT = "transport", _("Transportasi dan akomodasi")
    LABORATORY = "laboratory", _("Pengujian laboratorium")


class CountedBy(models.TextChoices):
    """What a line's quantity grows with; its default quantity holds for one of them."""

    CASE = "case", _("Permohonan")
    PRODUCT = "product", _("Produk")
    SITE = "site", _("Lokasi")
    AUDITOR_DAY = "auditor-day", _("Hari auditor")


class Tariff(models.Model):
    """The fees of an office from a date on, with their legal base; the latest begun one is in force.

    ``small_business_percent`` is taken off the certification part for small businesses, in the schemes listed (empty:
    in all of them). ``code_days`` is how long the office's billing codes usually hold: proposed when one is entered.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="tariffs")
    name = models.CharField(_("Nama tarif"), max_length=200)
    legal_base = models.CharField(_("Dasar hukum"), max_length=300)
    valid_from = models.DateField(_("Berlaku mulai"))
    valid_to = models.DateField(_("Berlaku sampai"), null=True, blank=True)
    small_business_percent = models.PositiveSmallIntegerField(
        _("Keringanan usaha kecil (%)"), default=0, validators=[MaxValueValidator(100)]
    )
    small_business_schemes = models.JSONField(_("Skema yang mendapat keringanan"), default=list, blank=True)
    code_days = models.PositiveSmallIntegerField(
        _("Masa berlaku kode billing (hari)"), default=7, validators=[MinValueValidator(1), MaxValueValidator(366)]
    )
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    is_confirmed = models.BooleanField(_("Sudah dipastikan"), default=False)

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["office", "valid_from"], name="tariff_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="tariff_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(small_business_percent__lte=100), name="tariff_percent_to_100"),
        ]

    def __str__(self) -> str:
        return self.name


class TariffLine(models.Model):
    """One line of a tariff, in rupiah for one unit; empty lists of schemes or kinds mean "all".

    A price of 0 says that the tariff holds no amount: the line is charged apart. A line in force is withdrawn and
    succeeded by another of its key, never rewritten.
    """

    tariff = models.ForeignKey(Tariff, models.CASCADE, related_name="lines")
    key = models.SlugField(_("Kode"), max_length=80)
    name = models.CharField(_("Uraian"), max_length=300)
    unit = models.CharField(_("Satuan"), max_length=60)
    price = models.PositiveBigIntegerField(_("Tarif (Rp)"), default=0)
    part = models.CharField(_("Bagian"), max_length=20, choices=Part, default=Part.CERTIFICATION)
    schemes = models.JSONField(_("Skema"), default=list, blank=True)
    kinds = models.JSONField(_("Jenis sertifikasi"), default=list, blank=True)
    counted_by = models.CharField(_("Dihitung per"), max_length=20, choices=CountedBy, default=CountedBy.CASE)
    default_quantity = models.PositiveIntegerField(
        _("Banyaknya"), default=1, validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    order = models.PositiveIntegerField(_("Urutan"), default=0)
    source = models.CharField(_("Sumber"), max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tariff", "key"], condition=Q(withdrawn_at=None), name="tariff_line_key_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Invoice(models.Model):
    """What a case costs, in rupiah; a later invoice of the case withdraws this one, and has its number when this was a
    draft that its client was never told of: while ``task`` is open.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="invoices")
    case = models.ForeignKey(Case, models.PROTECT, related_name="invoices")
    task = models.ForeignKey(Task, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=120)
    tariff = models.ForeignKey(Tariff, models.PROTECT, related_name="invoices")
    issued_on = models.DateField()
    due_on = models.DateField(null=True)
    small_business = models.BooleanField(default=False)
    discount = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "number"], condition=Q(withdrawn_at=None), name="invoice_number_once"
            ),
            models.UniqueConstraint(fields=["case"], condition=Q(withdrawn_at=None), name="one_live_invoice_per_case"),
            models.CheckConstraint(condition=Q(total__gt=0), name="invoice_total_above_zero"),
        ]

    def __str__(self) -> str:
        return self.number


class InvoiceLine(models.Model):
    """A tariff line as it was when the invoice was made; what becomes of the tariff changes nothing here.

    ``words`` say what the price rests on, where the tariff leaves it open and it was set for this case.
    """

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="lines")
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=60)
    part = models.CharField(max_length=20, choices=Part)
    price = models.PositiveBigIntegerField()
    quantity = models.PositiveIntegerField()
    amount = models.PositiveBigIntegerField()
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class BillingCode(models.Model):
    """A code to pay an invoice by, until ``expires_at``; a renewed one names its successor and stays."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="codes")
    code = models.CharField(max_length=15)
    provider = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    replaced_by = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaces")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["invoice"], condition=Q(replaced_by=None), name="one_live_code_per_invoice")
        ]

    def __str__(self) -> str:
        return self.code


class Ground(models.TextChoices):
    """Why a reported payment is rejected; each leads the client another way."""

    NOT_ARRIVED = "not-arrived", _("Uang belum masuk")
    UNKNOWN = "unknown", _("NTPN tidak ditemukan atau tidak cocok")
    WRONG_ACCOUNT = "wrong-account", _("Masuk ke rekening atau kode billing lain")
    OTHER = "other", _("Sebab lain")


class Payment(models.Model):
    """A payment as the client reported it, and what the treasurer found: verified, rejected with a reason, or waiting.

    An NTPN that was not rejected stands once in an office; a rejected report may be made anew with the same one.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="payments")
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="payments")
    code = models.ForeignKey(BillingCode, models.PROTECT, null=True, related_name="payments")
    ntpn = models.CharField(max_length=16)
    ntb = models.CharField(max_length=60, blank=True)
    bank = models.CharField(max_length=120, blank=True)
    paid_on = models.DateField()
    amount = models.PositiveBigIntegerField()
    file = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    rejected_at = models.DateTimeField(null=True)
    rejected_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ground = models.CharField(max_length=20, choices=Ground, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "ntpn"], condition=Q(rejected_at=None), name="ntpn_once_per_office"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_above_zero"),
            models.CheckConstraint(
                condition=Q(verified_at=None) | Q(rejected_at=None), name="payment_verified_or_rejected"
            ),
        ]

    def __str__(self) -> str:
        return self.ntpn

    @property
    def is_waiting(self) -> bool:
        """Whether the treasurer has yet to look at it."""
        return self.verified_at is None and self.rejected_at is None


class ReceiptDue(models.Model):
    """A verified payment whose receipt the worker is still to make; the row goes when it is made.

    ``by`` is the capacity of the treasurer who verified it, as JSON: the receipt is theirs.
    """

    payment = models.OneToOneField(Payment, models.PROTECT, related_name="receipt_due")
    by = models.JSONField()
    asked_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField(db_index=True)
    error = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.payment_id}"


class PaymentAgreement(models.Model):
    """A written agreement that the audit may begin before payment; the latest one of a case holds."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="payment_agreements")
    words = models.TextField()
    file = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    agreed_as = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.agreed_at}"
