"""The forms of a refund: asking for it, and its three endings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.billing import policy
from mutubaku.billing.models import Invoice
from mutubaku.web.administration.forms.base import DayField
from mutubaku.web.cases.payment_forms import Rupiah
from mutubaku.web.client.forms.fields import Answers, Line, Lines
from mutubaku.web.held_files import HeldFile, Sent
from mutubaku.web.writing import rupiah


class AskForm(Answers):
    """What is to be returned, as the client's letter asks for it."""

    field_order = ("amount", "reason", "account", "letter_number", "letter_on")

    amount = Rupiah(
        label=_("Jumlah yang dikembalikan (Rp)"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        max_value=policy.LARGEST_TOTAL,
        error_messages={
            "required": _("Tulis jumlah yang dikembalikan."),
            "invalid": _("Tulis jumlahnya dengan angka saja, misalnya 9.000.000."),
            "max_value": _("Jumlah itu terlalu besar. Periksa banyaknya nol."),
        },
    )
    reason = Lines(
        _("Alasan"), 2000, empty=_("Tulis mengapa uangnya dikembalikan."), hint=_("Misalnya: dibayar dua kali.")
    )
    account = Line(
        _("Rekening tujuan"),
        300,
        empty=_("Tulis bank, nomor, dan nama pemilik rekeningnya."),
        hint=_("Bank, nomor rekening, dan nama pemiliknya."),
        autocomplete="off",
    )
    letter_number = Line(
        _("Nomor surat permohonan pengembalian"),
        120,
        empty=_("Tulis nomor surat permohonannya."),
        autocomplete="off",
    )
    letter_on = DayField(label=_("Tanggal surat"), error_messages={"required": _("Tulis tanggal suratnya.")})

    def __init__(self, data: Any = None, *, left: int = 0) -> None:
        shown = f"{left:,}".replace(",", ".") if left else None
        super().__init__(data, initial={"amount": shown}, auto_id="minta_%s")


class ReturnForm(Answers):
    """When the money went back, with the proof."""

    returned_on = DayField(
        label=_("Tanggal pengembalian"), error_messages={"required": _("Tulis tanggal uangnya dikembalikan.")}
    )
    file = HeldFile(_("Bukti pengembalian"), empty=_("Pilih berkas bukti pengembaliannya."))

    def __init__(self, data: Any = None, files: Sent | None = None, *, refund_id: int) -> None:
        super().__init__(data, files, auto_id=f"kembali_{refund_id}_%s")


class SetOffForm(Answers):
    """Which other invoice of the client the surplus pays."""

    case = forms.TypedChoiceField(
        label=_("Permohonan lain pelanggan ini"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pilih permohonan yang tagihannya dibayar dengan kelebihan ini."),
            "invalid_choice": _("Pilih permohonan lain dari pelanggan yang sama yang tagihannya belum lunas."),
        },
    )

    def __init__(self, data: Any = None, *, refund_id: int, owing: list[Invoice]) -> None:
        super().__init__(data, auto_id=f"hitung_{refund_id}_%s")
        self.fields["case"].choices = [(one.case_id, _label(one)) for one in owing]  # type: ignore[attr-defined]  # a choice


def _label(invoice: Invoice) -> str:
    missing = rupiah(invoice.total - invoice.received)  # type: ignore[attr-defined]  # annotated
    return gettext("%(number)s, kurang %(missing)s") % {"number": invoice.case.number, "missing": missing}


class DropForm(Answers):
    """Why a refund is given up."""

    words = Lines(_("Alasan pembatalan"), 2000, rows=2, empty=_("Tulis mengapa pengembalian ini dibatalkan."))

    def __init__(self, data: Any = None, *, refund_id: int) -> None:
        super().__init__(data, auto_id=f"batal_{refund_id}_%s")
