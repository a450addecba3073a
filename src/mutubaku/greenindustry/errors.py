"""Why an act on green industry performance is refused: one class per reason, whose text is shown as it is.

``field`` names the answer at fault on the form.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mutubaku.cases.errors import Refusal


class GreenRefusal(Refusal):
    """Something about a criterion or what was found of it cannot stand."""

    field = ""


class CriterionUnknown(GreenRefusal):
    """A criterion this case is not evaluated by."""

    def __init__(self) -> None:
        super().__init__(_("Kriteria itu bukan bagian dari penilaian permohonan ini. Muat ulang halaman ini."))


class WrongUnit(GreenRefusal):
    """A value in another unit than the limit's."""

    field = "unit"

    def __init__(self, typed: str, right: str) -> None:
        super().__init__(
            _("Satuan “%(typed)s” salah: batasnya dalam %(right)s. Hitung nilainya dalam %(right)s.")
            % {"typed": typed or "–", "right": right or _("angka tanpa satuan")}
        )


class ValueMissing(GreenRefusal):
    """A row begun, or recorded before, without its value."""

    field = "value"

    def __init__(self) -> None:
        super().__init__(
            _("Tulis nilainya. Hanya baris yang belum pernah dinilai boleh dikosongkan, dan lalu seluruhnya.")
        )


class BelowNothing(GreenRefusal):
    """Less than nothing of what cannot be less."""

    field = "value"

    def __init__(self) -> None:
        super().__init__(_("Nilai di bawah nol tidak mungkin bagi kriteria ini. Periksa tandanya."))


class NotApplicableUnexplained(GreenRefusal):
    """A criterion set aside without saying why."""

    field = "why"

    def __init__(self) -> None:
        super().__init__(_("Tulis mengapa kriteria ini tidak berlaku bagi pabrik ini."))


class PeriodMissing(GreenRefusal):
    """A measured value of no time."""

    field = "starts_on"

    def __init__(self) -> None:
        super().__init__(_("Tulis periode pengukurannya: dari tanggal berapa sampai tanggal berapa."))


class PeriodReversed(GreenRefusal):
    """The end of a period before its beginning."""

    field = "ends_on"

    def __init__(self) -> None:
        super().__init__(_("Akhir periode mendahului awalnya. Periksa kedua tanggalnya."))


class PeriodInFuture(GreenRefusal):
    """A period that is not over."""

    field = "ends_on"

    def __init__(self) -> None:
        super().__init__(_("Periode itu belum selesai. Pakai periode yang sudah berakhir."))


class PeriodTooLong(GreenRefusal):
    """A period in which more than one year's figures would be mixed."""

    field = "starts_on"

    def __init__(self, months: int) -> None:
        super().__init__(
            ngettext(
                "Periode pengukuran paling lama %(months)s bulan menurut ketentuan skemanya. Periksa kedua tanggalnya.",
                "Periode pengukuran paling lama %(months)s bulan menurut ketentuan skemanya. Periksa kedua tanggalnya.",
                months,
            )
            % {"months": months}
        )


class PeriodTooOld(GreenRefusal):
    """A period from which nothing follows for today."""

    field = "ends_on"

    def __init__(self, months: int) -> None:
        super().__init__(
            ngettext(
                "Periode itu berakhir lebih dari %(months)s bulan yang lalu. Pakai pengukuran yang lebih baru.",
                "Periode itu berakhir lebih dari %(months)s bulan yang lalu. Pakai pengukuran yang lebih baru.",
                months,
            )
            % {"months": months}
        )


class EvidenceMissing(GreenRefusal):
    """A figure without its source."""

    field = "evidence"

    def __init__(self) -> None:
        super().__init__(_("Sebutkan buktinya: catatan, laporan uji, atau rekening mana yang memuat angka itu."))


class TooManyPoints(GreenRefusal):
    """More points than a criterion gives."""

    field = "points"

    def __init__(self, most: int) -> None:
        super().__init__(_("Nilai kriteria ini 0 sampai %(most)s.") % {"most": most})


class ReasonMissing(GreenRefusal):
    """A grade without its reason."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasan nilai itu: apa yang dilihat dan di mana."))


class HasStandard(GreenRefusal):
    """Criteria by hand are for standards the office has not entered."""

    def __init__(self, number: str) -> None:
        super().__init__(
            _("Kriteria %(number)s sudah ada dalam daftar standar kantor; jangan menulisnya sendiri.")
            % {"number": number}
        )


class LimitMissing(GreenRefusal):
    """A criterion nothing could be held against."""

    field = "upper"

    def __init__(self) -> None:
        super().__init__(
            _("Tulis batas bawah atau batas atas bagi kriteria yang diukur, atau nilai tertinggi bagi yang dinilai.")
        )


class PointsOrLimits(GreenRefusal):
    """A criterion both measured and graded."""

    field = "points"

    def __init__(self) -> None:
        super().__init__(
            _("Isi batas bagi kriteria yang diukur, atau nilai tertinggi bagi yang dinilai; tidak keduanya.")
        )


class LimitsReversed(GreenRefusal):
    """Limits in the wrong order."""

    field = "upper"

    def __init__(self) -> None:
        super().__init__(_("Batas atas lebih kecil daripada batas bawah. Periksa keduanya."))


class NeededTooHigh(GreenRefusal):
    """More points needed than a criterion gives."""

    field = "needed"

    def __init__(self) -> None:
        super().__init__(_("Nilai terendah yang memenuhi tidak boleh melebihi nilai tertinggi."))


class CriterionTwice(GreenRefusal):
    """A criterion with the name of another."""

    field = "name"

    def __init__(self, name: str) -> None:
        super().__init__(_("Kriteria “%(name)s” sudah ada. Pakai nama lain.") % {"name": name})
