"""On which days a plan may lie, and on which stage 1 can have been held."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.audits.visits import errors
from mutubaku.audits.visits.policy.days import check_held, check_meeting_days, check_within, is_within, strays

FIRST, LAST = date(2026, 12, 7), date(2026, 12, 9)
ONE = timedelta(days=1)


def test_a_plan_keeps_to_the_days_of_the_audit_and_to_no_other() -> None:
    check_within(FIRST, LAST, (FIRST, LAST), FIRST)
    check_within(FIRST + ONE, LAST, (FIRST, LAST), LAST)
    for first, last in ((FIRST - ONE, LAST), (FIRST, LAST + ONE)):
        with pytest.raises(errors.OutsideAudit, match="Senin, 7 Desember 2026 sampai Rabu, 9 Desember 2026"):
            check_within(first, last, (FIRST, LAST), FIRST)
        assert not is_within(first, last, (FIRST, LAST))
    with pytest.raises(errors.AuditDaysOver):
        check_within(FIRST, LAST, (FIRST, LAST), LAST + ONE)


def test_a_plan_strays_from_the_audit_by_its_days_or_by_its_people() -> None:
    assert not strays(FIRST, LAST, {1}, (FIRST, LAST), {1, 2})
    assert strays(FIRST, LAST, {1, 3}, (FIRST, LAST), {1, 2})
    assert strays(FIRST - ONE, LAST, set(), (FIRST, LAST), {1, 2})


def test_meetings_are_on_the_days_of_the_audit_unless_other_days_are_meant_and_never_before_its_team() -> None:
    check_meeting_days(FIRST, LAST, FIRST, (FIRST, LAST), is_meant=False)
    check_meeting_days(FIRST, LAST + ONE, FIRST, (FIRST, LAST), is_meant=True)
    check_meeting_days(FIRST, LAST, FIRST, None, is_meant=False)
    with pytest.raises(errors.MeetingsElsewhen, match="bila memang di luar itu") as refused:
        check_meeting_days(FIRST, LAST + ONE, FIRST, (FIRST, LAST), is_meant=False)
    assert refused.value.field == "is_outside"
    with pytest.raises(errors.MeetingsTooEarly):
        check_meeting_days(FIRST - ONE, LAST, FIRST, (FIRST - ONE, LAST), is_meant=True)


def test_stage_1_was_held_between_the_appointment_of_its_team_and_today() -> None:
    check_held(FIRST, FIRST, FIRST)
    with pytest.raises(errors.HeldTooEarly) as refused:
        check_held(FIRST - ONE, FIRST, LAST)
    assert refused.value.field == "held_on"
    with pytest.raises(errors.HeldToCome):
        check_held(LAST + ONE, FIRST, LAST)
