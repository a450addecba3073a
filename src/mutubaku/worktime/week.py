"""What an office lays down about its time: hours of the week, dated other hours, free days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import pairwise

from mutubaku.worktime.errors import CalendarError

Hours = tuple[tuple[time, time], ...]
"""The open intervals of one day in local time, whole minutes, ordered, not touching."""

RAMADAN = "ramad"  # Ramadan, Ramadhan, Ramadlan: offices write it in several ways
DAYS_OF_WEEK = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


class FreeKind(StrEnum):
    """Who made a day free: the national decree, its joint leave, or the office itself."""

    NATIONAL = "national"
    JOINT_LEAVE = "joint-leave"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A day without office hours; `decree` is the number of the decision that made it free, or empty."""

    day: date
    kind: FreeKind
    name: str
    decree: str


@dataclass(frozen=True, slots=True)
class Week:
    """The hours of the seven days, Monday first."""

    days: tuple[Hours, ...]

    def __post_init__(self) -> None:
        """Refuse hours no clock can run on (CalendarError)."""
        if len(self.days) != len(DAYS_OF_WEEK):
            raise CalendarError(
                f"Pekan kerja berisi {len(self.days)} hari; isi tujuh hari mulai Senin, hari libur kosong."
            )
        for name, hours in zip(DAYS_OF_WEEK, self.days, strict=True):
            _check_hours(name, hours)


@dataclass(frozen=True, slots=True)
class HoursPeriod:
    """Other hours from `first` to `last`, both included, e.g. Ramadan."""

    first: date
    last: date
    week: Week
    name: str

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins (CalendarError)."""
        if self.last < self.first:
            raise CalendarError(
                f'Jam kerja "{self.name}" berakhir ({self.last}) sebelum mulai ({self.first}); tukar tanggalnya.'
            )

    def years_of_ramadan(self) -> range:
        """The years that a period named for Ramadan lies in; none of any other."""
        return range(self.first.year, self.last.year + 1) if RAMADAN in self.name.casefold() else range(0)


def hours_of_days(
    days: Iterable[date], week: Week, periods: Iterable[HoursPeriod], free_days: Iterable[FreeDay]
) -> list[Hours]:
    """The hours of each day: none on a free day, else of its period, else of the week."""
    other = _hours_in_periods(periods)
    free = {free.day for free in free_days}
    return [() if day in free else other.get(day, week).days[day.weekday()] for day in days]


def _hours_in_periods(periods: Iterable[HoursPeriod]) -> dict[date, Week]:
    """The week of each day inside a period; two periods that share a day are refused (CalendarError)."""
    ordered = sorted(periods, key=lambda period: period.first)
    for before, after in pairwise(ordered):
        if after.first <= before.last:
            raise CalendarError(
                f'Jam kerja "{before.name}" dan "{after.name}" sama-sama berlaku pada {after.first}; '
                "ubah tanggalnya sehingga setiap hari hanya punya satu jam kerja."
            )
    return {
        period.first + timedelta(number): period.week
        for period in ordered
        for number in range((period.last - period.first).days + 1)
    }


def _check_hours(name: str, hours: Hours) -> None:
    edges = [edge for interval in hours for edge in interval]
    if any(edge.second or edge.microsecond or edge.tzinfo for edge in edges):
        raise CalendarError(f"Jam kerja hari {name} harus berupa menit penuh waktu setempat, misalnya 07:30.")
    if any(later <= earlier for earlier, later in pairwise(edges)):
        raise CalendarError(
            f"Jam kerja hari {name} tidak berurutan; tulis jam buka lalu jam tutup, dengan jeda di antaranya."
        )
