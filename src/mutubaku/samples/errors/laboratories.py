"""Why a laboratory is not listed, not chosen, or its result not taken without a reason."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from .base import SampleRefusal


class AccreditationIncomplete(SampleRefusal):
    """A number without its days, or days without a number."""

    def __init__(self, at_field: str) -> None:
        self.field = at_field
        super().__init__(
            _(
                "Nomor akreditasi, hari mulai, dan hari terakhirnya ditulis bersama. Lengkapi ketiganya, atau "
                "kosongkan semuanya bila laboratorium ini belum terakreditasi."
            )
        )


class AccreditationReversed(SampleRefusal):
    """An accreditation that ends before it begins."""

    field = "accredited_to"

    def __init__(self) -> None:
        super().__init__(_("Akreditasinya berakhir sebelum mulai. Periksa kedua tanggalnya."))


class ScopeUnreadable(SampleRefusal):
    """A line of the scope that is no standard and no parameter of one."""

    field = "scope"

    def __init__(self, line: str) -> None:
        super().__init__(
            _(
                "“%(line)s” tidak dapat dibaca sebagai ruang lingkup. Tulis nomor standarnya pada satu baris, lalu di "
                "bawahnya setiap parameter dengan tanda strip di depannya."
            )
            % {"line": line}
        )


class LaboratoryUnknown(SampleRefusal):
    """A laboratory that is not on the office's list today."""

    field = "listed"

    def __init__(self) -> None:
        super().__init__(_("Laboratorium itu tidak ada lagi dalam daftar kantor hari ini. Pilih yang lain."))


class LaboratoryMissing(SampleRefusal):
    """No laboratory chosen and none written."""

    field = "laboratory"

    def __init__(self) -> None:
        super().__init__(_("Tulis nama laboratorium ujinya."))


class LaboratoryReasonMissing(SampleRefusal):
    """Something should be looked at before samples go there; the reason is kept with the order."""

    field = "reason"

    def __init__(self, remarks: Sequence[str]) -> None:
        super().__init__(
            _("%(remarks)s Pilih laboratorium lain, atau tulis alasan laboratorium ini tetap dipakai.")
            % {"remarks": " ".join(remarks)}
        )


class OutsideScope(SampleRefusal):
    """A parameter by hand that the laboratory is not accredited for, and no reason was given for it."""

    field = "name"

    def __init__(self, parameter: str, laboratory: str) -> None:
        super().__init__(
            _(
                "“%(parameter)s” tidak termasuk ruang lingkup akreditasi %(laboratory)s. Bila tetap diuji di sana, "
                "tulis dahulu alasannya di “Ganti laboratorium”."
            )
            % {"parameter": parameter, "laboratory": laboratory}
        )


class AccreditationLapsed(SampleRefusal):
    """Tested on a day on which the laboratory was not accredited, and no reason was given for it."""

    field = "reason"

    def __init__(self, remarks: Sequence[str]) -> None:
        super().__init__(
            _(
                "%(remarks)s Periksa tanggal ujinya, minta administrator memperbarui daftar laboratorium, atau tulis "
                "alasan hasilnya tetap dipakai."
            )
            % {"remarks": " ".join(remarks)}
        )
