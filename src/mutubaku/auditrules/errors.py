"""Why a question is refused: one class per reason, each with the rule it would break and the limit of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from .words import Value, Values, _, said


class RuleRefusal(ValueError):  # noqa: N818 - it says what happened
    """``pattern`` and ``values`` make the sentence; ``rule`` is its id, ``field`` the answer at fault on a form."""

    rule: ClassVar[str] = ""
    field: ClassVar[str] = ""

    def __init__(self, pattern: str, **values: Value) -> None:
        self.pattern = pattern
        self.values: Values = values
        super().__init__(said(pattern, values))


class PersonnelMissing(RuleRefusal):
    """An audit of nobody."""

    rule, field = "T-02", "personnel"

    def __init__(self) -> None:
        super().__init__(
            _("Jumlah personel efektif paling sedikit 1. Hitung semua regu, dan paruh waktu menurut jamnya.")
        )


class PersonnelTooMany(RuleRefusal):
    """More people than any organisation has: a number was mistyped."""

    rule, field = "T-02", "personnel"

    def __init__(self, most: int) -> None:
        super().__init__(
            _("Jumlah personel efektif paling banyak %(most)s. Periksa angkanya; mungkin kelebihan angka nol."),
            most=most,
        )


class ComplexityMissing(RuleRefusal):
    """ISO 14001 is reckoned by the complexity of environmental aspects."""

    rule, field = "T-11", "complexity"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Waktu audit ISO 14001 bergantung pada kompleksitas aspek lingkungan. "
                "Pilih tinggi, sedang, rendah, terbatas, atau khusus."
            )
        )


class ComplexityUnexplained(RuleRefusal):
    """Work between two classes, and the special class, are reasoned."""

    rule, field = "T-11", "complexity_reason"

    def __init__(self, codes: Sequence[int]) -> None:
        if codes:
            words = _(
                "Untuk kode IAF %(codes)s kompleksitas aspek lingkungan dipilih dengan alasan, "
                "misalnya proses dan bahan yang dipakai. Tulis alasannya."
            )
        else:
            words = _(
                "Kompleksitas khusus tidak berkolom dalam tabel: waktunya ditetapkan per kasus, mulai dari kolom yang "
                "dipakai kantor. Tulis alasannya, yaitu mengapa pekerjaan itu khusus."
            )
        super().__init__(words, codes=", ".join(map(str, codes)))


class AdjustmentUnexplained(RuleRefusal):
    """Less or more time without a reason."""

    rule, field = "T-05", "reason"

    def __init__(self) -> None:
        super().__init__(_("Setiap pengurangan atau penambahan waktu memerlukan alasan. Tulis alasannya."))


class AdjustmentOutOfRange(RuleRefusal):
    """A percentage that is none."""

    rule, field = "T-05", "percent"

    def __init__(self, most: int) -> None:
        super().__init__(_("Tulis pengurangan atau penambahan dengan persen lebih dari 0 sampai %(most)s."), most=most)


class ReductionTooLarge(RuleRefusal):
    """All reductions together take more than the table allows."""

    rule, field = "T-05", "percent"

    def __init__(self, asked: Value, most: int) -> None:
        super().__init__(
            _(
                "Pengurangan bersama-sama %(asked)s%%, padahal paling banyak %(most)s%% dari tabel (IAF MD 5). "
                "Kurangi persennya."
            ),
            asked=asked,
            most=most,
        )


class CentralTooLarge(RuleRefusal):
    """More taken off for the central function than MD 1 allows."""

    rule, field = "S-06", "central"

    def __init__(self, asked: Value, most: int) -> None:
        super().__init__(
            _(
                "Pengurangan karena proses di fungsi pusat %(asked)s%%, padahal paling banyak %(most)s%% (IAF MD 1). "
                "Kurangi persennya."
            ),
            asked=asked,
            most=most,
        )


class SiteReductionTooLarge(RuleRefusal):
    """A site's reductions by MD 5 and MD 1 together take more than half."""

    rule, field = "S-06", "central"

    def __init__(self, asked: Value, most: int) -> None:
        super().__init__(
            _(
                "Pengurangan per lokasi bersama-sama %(asked)s%%, padahal paling banyak %(most)s%% (IAF MD 1). "
                "Kurangi persennya."
            ),
            asked=asked,
            most=most,
        )


class NotHalfDays(RuleRefusal):
    """Days in other parts than halves."""

    rule, field = "T-07", "days"

    def __init__(self, part: Value) -> None:
        super().__init__(_("Tulis waktu audit dalam kelipatan %(part)s hari, misalnya 4 atau 4,5."), part=part)


class SitesMissing(RuleRefusal):
    """No site at all."""

    rule, field = "S-01", "sites"

    def __init__(self) -> None:
        super().__init__(_("Jumlah lokasi paling sedikit 1, tidak termasuk fungsi pusat."))


class SitesTooMany(RuleRefusal):
    """More sites than any organisation has: a number was mistyped."""

    rule, field = "S-01", "sites"

    def __init__(self, most: int) -> None:
        super().__init__(
            _("Jumlah lokasi paling banyak %(most)s. Periksa angkanya; mungkin kelebihan angka nol."), most=most
        )


class ExtraOutOfRange(RuleRefusal):
    """More sites added for their risk than there are, or less than none."""

    rule, field = "S-09", "extra"

    def __init__(self, sites: int) -> None:
        super().__init__(_("Tambahan lokasi karena risiko dari 0 sampai %(sites)s, banyaknya lokasi."), sites=sites)


class AdjoiningAlone(RuleRefusal):
    """One address that is said to adjoin no other."""

    rule, field = "S-07", "adjoining"

    def __init__(self) -> None:
        super().__init__(
            _("Satu lokasi dari bangunan yang berdampingan memerlukan sedikitnya dua alamat. Sebut dua alamat.")
        )


class AdjoiningTwice(RuleRefusal):
    """An address that belongs to two sites."""

    rule, field = "S-07", "adjoining"

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s disebut dua kali di antara lokasi yang berdampingan. Sebut satu kali."), name=name)


class AdjoiningTooMany(RuleRefusal):
    """More adjoining addresses than there are sites."""

    rule, field = "S-07", "adjoining"

    def __init__(self, asked: int, sites: int) -> None:
        super().__init__(
            _("Ada %(asked)s alamat yang berdampingan, padahal lokasinya hanya %(sites)s. Periksa daftarnya."),
            asked=asked,
            sites=sites,
        )


class AdjoiningUnexplained(RuleRefusal):
    """Addresses taken for one site without a reason."""

    rule, field = "S-07", "adjoining_reason"

    def __init__(self) -> None:
        super().__init__(
            _("Tulis mengapa lokasi yang berdampingan dihitung sebagai satu, misalnya satu pagar dan satu manajemen.")
        )


class SiteLeftOut(RuleRefusal):
    """A site left out of the certificate while something found there is open."""

    rule, field = "S-08", "part_items"

    def __init__(self, site: str, numbers: Sequence[str]) -> None:
        super().__init__(
            _(
                "%(site)s tidak boleh dikeluarkan dari ruang lingkup selama temuannya belum ditutup (%(numbers)s): "
                "lokasi bermasalah tidak dikeluarkan untuk menghindari temuan (IAF MD 1). Tutup dahulu temuannya."
            ),
            site=site,
            numbers=", ".join(numbers),
        )


class TooFewStandards(RuleRefusal):
    """An integrated audit of one standard."""

    rule, field = "MD11", "standards"

    def __init__(self) -> None:
        super().__init__(_("Audit terintegrasi memerlukan sedikitnya dua standar. Pilih dua standar."))


class LevelOutOfRange(RuleRefusal):
    """A level of integration or ability that is no percentage."""

    rule, field = "MD11", "integration"

    def __init__(self) -> None:
        super().__init__(_("Tingkat integrasi dan kemampuan tim ditulis dengan persen dari 0 sampai 100."))


class IntegrationTooLarge(RuleRefusal):
    """More taken off for integration than MD 11 allows."""

    rule, field = "MD11", "integration"

    def __init__(self, asked: Value, most: int) -> None:
        super().__init__(
            _(
                "Pengurangan karena audit terintegrasi %(asked)s%%, padahal paling banyak %(most)s%% (IAF MD 11). "
                "Kurangi persennya."
            ),
            asked=asked,
            most=most,
        )


class NotInForce(RuleRefusal):
    """No issue of the document was in force on that day."""

    def __init__(self, key: str, day: str) -> None:
        super().__init__(_("Aturan %(key)s belum berlaku pada %(day)s. Periksa tanggalnya."), key=key, day=day)


class LibraryRefused(Exception):  # noqa: N818 - it says what happened
    """Rule files with faults: none is used; ``complaints`` are sentences that name file and field."""

    def __init__(self, complaints: Sequence[str]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(complaints))
