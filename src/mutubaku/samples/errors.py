"""Why an act on samples is refused: one class per reason, whose text is shown as it is.

``field`` names the answer at fault on the form.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal


class SampleRefusal(Refusal):
    """Something about a sample, its custody or its results cannot stand."""

    field = ""


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y H.i")


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


class PhotoNotPicture(SampleRefusal):
    """A photo that is no picture."""

    field = "photo"

    def __init__(self, name: str) -> None:
        super().__init__(_("“%(name)s” bukan foto. Pilih berkas JPG atau PNG.") % {"name": name})


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
    """Whoever was not there cannot say it was intact."""

    field = "broken"

    def __init__(self) -> None:
        super().__init__(_("Segelnya utuh, jadi tidak ada segel baru dan tidak ada tindak lanjut. Kosongkan keduanya."))


class HasStandard(SampleRefusal):
    """Parameters by hand are for products without a standard in the office's table."""

    def __init__(self, number: str) -> None:
        super().__init__(
            _("Parameter %(number)s sudah ada dalam daftar standar kantor; jangan menulisnya sendiri.")
            % {"number": number}
        )


class ParameterTwice(SampleRefusal):
    """A parameter with the name of another."""

    field = "name"

    def __init__(self, name: str) -> None:
        super().__init__(_("Parameter “%(name)s” sudah ada. Pakai nama lain.") % {"name": name})


class LimitMissing(SampleRefusal):
    """A parameter nothing could be judged by."""

    field = "upper"

    def __init__(self) -> None:
        super().__init__(
            _("Tulis batas bawah, batas atas, atau hasil yang diminta: tanpa itu hasilnya tidak dapat dinilai.")
        )


class LimitsReversed(SampleRefusal):
    """The lower limit above the upper one."""

    field = "upper"

    def __init__(self) -> None:
        super().__init__(_("Batas atas lebih kecil daripada batas bawah. Periksa keduanya."))


class NotOrdered(SampleRefusal):
    """A parameter without an order, or a result for something not ordered."""

    def __init__(self) -> None:
        super().__init__(_("Pengujian itu tidak dipesan. Muat ulang halaman ini."))


class ValueUnreadable(SampleRefusal):
    """A result that is neither a number nor one of our words."""

    field = "value"

    def __init__(self, typed: str) -> None:
        super().__init__(
            _(
                "“%(typed)s” bukan hasil uji yang kami kenali. Tulis seperti 7,2 atau < 0,01 (koma desimal, titik "
                "ribuan), atau “tidak terdeteksi”."
            )
            % {"typed": typed}
        )


class WordsExpected(SampleRefusal):
    """A number where the standard asks for a finding in words."""

    field = "value"

    def __init__(self, expected: str) -> None:
        super().__init__(
            _("Parameter ini dinilai dengan kata: tulis “%(expected)s” bila memang demikian, atau apa yang ditemukan.")
            % {"expected": expected}
        )


class NumberExpected(SampleRefusal):
    """Words where the standard asks for a number."""

    field = "value"

    def __init__(self, typed: str, unit: str) -> None:
        super().__init__(
            _("Parameter ini diukur dalam %(unit)s, jadi “%(typed)s” tidak dapat dinilai. Tulis angkanya.")
            % {"typed": typed, "unit": unit or _("angka")}
        )


class WrongUnit(SampleRefusal):
    """A result in another unit than the limit's."""

    field = "unit"

    def __init__(self, typed: str, right: str) -> None:
        words = {"typed": typed or "–", "right": right}
        sentence = (
            _("Satuan “%(typed)s” salah: batasnya dalam %(right)s. Minta laboratorium melaporkan dalam %(right)s.")
            if right
            else _("Parameter ini tidak bersatuan; kosongkan satuan “%(typed)s”.")
        )
        super().__init__(sentence % words)


class TooCoarse(SampleRefusal):
    """A reporting limit from which nothing follows about the limit of the standard."""

    field = "value"

    def __init__(self, typed: str, limit: str) -> None:
        super().__init__(
            _(
                "Dari “%(typed)s” tidak dapat disimpulkan apakah batas %(limit)s dipenuhi. "
                "Minta laboratorium memakai metode yang batas pelaporannya sesuai."
            )
            % {"typed": typed, "limit": limit}
        )


class UncertaintyUnreadable(SampleRefusal):
    """An uncertainty that is no number."""

    field = "uncertainty"

    def __init__(self, typed: str) -> None:
        super().__init__(
            _("“%(typed)s” bukan ketidakpastian. Tulis angkanya saja, misalnya 0,05, dalam satuan hasilnya.")
            % {"typed": typed}
        )


class MethodMissing(SampleRefusal):
    """A result without its method."""

    field = "method"

    def __init__(self) -> None:
        super().__init__(_("Tulis metode ujinya, misalnya SNI 01-3554-2006."))


class TestedBeforeTaken(SampleRefusal):
    """A test older than the sample."""

    field = "tested_on"
    __test__ = False  # not a test of ours

    def __init__(self, tested: str, taken: str) -> None:
        super().__init__(
            _("Diuji %(tested)s, padahal contohnya baru diambil %(taken)s. Periksa tanggal ujinya.")
            % {"tested": tested, "taken": taken}
        )


class TestedInFuture(SampleRefusal):
    """A test that has not happened yet."""

    field = "tested_on"
    __test__ = False  # not a test of ours

    def __init__(self, tested: str) -> None:
        super().__init__(_("%(tested)s belum tiba. Tulis tanggal pengujiannya.") % {"tested": tested})
