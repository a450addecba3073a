"""Time standards of the mutu baku column: amount and unit as printed, never converted silently."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from mutubaku.worktime.errors import StandardError

_PRINTED = re.compile(r"([0-9]+)\s*(menit|jam|hari\s+kerja|hari)")


class Unit(StrEnum):
    """The four units of SOP 11-BIPA/5."""

    MINUTE = "menit"
    HOUR = "jam"
    DAY = "hari"
    WORKING_DAY = "hari kerja"


_STEPS = {Unit.MINUTE: timedelta(minutes=1), Unit.HOUR: timedelta(hours=1)}
MOST = 99_999


@dataclass(frozen=True, slots=True)
class TimeStandard:
    """An amount of a unit, with the text as printed on the sheet ("15 Menit")."""

    amount: int
    unit: Unit
    text: str
    work: timedelta | None = field(init=False, repr=False, compare=False)
    """The working time it stands for; None where the unit is days. Kept because `due` asks for it."""

    def __post_init__(self) -> None:
        """Refuse an amount no step can have (StandardError)."""
        if not 1 <= self.amount <= MOST:
            raise StandardError(f'Standar waktu "{self.text}" tidak mungkin; tulis bilangan 1 sampai {MOST}.')
        step = _STEPS.get(self.unit)
        object.__setattr__(self, "work", step and self.amount * step)


def parse_standard(text: str) -> TimeStandard:
    """Read a printed standard; capitals and the spaces between do not matter. Raises StandardError."""
    printed = text.strip()
    if not printed:
        raise StandardError('Standar waktu kosong; tulis misalnya "15 menit", "2 jam" atau "41 hari kerja".')
    match = _PRINTED.fullmatch(printed.lower())
    if match is None:
        raise StandardError(
            f'Standar waktu "{printed}" tidak terbaca; tulis bilangan bulat dan satuannya '
            '(menit, jam, hari atau hari kerja), misalnya "2 jam".'
        )
    return TimeStandard(int(match[1]), Unit(" ".join(match[2].split())), printed)
