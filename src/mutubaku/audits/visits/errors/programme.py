"""Why a programme is refused."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .base import VisitRefusal


class ProgrammeEmpty(VisitRefusal):
    """A programme without a row."""

    def __init__(self) -> None:
        super().__init__(_("Program audit belum berisi. Tulis paling sedikit satu lokasi dan prosesnya."))


class SampleTooSmall(VisitRefusal):
    """A visit that looks at fewer sites than IAF MD 1 asks for (rules S-02 and S-05)."""

    def __init__(self, visit: str, needed: int, planned: int) -> None:
        super().__init__(
            _(
                "%(visit)s melihat %(planned)s lokasi selain fungsi pusat; IAF MD 1 meminta paling sedikit %(needed)s. "
                "Tambah lokasi pada kunjungan itu, dengan nama seperti pada permohonan."
            )
            % {"visit": visit, "needed": needed, "planned": planned}
        )


class CentralLeftOut(VisitRefusal):
    """A visit that does not look at the central function (rule S-03)."""

    def __init__(self, visit: str, site: str) -> None:
        super().__init__(
            _("%(visit)s tidak melihat %(site)s. Fungsi pusat dilihat pada setiap kunjungan (IAF MD 1).")
            % {"visit": visit, "site": site}
        )


class ProgrammeRowIncomplete(VisitRefusal):
    """A row of a programme lacks its site or its process."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(_("Baris %(row)s: tulis lokasi dan prosesnya.") % {"row": row + 1})


class ProgrammeRowUnvisited(VisitRefusal):
    """No visit of the cycle looks at a row."""

    def __init__(self, row: int, name: str) -> None:
        self.row = row
        super().__init__(
            _("Baris %(row)s (%(name)s): centang paling sedikit satu kunjungan.") % {"row": row + 1, "name": name}
        )


class ProgrammeRowTwice(VisitRefusal):
    """The same process of the same site stands in two rows."""

    def __init__(self, row: int, name: str) -> None:
        self.row = row
        super().__init__(
            _("Baris %(row)s: %(name)s sudah ada di atas. Gabungkan keduanya.") % {"row": row + 1, "name": name}
        )
