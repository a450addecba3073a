"""How long auditors are at the client's by a plan, against the least that the audit time asks for (T-03, T-04)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import ROUND_CEILING, Decimal

from mutubaku.audits.visits.errors import HoursTooFew, HoursTooMany

from .plan import TRAVEL, Days, Row

HOUR = 60  # minutes


@dataclass(frozen=True)
class OnSite:
    """Minutes of auditors at the client's: ``planned``, and the least they have to be.

    ``stage_1`` are the minutes already spent there at stage 1, taken off ``needed``; ``per_day``: of one audit day.
    """

    planned: int
    needed: int
    stage_1: int
    per_day: int

    @property
    def is_short(self) -> bool:
        """Whether the plan has less than is needed."""
        return self.planned < self.needed


def auditor_minutes(
    rows: Iterable[Row], days: Days, people: Collection[int], per_day: int, together: Iterable[Row] = ()
) -> int:
    """Minutes at the client's of all who count as auditors, of each at most ``per_day`` a day (T-04).

    A row for the whole team counts for each of them; neither the rest nor the way there does. ``together``: the rows of
    the case that is audited together with this one. What somebody looks at for both at once counts half for each, so
    that no minute counts twice (IAF MD 11).
    """
    beside = _there(together, days, people)
    return sum(_counted(own, beside.get(key, set()), per_day) for key, own in _there(rows, days, people).items())


def _there(rows: Iterable[Row], days: Days, people: Collection[int]) -> Mapping[tuple[int, date], set[int]]:
    """The minutes of each day at which each of these people is at work by a plan."""
    rest = set(range(_minute(days.rest_from), _minute(days.rest_to)))
    found: dict[tuple[int, date], set[int]] = {}
    for row in rows:
        if row.process == TRAVEL:
            continue
        span = set(range(_minute(row.begins), _minute(row.ends))) - rest
        for who in people if row.auditor is None else {row.auditor} & set(people):
            found.setdefault((who, row.day), set()).update(span)
    return found


def _counted(own: set[int], beside: set[int], per_day: int) -> int:
    half = (2 * len(own) - len(own & beside)) // 2
    there = len(own | beside)
    return half if there <= per_day else half * per_day // there


def _minute(moment: time) -> int:
    return moment.hour * HOUR + moment.minute


def on_site_of(planned: int, least_days: Decimal, per_day: int, stage_1_days: int) -> OnSite:
    """What is planned against the least days at the client's of the whole audit, less those of stage 1 (T-03)."""
    stage_1 = stage_1_days * per_day
    least = int((least_days * per_day).to_integral_value(ROUND_CEILING))
    return OnSite(planned, max(least - stage_1, 0), stage_1, per_day)


def check_hours(hours: OnSite, reason: str) -> None:
    """Refuse fewer hours than are needed without a reason (HoursTooFew)."""
    if hours.is_short and not reason:
        raise HoursTooFew(in_hours(hours.planned), in_hours(hours.needed))


def check_possible(given: int, auditors: int, days: int, per_day: int) -> None:
    """Refuse more minutes than so many auditors can be there on so many days (HoursTooMany; T-04)."""
    most = auditors * days * per_day
    if given > most:
        raise HoursTooMany(in_hours(given), in_hours(most))


def in_hours(given: int) -> str:
    """``14 jam 30 menit``, as it stands on papers."""
    hours, rest = divmod(given, HOUR)
    return f"{hours} jam {rest} menit" if rest else f"{hours} jam"
