"""Why an act on a scheme's data is refused: one class per reason."""
# ruff: noqa: N818 - each error says what happened

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import PeopleError, day_text


class SchemeError(PeopleError):
    """A refused act on a scheme's data; ``field`` names the answer at fault."""


class TermsExist(SchemeError):
    """Two versions of one scheme from the same day on."""

    field = "valid_from"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Sudah ada ketentuan yang berlaku mulai %(day)s. Pilih tanggal lain.") % {"day": day_text(day)}
        )


class CasesBegun(SchemeError):
    """A version from today on, of a scheme some case of which was opened today under the one before."""

    field = "valid_from"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Hari ini sudah ada permohonan skema ini yang dibuka, dan ketentuan baru tidak boleh mengubahnya. "
                "Pilih mulai besok."
            )
        )


class SurveillanceTooRare(SchemeError):
    """An interval that would leave a calendar year without surveillance (ISO/IEC 17021-1, 9.1.3.3; MS-02)."""

    def __init__(self, field: str) -> None:
        super().__init__(
            _(
                "Surveilans sistem manajemen paling sedikit sekali tiap tahun kalender, yang pertama paling lambat 12 "
                "bulan sejak keputusan (ISO/IEC 17021-1, 9.1.3.3). Isi paling banyak 12."
            )
        )
        self.field = field


class TermsContradict(SchemeError):
    """Figures of a scheme that cannot hold together; ``field`` is the one to change."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


class TermsBegun(SchemeError):
    """Cases may have been opened by them."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Ketentuan ini sudah berlaku sejak %(day)s. Buat ketentuan baru dengan tanggal mulainya.")
            % {"day": day_text(day)}
        )


class PartsMissing(SchemeError):
    """A confirmation of nothing, or of what the version does not say."""

    field = "parts"

    def __init__(self) -> None:
        super().__init__(_("Pilih ketentuan yang sudah Anda bandingkan dengan sumber itu."))


class NoClause(SchemeError):
    """A question that no scheme would ask."""

    field = "clauses"

    def __init__(self) -> None:
        super().__init__(_("Isi klausulnya pada paling sedikit satu skema; tanpa itu pertanyaan tidak ditanyakan."))


class UnknownClause(SchemeError):
    """A clause that the scheme does not have."""

    def __init__(self, scheme: str, name: str, clause: str) -> None:
        super().__init__(
            _("Klausul “%(clause)s” tidak ada pada %(scheme)s. %(form)s")
            % {"clause": clause[:40], "scheme": name, "form": self._form(scheme)}
        )
        self.field = scheme

    def _form(self, scheme: str) -> str:
        if scheme == "industri-hijau":
            return _("Tulis M.1 sampai M.6 (manajemen) atau T.1 sampai T.9 (teknis).")
        return _("Tulis nomor klausul 4 sampai 10, misalnya 8.5.1.")


class BeginsToday(SchemeError):
    """A version that would hold before its parameters could be looked through."""

    field = "valid_from"

    def __init__(self, earliest: date) -> None:
        super().__init__(
            _("Versi baru paling awal mulai %(day)s, supaya isinya dapat diperiksa dahulu.")
            % {"day": day_text(earliest)}
        )


class PartTaken(SchemeError):
    """Two parameters or criteria of one name in a standard."""

    field = "name"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“%(name)s” sudah ada dalam standar ini. Pakai nama lain, atau ubah yang ada.") % {"name": name}
        )


class LimitsReversed(SchemeError):
    """Limits that nothing can meet."""

    field = "upper"

    def __init__(self) -> None:
        super().__init__(_("Batas atas lebih kecil daripada batas bawah. Periksa keduanya."))


class NothingAsked(SchemeError):
    """A parameter or criterion by which nothing could be judged."""

    field = "lower"

    def __init__(self) -> None:
        super().__init__(_("Isi batas bawah, batas atas, atau hasil yang diminta; tanpa itu tidak ada yang dinilai."))


class BothAsked(SchemeError):
    """A parameter that is measured and found in words at once."""

    field = "lower"

    def __init__(self) -> None:
        super().__init__(_("Pilih satu: batas angka, atau hasil yang diminta. Kosongkan yang lain."))


class NeitherGradedNorMeasured(SchemeError):
    """A criterion that nothing could be held against."""

    field = "upper"

    def __init__(self) -> None:
        super().__init__(
            _("Tulis batas bawah atau batas atas bagi kriteria yang diukur, atau nilai tertinggi bagi yang dinilai.")
        )


class GradedAndMeasured(SchemeError):
    """A criterion with limits and points at once."""

    field = "points"

    def __init__(self) -> None:
        super().__init__(
            _("Isi batas bagi kriteria yang diukur, atau nilai tertinggi bagi yang dinilai; tidak keduanya.")
        )


class GradesReversed(SchemeError):
    """A grade that is needed and cannot be had."""

    field = "needed"

    def __init__(self) -> None:
        super().__init__(_("Nilai terendah yang memenuhi tidak boleh melebihi nilai tertinggi."))


class EvaluationLeftOut(SchemeError):
    """A list of evaluations without one that the scheme's procedure always does."""

    def __init__(self, certification_type: str, names: Sequence[str]) -> None:
        self.field = f"evaluations{certification_type}"
        super().__init__(
            _("Langkah skema ini selalu memuat: %(names)s. Pilih juga, atau kosongkan seluruhnya.")
            % {"names": ", ".join(names)}
        )


class NotANumber(SchemeError):
    """What is no number as it is written in Indonesian."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            _("“%(typed)s” bukan angka yang kami kenali. Tulis seperti 1.000,5: titik untuk ribuan, koma desimal.")
            % {"typed": typed}
        )


class TwoNumbers(NotANumber):
    """A point that may part thousands or decimals: it is not guessed which (decision 0024)."""

    def __init__(self, typed: str, whole: str, decimal: str) -> None:
        SchemeError.__init__(
            self,
            _("“%(typed)s” dapat dibaca dua cara. Tulis %(whole)s atau %(decimal)s.")
            % {"typed": typed, "whole": whole, "decimal": decimal},
        )


class TooManyDigits(NotANumber):
    """A number with more digits than are kept."""

    def __init__(self, whole: int, places: int) -> None:
        SchemeError.__init__(
            self,
            _("Paling banyak %(whole)s angka, dan %(decimals)s angka di belakang koma. Pakai satuan lain.")
            % {"whole": whole, "decimals": places},
        )
