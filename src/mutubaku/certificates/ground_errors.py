"""Why a measure cannot rest on a ground: one class per reason, whose text says which grounds can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal


class GroundUnfit(Refusal):
    """A ground that contradicts its measure (MS-20; ISO/IEC 17065, 7.11)."""

    field = "ground"

    def __init__(self, measure: str, grounds: Sequence[str]) -> None:
        said = {"measure": measure.lower(), "grounds": "; ".join(f"“{one}”" for one in grounds)}
        super().__init__(_("Sebab itu bukan sebab untuk %(measure)s. Pilih salah satu: %(grounds)s.") % said)


class NothingLate(Refusal):
    """A ground of lateness while no audit of the certificate is late (MS-03)."""

    field = "ground"

    def __init__(self) -> None:
        super().__init__(
            _("Tidak ada surveilans sertifikat ini yang lewat batasnya hari ini. Pilih sebab yang sebenarnya.")
        )
