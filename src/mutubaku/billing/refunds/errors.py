"""Why a refund is refused: one class per reason, each with a sentence that says what to do next."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.billing.errors import BillingRefusal
from mutubaku.people.errors import day_text


class RefundAmountWrong(BillingRefusal):
    """An amount is whole rupiah above zero."""

    field = "amount"

    def __init__(self) -> None:
        super().__init__(_("Jumlah yang dikembalikan ditulis dalam rupiah bulat di atas nol."))


class MoreThanSurplus(BillingRefusal):
    """No more is returned than was paid too much."""

    field = "amount"

    def __init__(self, left: str) -> None:
        super().__init__(
            _("Yang dapat dikembalikan paling banyak %(left)s, yaitu kelebihan yang belum diminta kembali.")
            % {"left": left}
        )


class SurplusGone(BillingRefusal):
    """Since the refund was asked for, the case owes more, so that there is less to return."""

    def __init__(self, left: str) -> None:
        super().__init__(
            _("Kelebihan permohonan ini sekarang tinggal %(left)s. Batalkan permintaan ini, lalu catat yang baru.")
            % {"left": left}
        )


class RefundWordsMissing(BillingRefusal):
    """A refund says why, to which account and by which letter; one that is dropped says why."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


class LetterInFuture(BillingRefusal):
    """Nobody has written a letter tomorrow."""

    field = "letter_on"

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Tanggal surat tidak boleh sesudah hari ini, %(today)s. Periksa tanggal pada suratnya.")
            % {"today": day_text(today)}
        )


class ReturnedOutside(BillingRefusal):
    """Money is returned between the letter that asks for it and today."""

    field = "returned_on"

    def __init__(self, first: date, today: date) -> None:
        super().__init__(
            _("Tanggal pengembalian dari %(first)s, tanggal suratnya, sampai hari ini, %(today)s.")
            % {"first": day_text(first), "today": day_text(today)}
        )


class AlreadyEnded(BillingRefusal):
    """A refund ends once."""

    def __init__(self) -> None:
        super().__init__(_("Pengembalian ini sudah selesai. Muat ulang halaman untuk melihat hasilnya."))


class NotTheirInvoice(BillingRefusal):
    """A surplus is set off against a live invoice of another case of the same client."""

    field = "case"

    def __init__(self) -> None:
        super().__init__(_("Pilih permohonan lain dari pelanggan yang sama yang tagihannya belum lunas."))


class SetOffTooMuch(BillingRefusal):
    """The other invoice lacks less than that."""

    field = "case"

    def __init__(self, missing: str) -> None:
        super().__init__(
            _(
                "Tagihan permohonan itu hanya kurang %(missing)s. Pilih permohonan lain, atau batalkan permintaan ini "
                "dan catat jumlah yang sesuai."
            )
            % {"missing": missing}
        )
