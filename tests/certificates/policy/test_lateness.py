"""When a planned audit is late, what it is called until then, and by which rule that is answered (MS-03, MS-20)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.certificates.policy.lateness import (
    Progress,
    State,
    failure_rule,
    is_year_lost,
    last_day_of,
    lateness_rule,
    overstay_rule,
    reminder_stage,
    state_of,
    year_kept_by,
)

DECIDED = date(2026, 11, 24)


def test_a_surveillance_is_late_after_its_limit_and_a_recertification_after_its_last_safe_date() -> None:
    due, limit = date(2028, 11, 10), date(2028, 12, 31)
    assert (last_day_of("surveillance", due, limit), last_day_of("recertification", due, limit)) == (limit, due)


@pytest.mark.parametrize(
    ("kind", "progress", "day", "state"),
    [
        ("surveillance", Progress.NONE, 1, State.AHEAD),
        ("surveillance", Progress.NONE, 10, State.OPEN),
        ("surveillance", Progress.DRAFT, 20, State.OPEN),
        ("surveillance", Progress.DRAFT, 21, State.OVERDUE),  # past the plan, within the rule
        ("surveillance", Progress.ENDED, 25, State.OVERDUE),
        ("surveillance", Progress.DRAFT, 26, State.LATE),
        ("surveillance", Progress.ENDED, 26, State.LATE),
        ("surveillance", Progress.SENT, 20, State.RUNNING),
        ("surveillance", Progress.SENT, 25, State.OVERDUE),
        ("surveillance", Progress.SENT, 26, State.LATE),  # applied for, and not held in time (MS-03)
        ("surveillance", Progress.REFUSED, 26, State.REFUSED),  # held, and decided against
        ("surveillance", Progress.HELD, 26, State.RUNNING),
        ("surveillance", Progress.DONE, 26, State.DONE),
        ("recertification", Progress.SENT, 21, State.RUNNING),
        ("recertification", Progress.DRAFT, 21, State.LATE),
    ],
)
def test_ms_03_a_surveillance_is_late_when_not_held_by_its_limit_and_a_recertification_when_not_sent(
    kind: str, progress: Progress, day: int, state: State
) -> None:
    window = date(2027, 1, 10), date(2027, 1, 20), date(2027, 1, 25)
    assert state_of(kind, *window, progress, date(2027, 1, day)) == state


def test_ms_03_and_ms_20_a_late_surveillance_is_answered_by_the_rule_of_its_scheme() -> None:
    assert lateness_rule(1, "iso-9001") == "ISO/IEC 17021-1, 9.1.3.3"
    assert lateness_rule(2, "iso-14001") == "ISO/IEC 17021-1, 9.6.5"
    assert lateness_rule(1, "sppt-sni") == "ISO/IEC 17065, 7.9, 7.11"


def test_ms_20_what_was_found_at_a_holder_is_answered_by_the_rule_of_its_scheme() -> None:
    assert failure_rule("iso-9001") == "ISO/IEC 17021-1, 9.6.5"
    assert failure_rule("sppt-sni") == "ISO/IEC 17065, 7.11"


def test_ms_20_a_suspension_that_lasts_too_long_is_answered_by_the_rule_of_its_scheme() -> None:
    assert overstay_rule("iso-14001") == "ISO/IEC 17021-1, 9.6.5.4"
    assert {overstay_rule(scheme) for scheme in ("sppt-sni", "green-industry")} == {"ISO/IEC 17065, 7.11"}


@pytest.mark.parametrize(
    ("left", "stage"),
    [(61, ""), (60, "60"), (31, "60"), (30, "30"), (14, "14"), (3, "3"), (0, "3"), (-1, "past-0"), (-8, "past-1")],
)
def test_reminders_come_nearer_and_once_a_week_when_it_is_late(left: int, stage: str) -> None:
    assert reminder_stage(DECIDED + timedelta(days=left), DECIDED) == stage


@pytest.mark.parametrize(
    ("scheme", "begun", "visited", "last"),
    [
        ("iso-9001", date(2026, 11, 10), {2027, 2028}, date(2029, 12, 31)),
        ("iso-9001", date(2026, 11, 10), {2027, 2028, 2029}, None),  # that year has its surveillance
        ("iso-14001", date(2029, 2, 1), set(), None),  # begun, or transferred to us, in that year
        ("sppt-sni", date(2026, 11, 10), {2027, 2028}, None),  # no calendar years (ISO/IEC 17065, 7.9)
    ],
)
def test_ms_02_a_year_without_a_surveillance_is_kept_by_the_audit_of_the_recertification(
    scheme: str, begun: date, visited: set[int], last: date | None
) -> None:
    assert year_kept_by(date(2030, 2, 10), begun, scheme, visited) == last


def test_ms_02_a_year_is_lost_when_the_recertification_was_not_audited_by_its_last_day() -> None:
    last = date(2029, 12, 31)
    lost = [one for one in Progress if is_year_lost(last, one, last + timedelta(days=1))]
    assert lost == [Progress.NONE, Progress.DRAFT, Progress.SENT, Progress.ENDED]
    assert not is_year_lost(last, Progress.SENT, last)
