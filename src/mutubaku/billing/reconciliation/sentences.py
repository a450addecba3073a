"""What is said of each row of a list: why it is done or not, and what to do next."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.billing.models import BillingCode, Payment
from mutubaku.billing.sums import rupiah
from mutubaku.people.access import office_day

from .columns import NAMES, PAID_ON
from .facts import CaseFacts
from .listing import BadRow, ListedPayment


def day(value: date) -> str:
    """``22 Nov 2026``."""
    return date_format(value, "j M Y")


def unreadable(row: BadRow) -> str:
    """Every column that cannot be read, with its fault."""
    return " ".join(f"{fault.column}: {fault.sentence}" for fault in row.faults)


def in_future(row: ListedPayment) -> str:
    """A day that is not yet."""
    return f"{NAMES[PAID_ON]}: " + _("%(day)s belum tiba. Periksa tanggalnya.") % {"day": day(row.paid_on)}


def unknown(row: ListedPayment) -> str:
    """Neither NTPN nor code is this office's."""
    if row.code:
        return _("NTPN dan kode billing ini tidak dikenal di kantor ini. Mungkin setoran lain.")
    return _("Tidak ada pelanggan yang melaporkan NTPN ini. Mungkin setoran lain.")


def already(payment: Payment) -> str:
    """Nothing left to do."""
    at = office_day(payment.office, payment.verified_at).date() if payment.verified_at else payment.paid_on
    return _("Sudah dinyatakan sah pada %(day)s.") % {"day": day(at)}


def verify(row: ListedPayment, case: CaseFacts, payment: Payment) -> str:
    """It agrees; what it leaves of the invoice, and a different day, are told."""
    said = [_("Cocok dengan laporan pelanggan."), balance(case.owed - row.amount)]
    if payment.paid_on != row.paid_on:
        said.append(_("Pelanggan menulis tanggal %(day)s; tanggal itu yang tetap.") % {"day": day(payment.paid_on)})
    return " ".join(one for one in said if one)


def record(row: ListedPayment, case: CaseFacts) -> str:
    """Paid and not reported."""
    said = [_("Dibayar dengan kode billing ini, belum dilaporkan pelanggan: dicatat dari daftar.")]
    return " ".join(one for one in (*said, balance(case.owed - row.amount)) if one)


def balance(left: int) -> str:
    """What the invoice lacks or has too much after a payment; nothing when it is even."""
    if left > 0:
        return _("Masih kurang %(amount)s dari tagihan.") % {"amount": rupiah(left)}
    return _("Lebih %(amount)s dari tagihan.") % {"amount": rupiah(-left)} if left < 0 else ""


def own() -> str:
    """Nobody verifies a payment of the client they act for."""
    return _("Anda bertindak untuk perusahaan ini, jadi tidak boleh memeriksa pembayarannya. Minta rekan lain.")


def other_code(row: ListedPayment) -> str:
    """NTPN and code lead to different cases."""
    return _(
        "NTPN dilaporkan untuk permohonan ini, tetapi kode billing %(code)s bukan miliknya. Buka, lalu periksa."
    ) % {"code": row.code}


def other_amount(row: ListedPayment, payment: Payment) -> str:
    """List and report name different amounts."""
    return _("Jumlah berbeda: daftar %(listed)s, laporan pelanggan %(reported)s. Buka, lalu periksa.") % {
        "listed": rupiah(row.amount),
        "reported": rupiah(payment.amount),
    }


def rejected(payment: Payment) -> str:
    """The treasurer said no to this very NTPN."""
    return _("Laporan ini pernah ditolak: “%(reason)s”. Minta pelanggan melaporkannya lagi bila ternyata benar.") % {
        "reason": payment.reason
    }


def several(count: int) -> str:
    """More than one report of the same amount."""
    return _("Ada %(count)s laporan dengan jumlah ini. Periksa satu per satu.") % {"count": count}


def nothing_reported() -> str:
    """A code alone makes no payment."""
    return _("Belum ada laporan pelanggan, dan daftar tidak memuat NTPN. Tambahkan NTPN pada daftar.")


def other_ntpn(payment: Payment) -> str:
    """The client reported another NTPN for this code's case."""
    return _("Pelanggan melaporkan NTPN lain, %(ntpn)s. Buka, lalu periksa; mungkin salah ketik.") % {
        "ntpn": payment.ntpn
    }


def ended() -> str:
    """The case is over."""
    return _("Permohonan ini sudah berakhir, jadi pembayarannya tidak dapat dicatat dari daftar.")


def not_asked() -> str:
    """Paid before the client was sent the invoice."""
    return _("Tagihan ini belum dikirim kepada pelanggan. Minta Seksi PJT menyelesaikan langkahnya, lalu ulangi.")


def withdrawn(code: BillingCode) -> str:
    """The code belongs to an invoice that was replaced."""
    return _("Kode ini milik tagihan %(number)s yang sudah diganti. Hubungi Seksi PJT.") % {
        "number": code.invoice.number
    }


def paid_already(payment: Payment) -> str:
    """A code is paid once."""
    return _("Kode ini sudah dibayar dengan NTPN %(ntpn)s. Periksa di SIMPONI.") % {"ntpn": payment.ntpn}


def before_code(first: date) -> str:
    """Paid before there was a code."""
    return _("Tanggal bayar mendahului kode billing, yang terbit %(day)s. Periksa tanggalnya.") % {"day": day(first)}


def repeated(row: int) -> str:
    """The same payment twice in one list."""
    return _("Pembayaran yang sama sudah ada di baris %(row)s; hanya baris itu yang dipakai.") % {"row": row}
