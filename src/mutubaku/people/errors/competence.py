"""Why an entry about competence, interests or absence is refused."""
# ruff: noqa: N818 - each says what happened

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from .base import PeopleError, day_text


class OwnCompetence(PeopleError):
    """Nobody approves their own competence (ISO/IEC 17021-1, 7.2; ISO/IEC 17065, 6.1.2)."""

    def __init__(self) -> None:
        super().__init__(
            _("Kompetensi Anda sendiri disetujui orang lain. Minta pencatat lain: administrator atau Seksi SS.")
        )


class BasisMissing(PeopleError):
    """A competence that rests on nothing (ISO/IEC 17021-1, 7.2; ISO/IEC 17065, 6.1.2)."""

    field = "note"

    def __init__(self) -> None:
        super().__init__(_("Tulis dasarnya, misalnya nomor sertifikat pelatihan, atau lampirkan berkas buktinya."))


class CompetenceOverlaps(PeopleError):
    """The same competence twice at a time."""

    field = "starts_on"

    def __init__(self, name: str, starts_on: date) -> None:
        super().__init__(
            _(
                "%(name)s sudah tercatat berkompeten untuk fungsi dan lingkup ini sejak %(day)s. "
                "Akhiri catatan itu dahulu, atau pilih tanggal sesudahnya."
            )
            % {"name": name, "day": day_text(starts_on)}
        )


class NotOfTheOffice(PeopleError):
    """Somebody who never had a position in the office."""

    field = "user"

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s tidak mempunyai jabatan di kantor ini. Beri jabatan dahulu.") % {"name": name})


class CompanyMissing(PeopleError):
    """An interest that names nobody."""

    field = "company"

    def __init__(self) -> None:
        super().__init__(_("Pilih pelanggan kantor ini, atau tulis nama perusahaannya."))


class ReasonMissing(PeopleError):
    """A competence ended without a word why."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis mengapa kompetensi ini berakhir; alasannya tersimpan bersama catatannya."))


class AbsenceOverlaps(PeopleError):
    """Two absences of one person share a day."""

    field = "starts_on"

    def __init__(self, name: str, first: date, last: date) -> None:
        super().__init__(
            _("%(name)s sudah tercatat tidak hadir %(first)s sampai %(last)s. Pilih tanggal lain.")
            % {"name": name, "first": day_text(first), "last": day_text(last)}
        )


class AbsenceOver(PeopleError):
    """An absence that lies behind us, or was taken back already."""

    def __init__(self) -> None:
        super().__init__(_("Ketidakhadiran ini sudah lewat atau sudah dibatalkan, jadi tidak ada yang perlu diubah."))
