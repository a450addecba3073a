"""Why a plan, a sample or a hand-over is refused."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from .base import SampleRefusal
from .base import moment as _moment


class NotASampler(SampleRefusal):
    """Whoever is to take the sample is no sampling officer of the office today."""

    field = "taker"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s bukan petugas pengambil contoh kantor hari ini. Pilih orang lain dari daftar.") % {"name": name}
        )


class NotPlanned(SampleRefusal):
    """A product nobody planned to sample, or one that needs no sample in this round."""

    def __init__(self) -> None:
        super().__init__(_("Produk itu tidak perlu diambil contohnya pada putaran ini. Muat ulang halaman ini."))


class SealUsed(SampleRefusal):
    """A seal number of the office is used a second time."""

    def __init__(self, seal: str, where: str, field: str) -> None:
        self.field = field
        super().__init__(
            _("Segel %(seal)s sudah dipakai pada %(where)s. Periksa nomor pada segelnya, atau pakai segel lain.")
            % {"seal": seal, "where": where}
        )


class SealTwice(SampleRefusal):
    """One seal for two parts."""

    def __init__(self, seal: str, field: str) -> None:
        self.field = field
        super().__init__(
            _("Segel %(seal)s tertulis dua kali. Setiap bagian contoh mempunyai segelnya sendiri.") % {"seal": seal}
        )


class SealForEach(SampleRefusal):
    """One new seal for several samples."""

    field = "new_seal"

    def __init__(self) -> None:
        super().__init__(
            _("Satu segel baru hanya untuk satu contoh. Catat serah terima contoh yang disegel ulang satu per satu.")
        )


class SealMissing(SampleRefusal):
    """A part without a seal or without its quantity."""

    def __init__(self, part: str, field: str) -> None:
        self.field = field
        super().__init__(
            _("Bagian “%(part)s” belum lengkap: tulis banyaknya dan nomor segelnya, atau kosongkan keduanya.")
            % {"part": part}
        )


class InTheFuture(SampleRefusal):
    """Something that has happened lies in the future."""

    def __init__(self, at: datetime, field: str) -> None:
        self.field = field
        super().__init__(_("%(at)s belum tiba. Tulis waktu kejadiannya, paling akhir sekarang.") % {"at": _moment(at)})


class TakenBeforeCase(SampleRefusal):
    """A sample older than the application."""

    field = "taken_at"

    def __init__(self, at: datetime, opened: datetime) -> None:
        super().__init__(
            _("Contoh tidak mungkin diambil %(at)s: permohonannya baru dibuka %(opened)s. Periksa tanggalnya.")
            % {"at": _moment(at), "opened": _moment(opened)}
        )


class SampleInTransit(SampleRefusal):
    """What has been handed over is not described anew."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("Contoh %(code)s sudah diserahterimakan; berita acaranya tidak dapat diubah lagi.") % {"code": code}
        )


class NothingTaken(SampleRefusal):
    """Nobody can confirm a record without samples."""

    def __init__(self) -> None:
        super().__init__(
            _("Belum semua contoh dicatat. Catat dahulu setiap contoh, lalu mintalah pembenaran kedua pihak.")
        )


class RecordConfirmed(SampleRefusal):
    """The record was found right already, and has not changed since."""

    def __init__(self, name: str) -> None:
        super().__init__(_("Catatan ini sudah dibenarkan %(name)s.") % {"name": name})


class OfOneHand(SampleRefusal):
    """Somebody of the office, signed in, would speak for the company."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Anda masuk sebagai petugas kantor. Wakil perusahaan membenarkan di teleponnya sendiri, atau "
                "menandatangani berita acara di kertas."
            )
        )


class RecordCodeWrong(SampleRefusal):
    """The code is not the one the taker shows."""

    field = "code"

    def __init__(self) -> None:
        super().__init__(_("Kode itu tidak cocok. Tulis keenam angka yang ada pada layar petugas pengambil contoh."))


class RecordCodeExpired(SampleRefusal):
    """The code was right and is too old."""

    field = "code"

    def __init__(self) -> None:
        super().__init__(_("Masa berlaku kode itu habis. Minta petugas menampilkan kode yang baru."))


class NoSamples(SampleRefusal):
    """A hand-over of nothing."""

    field = "samples"

    def __init__(self) -> None:
        super().__init__(_("Pilih contoh mana yang diserahterimakan."))


class OutOfOrder(SampleRefusal):
    """A hand-over that lies before what came before it."""

    field = "at"

    def __init__(self, code: str, at: datetime, before: datetime) -> None:
        super().__init__(
            _(
                "Urutan serah terima %(code)s terputus: %(at)s mendahului kejadian sebelumnya (%(before)s). "
                "Tulis waktu yang sebenarnya."
            )
            % {"code": code, "at": _moment(at), "before": _moment(before)}
        )


class AlreadyDelivered(SampleRefusal):
    """The laboratory has it: the chain has ended."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("Contoh %(code)s sudah diterima laboratorium; serah terimanya sudah selesai.") % {"code": code}
        )


class OrderedNowhere(SampleRefusal):
    """A laboratory gets what is ordered there."""

    field = "to_kind"

    def __init__(self, code: str) -> None:
        super().__init__(
            _("Pengujian contoh %(code)s belum dipesan. Tulis dahulu ke laboratorium mana, lalu catat serah terimanya.")
            % {"code": code}
        )


class LaboratoryUnnamed(SampleRefusal):
    """A hand-over to a laboratory that does not say to which."""

    field = "laboratory"

    def __init__(self) -> None:
        super().__init__(_("Pilih laboratorium mana yang menerima contohnya."))


class OrderedElsewhere(SampleRefusal):
    """A sample is received by another laboratory than the one that is to test it."""

    field = "laboratory"

    def __init__(self, code: str, laboratory: str, ordered: str) -> None:
        super().__init__(
            _(
                "Pengujian contoh %(code)s dipesan pada %(ordered)s, bukan %(laboratory)s. Bila %(laboratory)s yang "
                "menguji, ganti dahulu laboratorium pada pesanannya. Bila hanya dititipkan, catat penerimanya sebagai "
                "“Orang lain”, lalu teruskan ke %(ordered)s."
            )
            % {"code": code, "laboratory": laboratory, "ordered": ordered}
        )


class PartsExceed(SampleRefusal):
    """Parts that together are more than what was taken."""

    def __init__(self, quantity: str, field: str) -> None:
        self.field = field
        super().__init__(
            _("Bagian-bagiannya bersama lebih dari yang diambil, %(quantity)s. Periksa banyaknya setiap bagian.")
            % {"quantity": quantity}
        )


class SampleVoid(SampleRefusal):
    """A sample that may not be tested goes nowhere."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("Contoh %(code)s tidak boleh diuji lagi karena segelnya rusak. Ambil contoh yang baru.") % {"code": code}
        )


class CourierNumberMissing(SampleRefusal):
    """A courier without the number of the consignment."""

    field = "courier_number"

    def __init__(self) -> None:
        super().__init__(_("Tulis nomor resi dari jasa pengirimannya."))


class BrokenSealUnexplained(SampleRefusal):
    """A broken seal with nothing said about it."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(
            _("Segel rusak: pilih apa tindak lanjutnya, dan tulis bagaimana rusaknya serta siapa yang melihatnya.")
        )


class NewSealMissing(SampleRefusal):
    """Sealed anew with nothing."""

    field = "new_seal"

    def __init__(self) -> None:
        super().__init__(_("Tulis nomor segel barunya."))


class NotSealed(SampleRefusal):
    """Whoever was not there cannot say it was intact; ``field`` is what is to be emptied, which is shown by it."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(_("Segelnya utuh, jadi tidak ada segel baru dan tidak ada tindak lanjut. Kosongkan keduanya."))
