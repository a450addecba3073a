"""What is typed about money: a billing code, a payment as it stands on its proof, a written agreement."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.billing import policy
from mutubaku.billing.queries import tariff_on
from mutubaku.cases.models import Case
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.policy import UploadRefused
from mutubaku.people.access import office_day
from mutubaku.web.administration.forms.base import DayField
from mutubaku.web.client.forms.fields import Answers, Count, Line, Lines
from mutubaku.web.gate import Visit
from mutubaku.web.held_files import HeldFile, Sent, sent
from mutubaku.web.writing import rupiah

_MOMENT = "%Y-%m-%dT%H:%M"


def _read(rule: Callable[[str], str], typed: str) -> str:
    """What a rule of the billing room makes of what was typed, its refusal as the form's own."""
    try:
        return rule(typed)
    except Refusal as refusal:
        raise forms.ValidationError(str(refusal)) from refusal


class Rupiah(Count):
    """A whole amount, also as “Rp 9.000.000” or “9.000.000,00”."""

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = re.sub(r"(?i)^\s*rp\.?\s*|,(00|-)\s*$", "", value)
        return super().to_python(value)


class Moment(forms.DateTimeField):
    """A day with its clock time, on the office's clock."""

    def __init__(self, label: Any, *, empty: Any, hint: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_MOMENT),
            input_formats=[_MOMENT, "%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M", "%d/%m/%Y %H:%M", "%d-%m-%Y %H.%M"],
            error_messages={"required": empty, "invalid": _("Tulis tanggal dan jam, misalnya 30-11-2026 16:00.")},
        )


def _code_days(case: Case, at: datetime) -> int:
    """How long a code holds by the office's tariff of that day."""
    tariff = tariff_on(case.office, office_day(case.office, at).date())
    return tariff.code_days if tariff else policy.CODE_DAYS


class CodeForm(Answers):
    """A code obtained in SIMPONI, with its expiry."""

    code = Line(
        _("Kode billing dari SIMPONI"),
        40,
        empty=_("Tulis kode billing 15 angka dari SIMPONI."),
        hint=_("15 angka; spasi boleh."),
        inputmode="numeric",
        autocomplete="off",
    )
    expires_at = Moment(
        _("Berlaku sampai"),
        empty=_("Tulis sampai kapan kode itu berlaku."),
        hint=_("Seperti tertulis pada lembar SIMPONI; yang diusulkan mengikuti tarif kantor."),
    )

    def __init__(self, data: Any = None, *, case: Case, at: datetime, **more: Any) -> None:
        later = timezone.localtime(at + timedelta(days=_code_days(case, at))).replace(second=0, microsecond=0)
        super().__init__(data, initial={"expires_at": later}, auto_id="kode_%s", **more)

    def clean_code(self) -> str:
        """The digits, told together with whatever else is wrong."""
        return _read(policy.billing_code, self.cleaned_data["code"])


class PaymentForm(Answers):
    """A payment as its proof (BPN) says it."""

    field_order = ("ntpn", "amount", "paid_on", "bank", "ntb", "file")

    ntpn = Line(
        _("NTPN"),
        60,
        empty=_("Tulis NTPN dari bukti bayar Anda."),
        hint=_("16 huruf dan angka pada Bukti Penerimaan Negara (BPN)."),
        autocomplete="off",
        autocapitalize="characters",
        spellcheck="false",
    )
    ntb = Line(_("NTB atau NTP"), 60, hint=_("Nomor transaksi dari bank atau pos."), autocomplete="off")
    bank = Line(_("Dibayar lewat"), 120, empty=_("Tulis bank, pos, atau aplikasi tempat Anda membayar."))
    paid_on = DayField(label=_("Tanggal bayar"), error_messages={"required": _("Tulis tanggal pembayarannya.")})
    amount = Rupiah(
        label=_("Jumlah yang dibayar (Rp)"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        max_value=policy.LARGEST_TOTAL,
        error_messages={
            "required": _("Tulis jumlah yang Anda bayar."),
            "invalid": _("Tulis jumlahnya dengan angka saja, misalnya 9.000.000."),
            "max_value": _("Jumlah itu terlalu besar. Periksa banyaknya nol."),
        },
    )
    file = HeldFile(_("Bukti bayar (BPN)"), empty=_("Pilih berkas bukti bayarnya."))

    def __init__(self, data: Any = None, files: Sent | None = None, *, amount: int | None = None) -> None:
        shown = f"{amount:,}".replace(",", ".") if amount else None
        super().__init__(data, files, initial={"amount": shown}, auto_id="bayar_%s")

    def clean_ntpn(self) -> str:
        """The 16 letters and digits, told together with whatever else is wrong."""
        return _read(policy.ntpn, self.cleaned_data["ntpn"])


class AgreementForm(Answers):
    """Why the audit may begin before payment."""

    words = Lines(
        _("Isi kesepakatan"),
        2000,
        empty=_("Tulis isi kesepakatannya: surat atau kontrak mana, dan kapan pembayarannya."),
        hint=_("Nomor dan tanggal kontrak atau surat, dan kapan dibayar."),
    )
    file = HeldFile(_("Pindaian kesepakatan"))

    def __init__(self, data: Any = None, files: Sent | None = None) -> None:
        super().__init__(data, files, auto_id="sepakat_%s")


def told(form: Answers, act: Any, *args: Any, **given: Any) -> bool:
    """Do an act about money; its refusal stands beside the field it is about. Whether it was done."""
    try:
        act(*args, **given)
    except UploadRefused as refused:
        form.add_error("file", str(refused))
    except Refusal as refusal:
        form.refuse(refusal)
    else:
        return True
    return False


def reported(visit: Visit, owed: int, report: Callable[..., object]) -> PaymentForm | None:
    """Report what was typed of a payment with its proof, of which ``owed`` was open before; the form again when it
    cannot be.
    """
    form = PaymentForm(visit.POST, sent(visit))
    if not form.is_valid():
        return form
    given = {**form.cleaned_data}
    name, data = given.pop("file")
    if not told(form, report, **given, name=name, data=data):
        return form
    thanks = _("Terima kasih. Laporan pembayaran Anda menunggu verifikasi bendahara.")
    messages.success(visit, " ".join(filter(None, [str(thanks), _difference(given["amount"] - owed)])))
    return None


def _difference(over: int) -> str:
    """What a reported amount is above the bill, or below it, in a sentence; nothing when it is exactly the bill."""
    if over > 0:
        return gettext("Jumlah ini lebih %(amount)s dari tagihan; periksa lagi bukti Anda.") % {"amount": rupiah(over)}
    if over < 0:
        return gettext("Jumlah ini kurang %(amount)s dari tagihan; sisanya tetap harus dibayar.") % {
            "amount": rupiah(-over)
        }
    return ""
