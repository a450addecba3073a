"""Why an act about money is refused: one class per reason, each with a sentence that says what to do next."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal
from mutubaku.people.errors import day_text


class BillingRefusal(Refusal):
    """A refused act about money; ``field`` names the answer at fault."""

    field = ""


class TariffMissing(BillingRefusal):
    """An office without a tariff in force cannot make an invoice."""

    def __init__(self) -> None:
        super().__init__(_("Tarif yang berlaku hari ini belum ada. Minta administrator mengisinya di Administrasi."))


class LineNotOffered(BillingRefusal):
    """A line that is not in the tariff in force, was withdrawn, or is for another scheme or kind."""

    field = "lines"

    def __init__(self) -> None:
        super().__init__(_("Baris tarif itu tidak berlaku lagi atau bukan untuk permohonan ini. Pilih lagi."))


class QuantityWrong(BillingRefusal):
    """A quantity outside 1 to 1000."""

    field = "lines"

    def __init__(self, most: int) -> None:
        super().__init__(_("Banyaknya setiap baris adalah angka bulat 1 sampai %(most)s.") % {"most": most})


class PriceFixed(BillingRefusal):
    """A line with a price in the tariff costs just that."""

    field = "lines"

    def __init__(self) -> None:
        super().__init__(_("Baris itu bertarif, jadi harganya tidak dapat diganti. Pakai tarif yang berlaku."))


class LineNotOpen(BillingRefusal):
    """Only transport and laboratory may be priced for one case; a certification fee stands in the tariff."""

    field = "lines"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Hanya transportasi dan pengujian laboratorium dapat diberi harga per permohonan. Biaya sertifikasi "
                "mengikuti tarif; minta administrator mengisinya di Administrasi."
            )
        )


class OpenPriceWrong(BillingRefusal):
    """A price is whole rupiah above zero."""

    field = "lines"

    def __init__(self) -> None:
        super().__init__(_("Harga satuan ditulis dalam rupiah bulat di atas nol, misalnya 1.250.000."))


class OpenPriceUnexplained(BillingRefusal):
    """A price that no tariff holds says what it rests on."""

    field = "lines"

    def __init__(self) -> None:
        super().__init__(_("Tulis dasar harganya, misalnya nomor penawaran laboratorium atau rute perjalanannya."))


class NothingToPay(BillingRefusal):
    """An invoice whose lines come to nothing."""

    field = "lines"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Jumlah tagihan nol. Pilih baris yang bertarif; bila tarif skema ini belum diisi, minta administrator "
                "mengisinya di Administrasi."
            )
        )


class InvoiceTooLarge(BillingRefusal):
    """An invoice nobody could pay: a quantity or a price was mistyped."""

    field = "lines"

    def __init__(self) -> None:
        super().__init__(_("Jumlah tagihan terlalu besar. Periksa banyaknya setiap baris dan tarifnya."))


class InvoiceMissing(BillingRefusal):
    """A code or payment needs an invoice."""

    def __init__(self) -> None:
        super().__init__(_("Permohonan ini belum mempunyai tagihan. Buat tagihannya dahulu."))


class InvoiceWithdrawn(BillingRefusal):
    """A later invoice took its place."""

    def __init__(self, number: str) -> None:
        super().__init__(
            _("Tagihan %(number)s sudah diganti. Muat ulang halaman untuk melihat tagihan terbaru.")
            % {"number": number}
        )


class CodeWrong(BillingRefusal):
    """A billing code is 15 digits."""

    field = "code"

    def __init__(self, count: int) -> None:
        super().__init__(
            _("Kode billing terdiri atas 15 angka; yang Anda tulis %(count)s. Salin lagi dari SIMPONI.")
            % {"count": count}
        )


class CodeNotDigits(BillingRefusal):
    """A billing code holds digits only."""

    field = "code"

    def __init__(self) -> None:
        super().__init__(_("Kode billing terdiri atas 15 angka, tanpa huruf. Salin lagi dari SIMPONI."))


class CodeOfAnotherCase(BillingRefusal):
    """A code pays one case."""

    field = "code"

    def __init__(self, number: str) -> None:
        super().__init__(
            _("Kode billing itu sudah dipakai pada permohonan %(number)s. Buat kode baru di SIMPONI.")
            % {"number": number}
        )


class CodeSpent(BillingRefusal):
    """A code of SIMPONI is paid once."""

    field = "code"

    def __init__(self) -> None:
        super().__init__(_("Kode billing itu sudah dibayar. Buat kode baru di SIMPONI untuk sisanya."))


class CodeExpired(BillingRefusal):
    """A code that has run out cannot be paid any more."""

    field = "expires_at"

    def __init__(self) -> None:
        super().__init__(_("Masa berlaku kode itu sudah lewat. Buat kode baru di SIMPONI, lalu tulis kedaluwarsanya."))


class CodeTooLong(BillingRefusal):
    """No code holds for years."""

    field = "expires_at"

    def __init__(self) -> None:
        super().__init__(_("Masa berlaku kode itu lebih dari satu tahun. Periksa tahunnya pada lembar SIMPONI."))


class CodeNotNeeded(BillingRefusal):
    """Everything has been paid: another code would make the client pay twice."""

    field = "code"

    def __init__(self) -> None:
        super().__init__(_("Tagihan ini sudah lunas, jadi kode billing baru tidak diperlukan."))


class NtpnWrong(BillingRefusal):
    """An NTPN is 16 letters and digits."""

    field = "ntpn"

    def __init__(self, count: int) -> None:
        super().__init__(
            _(
                "NTPN terdiri atas 16 huruf dan angka; yang Anda tulis %(count)s. "
                "Salin lagi dari Bukti Penerimaan Negara (BPN)."
            )
            % {"count": count}
        )


class NtpnNotReadable(BillingRefusal):
    """An NTPN holds letters A to Z and digits only."""

    field = "ntpn"

    def __init__(self) -> None:
        super().__init__(_("NTPN hanya memuat huruf A–Z dan angka. Salin lagi dari Bukti Penerimaan Negara (BPN)."))


class NtpnUsed(BillingRefusal):
    """An NTPN proves one payment. Whose it was is not said: another client may ask."""

    field = "ntpn"

    def __init__(self, ntpn: str) -> None:
        super().__init__(
            _("NTPN %(ntpn)s sudah dilaporkan. Satu NTPN hanya untuk satu pembayaran; periksa BPN Anda.")
            % {"ntpn": ntpn}
        )


class AmountWrong(BillingRefusal):
    """An amount is whole rupiah above zero."""

    field = "amount"

    def __init__(self) -> None:
        super().__init__(_("Jumlah yang dibayar ditulis dalam rupiah bulat di atas nol."))


class PaidInFuture(BillingRefusal):
    """Nobody has paid tomorrow."""

    field = "paid_on"

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Tanggal bayar tidak boleh sesudah hari ini, %(today)s. Periksa tanggal pada bukti bayar.")
            % {"today": day_text(today)}
        )


class PaidBeforeCode(BillingRefusal):
    """A payment made before there was a code to pay by is another payment."""

    field = "paid_on"

    def __init__(self, first: date) -> None:
        super().__init__(
            _("Tanggal bayar mendahului kode billing, yang terbit %(first)s. Periksa tanggal pada bukti bayar.")
            % {"first": day_text(first)}
        )


class AlreadyJudged(BillingRefusal):
    """A payment is verified or rejected once."""

    def __init__(self) -> None:
        super().__init__(_("Pembayaran ini sudah diperiksa. Muat ulang halaman untuk melihat hasilnya."))


class ReasonMissing(BillingRefusal):
    """A rejection says why."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasan penolakan; pelanggan membacanya untuk memperbaiki laporannya."))


class WordsMissing(BillingRefusal):
    """An agreement says what was agreed."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis isi kesepakatannya: surat atau kontrak mana, dan kapan pembayarannya."))


class OwnPayment(BillingRefusal):
    """Nobody verifies a payment of the client they act for."""

    def __init__(self) -> None:
        super().__init__(_("Anda bertindak untuk pelanggan ini. Minta rekan lain memeriksa pembayarannya."))


class OwnInvoice(BillingRefusal):
    """Nobody decides for the office how the client they act for is to pay."""

    def __init__(self) -> None:
        super().__init__(_("Anda bertindak untuk pelanggan ini. Minta rekan lain mengatur pembayarannya."))
