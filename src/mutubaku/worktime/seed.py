"""The calendar an office starts with: hours and decrees from seed.toml, free days from `holidays`."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import cache
from importlib.resources import files
from typing import Any

from mutubaku.worktime.calendar import FIRST, LAST, OfficeCalendar
from mutubaku.worktime.week import DAYS_OF_WEEK, FreeDay, FreeKind, HoursPeriod, Week

ZONE = "Asia/Jakarta"  # of whatever belongs to no office
ESTIMATE = "perkiraan, periksa keputusan"
"""What stands in place of a decree number where no decree is known for a year to come."""

_KINDS = ((FreeKind.NATIONAL, "public"), (FreeKind.JOINT_LEAVE, "government"))
_MARK = " (perkiraan)"


@cache
def seeded_calendar(zone: str = ZONE, first: date | None = None, last: date | None = None) -> OfficeCalendar:
    """The calendar of an office that has changed nothing yet; built once per zone and span."""
    since, until = first or FIRST, last or LAST
    free_days = seed_free_days(since.year, until.year)
    return OfficeCalendar(
        zone=zone,
        week=seed_week(),
        periods=seed_periods(),
        free_days=free_days,
        joint_leave_years={free.day.year for free in free_days if free.kind is FreeKind.JOINT_LEAVE},
        first=since,
        last=until,
    )


def seed_week() -> Week:
    """The hours of an ordinary week (Perpres 21/2023)."""
    return _week(_data()["week"])


def seed_periods() -> list[HoursPeriod]:
    """The Ramadan hours of 2024 to 2027 (Perpres 21/2023)."""
    ramadan = _data()["ramadan"]
    week = _week(ramadan["week"])
    return [HoursPeriod(period["first"], period["last"], week, period["name"]) for period in ramadan["period"]]


def seed_free_days(first_year: int, last_year: int) -> list[FreeDay]:
    """National holidays and joint leave of these years, both included, in order of date.

    Joint leave is known up to 2027; from the first year without a decree on, the decree reads ESTIMATE.
    """
    import holidays  # noqa: PLC0415 - takes longer to import than everything else here together

    years = range(first_year, last_year + 1)
    return sorted(
        (
            _free_day(day, kind, name)
            for kind, category in _KINDS
            for day, name in holidays.country_holidays("ID", years=years, categories=(category,), language="id").items()
        ),
        key=lambda free: free.day,
    )


def _free_day(day: date, kind: FreeKind, name: str) -> FreeDay:
    """With its decree; the library's mark of an estimate is dropped where the decree has settled the date."""
    decrees: Mapping[str, str] = _data()["decrees"]
    decree = _data()["other_decrees"].get(day.isoformat()) or decrees.get(str(day.year))
    if decree:
        return FreeDay(day, kind, name.replace(_MARK, ""), decree)
    return FreeDay(day, kind, name, ESTIMATE if day.year > int(max(decrees)) else "")


def _week(hours: Mapping[str, Sequence[str]]) -> Week:
    return Week(tuple(tuple(_interval(text) for text in hours[name.lower()]) for name in DAYS_OF_WEEK))


def _interval(text: str) -> tuple[time, time]:
    opened, closed = text.split("-")
    return time.fromisoformat(opened), time.fromisoformat(closed)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("mutubaku.worktime") / "seed.toml").read_text(encoding="utf-8"))
