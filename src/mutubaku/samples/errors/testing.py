"""Why an order, a parameter or a result is refused."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.schemes.measures import unit_said

from .base import SampleRefusal


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


class ValueAmbiguous(ValueUnreadable):
    """A result that could be two numbers; ``sentence`` names both."""

    def __init__(self, sentence: str) -> None:
        SampleRefusal.__init__(self, sentence)


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
        said = unit_said(unit)
        sentence = (
            _("Parameter ini diukur dalam %(unit)s, jadi “%(typed)s” tidak dapat dinilai. Tulis angkanya.")
            if said
            else _("Parameter ini dinilai dengan angka, jadi “%(typed)s” tidak dapat dinilai. Tulis angkanya.")
        )
        super().__init__(sentence % {"typed": typed, "unit": said})


class WrongUnit(SampleRefusal):
    """A result in another unit than the limit's."""

    field = "unit"

    def __init__(self, typed: str, right: str) -> None:
        right = unit_said(right)
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


class UncertaintyAmbiguous(UncertaintyUnreadable):
    """An uncertainty that could be two numbers; ``sentence`` names both."""

    def __init__(self, sentence: str) -> None:
        SampleRefusal.__init__(self, sentence)


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


class TestedBeforeReceived(SampleRefusal):
    """A test older than the hand-over to the laboratory."""

    field = "tested_on"
    __test__ = False  # not a test of ours

    def __init__(self, tested: str, received: str) -> None:
        super().__init__(
            _("Diuji %(tested)s, padahal laboratorium baru menerima contohnya %(received)s. Periksa tanggal ujinya.")
            % {"tested": tested, "received": received}
        )


class TestedInFuture(SampleRefusal):
    """A test that has not happened yet."""

    field = "tested_on"
    __test__ = False  # not a test of ours

    def __init__(self, tested: str) -> None:
        super().__init__(_("%(tested)s belum tiba. Tulis tanggal pengujiannya.") % {"tested": tested})
