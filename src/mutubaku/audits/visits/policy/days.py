"""The days of a plan against those of the audit itself, which the team is appointed for, and the day of stage 1."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mutubaku.audits.visits.errors import (
    AuditDaysOver,
    HeldToCome,
    HeldTooEarly,
    MeetingsElsewhen,
    MeetingsTooEarly,
    OutsideAudit,
)


def check_within(first: date, last: date, of_audit: tuple[date, date], today: date) -> None:
    """Refuse the days of a plan that are none of the audit's: AuditDaysOver when those are past, else OutsideAudit."""
    if of_audit[1] < today:
        raise AuditDaysOver(*of_audit)
    if not is_within(first, last, of_audit):
        raise OutsideAudit(*of_audit)


def check_held(held_on: date, earliest: date, today: date) -> None:
    """Refuse a stage 1 held before anybody was appointed to it (HeldTooEarly), or on a day to come (HeldToCome)."""
    if held_on < earliest:
        raise HeldTooEarly(earliest)
    if held_on > today:
        raise HeldToCome


def check_meeting_days(
    first: date, last: date, earliest: date, of_audit: tuple[date, date] | None, *, is_meant: bool
) -> None:
    """Refuse meetings before anybody was appointed to the audit (MeetingsTooEarly), and on days that are none of it
    unless that is meant (MeetingsElsewhen): a visit that was held is written down as it was (decision 0025).
    """
    if first < earliest:
        raise MeetingsTooEarly(earliest)
    if of_audit is not None and not is_within(first, last, of_audit) and not is_meant:
        raise MeetingsElsewhen(*of_audit)


def strays(
    first: date, last: date, people: Collection[int], of_audit: tuple[date, date], team: Collection[int]
) -> bool:
    """Whether a plan has days that are none of the audit's, or people who do not audit there (any more)."""
    return not is_within(first, last, of_audit) or not set(people) <= set(team)


def is_within(first: date, last: date, of_audit: tuple[date, date]) -> bool:
    """Whether days lie within those of the audit, both ends included."""
    return of_audit[0] <= first and last <= of_audit[1]
