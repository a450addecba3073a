"""What may become of a finding and by when: MS-10, MS-11 and MS-12 as tables, and its whole life by Hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.findings import errors, policy
from mutubaku.findings.errors import NotNow
from mutubaku.findings.models import Act
from mutubaku.findings.policy import MAY, OVER, WITH_CLIENT, Demand, State, Worded, against, check_recall
from mutubaku.schemes.models import Overdue

MAJOR = Demand(1, overdue=Overdue.STAGE_2)
MINOR = Demand(2, needs_verification=False, overdue=Overdue.RAISE)
OBSERVATION = Demand(None, needs_answer=False, needs_verification=False, blocks=False)
DUE, LIMIT = date(2027, 2, 8), date(2027, 6, 8)
DAY = timedelta(days=1)


def every_day(_day: date) -> bool:
    return True


@pytest.mark.parametrize(
    ("turns", "demand", "state"),
    [
        ("", MAJOR, State.RECORDED),
        ("withdrawn", MAJOR, State.WITHDRAWN),
        ("released", MAJOR, State.RELEASED),
        ("released", OBSERVATION, State.NOTED),
        ("released answered", MAJOR, State.ANSWERED),
        ("released answered returned", MAJOR, State.RETURNED),
        ("released raised lapsed answered", MAJOR, State.ANSWERED),
        ("released answered accepted", MAJOR, State.ACCEPTED),  # MS-11: a major is verified before the decision
        ("released answered accepted", MINOR, State.CLOSED),  # MS-11: of a minor an accepted plan is enough
        ("released answered accepted verified", MAJOR, State.CLOSED),
        ("released answered accepted returned answered", MAJOR, State.ANSWERED),
    ],
)
def test_ms_11_where_a_finding_stands_is_what_happened_to_it(turns: str, demand: Demand, state: State) -> None:
    assert policy.life(turns.split(), demand) == state


@pytest.mark.parametrize(
    ("grade", "state", "today", "beyond"),
    [
        ("major", State.ACCEPTED, LIMIT, False),
        ("major", State.ACCEPTED, LIMIT + DAY, True),
        ("critical", State.RELEASED, LIMIT + DAY, True),
        ("minor", State.RELEASED, LIMIT + DAY, False),
        ("major", State.CLOSED, LIMIT + DAY, False),
    ],
)
def test_ms_12_a_major_not_verified_by_the_limit_needs_another_stage_2(
    grade: str,
    state: State,
    today: date,
    beyond: bool,
) -> None:
    assert policy.is_beyond(grade, state, LIMIT, today) is beyond


def test_ms_10_several_minors_on_one_requirement_may_add_up_to_a_major() -> None:
    assert policy.adding_up(["8.4", "7.1.5", "8.4", "8.4", "7.1.5"], 3) == ["8.4"]
    assert policy.adding_up(["8.4", "8.4"], 3) == []
    assert policy.adding_up(["8.4", "8.4"], 2) == ["8.4"]  # as the scheme has it


@pytest.mark.parametrize(
    "requirements",
    [
        ("8.4.1", "8.4.1 ", "Klausul 8.4.1"),
        ("klausul 8.4.1.", "Clause 8.4.1", "KLAUSUL  8.4.1 ."),
    ],
)
def test_ms_10_a_clause_is_one_however_it_is_written(requirements: tuple[str, ...]) -> None:
    assert policy.adding_up(requirements, 3) == ["8.4.1"]
    assert policy.adding_up([*requirements[:2], "8.4.11"], 3) == []
    assert (policy.is_raised("minor"), policy.is_raised("major"), policy.is_raised("concern")) == (True, False, False)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 12, 8), 2, date(2027, 2, 8)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(first: date, months: int, last: date) -> None:
    assert policy.due_on(first, months, every_day) == last


def test_a_due_day_is_a_working_day_of_the_office_and_none_is_due_where_nothing_is_asked() -> None:
    def weekdays(day: date) -> bool:
        return day.weekday() < 5

    assert policy.due_on(date(2026, 11, 26), 1, weekdays) == date(2026, 12, 28)  # the 26th is a Saturday
    assert policy.due_on(date(2026, 11, 26), None, weekdays) is None


def test_ms_12_a_due_day_never_lies_beyond_the_limit_after_which_nothing_helps() -> None:
    def weekdays(day: date) -> bool:
        return day.weekday() < 5

    saturday = date(2026, 12, 26)
    assert policy.due_on(date(2026, 11, 26), 1, weekdays, limit=saturday) == date(2026, 12, 25)
    assert policy.due_on(date(2026, 11, 26), 1, weekdays, limit=date(2027, 5, 26)) == date(2026, 12, 28)
    assert policy.due_on(date(2026, 11, 26), 1, weekdays, limit=date(2026, 12, 1)) == date(2026, 12, 28)


@pytest.mark.parametrize(("due", "today", "late"), [(None, DUE, False), (DUE, DUE, False), (DUE, DUE + DAY, True)])
def test_the_due_day_itself_is_in_time(due: date | None, today: date, late: bool) -> None:
    assert policy.is_late(due, today) is late


@pytest.mark.parametrize(
    ("state", "demand", "today", "before", "consequence"),
    [
        (State.RELEASED, MINOR, DUE, [], ""),
        (State.RELEASED, MINOR, DUE + DAY, [], "raise"),
        (State.RETURNED, MAJOR, DUE + DAY, [], "stage-2"),
        (State.RELEASED, MINOR, DUE + DAY, [DUE], ""),  # once
        (State.RELEASED, MINOR, DUE + DAY, [DUE - 30 * DAY], "raise"),  # an earlier due day is another matter
        (State.ANSWERED, MAJOR, DUE + DAY, [], ""),  # it lies on the auditor's desk
        (State.RELEASED, Demand(1), DUE + DAY, [], ""),  # the scheme only warns
    ],
)
def test_a_missed_due_day_has_the_consequence_the_scheme_gives_it_once(
    state: State, demand: Demand, today: date, before: list[date | None], consequence: str
) -> None:
    assert policy.lapse(state, demand, DUE, before, today) == consequence


@pytest.mark.parametrize(
    ("days_left", "stage"),
    [(8, ""), (7, "week"), (2, "week"), (1, "soon"), (0, "soon"), (-1, "past-0"), (-7, "past-0"), (-8, "past-1")],
)
def test_the_client_is_reminded_a_week_before_then_the_day_before_then_weekly(days_left: int, stage: str) -> None:
    assert policy.reminder_stage(DUE, DUE - days_left * DAY) == stage


def test_what_cannot_be_done_now_is_refused() -> None:
    policy.check_may(Act.RELEASED, State.RECORDED)
    with pytest.raises(NotNow, match="Muat ulang"):
        policy.check_may(Act.RELEASED, State.RELEASED)


@st.composite
def lives(draw: Callable[..., object]) -> tuple[Demand, list[Act]]:
    """A finding's demands and turns, each of them one that could be taken where it then stood."""
    demand = Demand(1, needs_answer=bool(draw(st.booleans())), needs_verification=bool(draw(st.booleans())))
    turns: list[Act] = []
    for _ in range(int(str(draw(st.integers(0, 14))))):
        may = sorted(MAY[policy.life(turns, demand)])
        if not may:
            break
        turns.append(Act(str(draw(st.sampled_from(may)))))
    return demand, turns


@given(lives())
def test_no_finding_skips_a_state_comes_back_from_its_release_or_is_closed_too_soon(
    life: tuple[Demand, list[Act]],
) -> None:
    demand, turns = life
    states = [policy.life(turns[:number], demand) for number in range(len(turns) + 1)]
    assert states[0] == State.RECORDED
    released = [state for state in states if state not in {State.RECORDED, State.WITHDRAWN}]
    assert states[len(states) - len(released) :] == released  # what was released stays so
    assert turns.count(Act.RELEASED) + turns.count(Act.WITHDRAWN) <= 1
    assert turns.count(Act.RETURNED) <= turns.count(Act.ANSWERED)  # every return is of an answer, rounds only grow
    for before, after in pairwise(states):
        assert before not in OVER
        assert after != State.ANSWERED or before in WITH_CLIENT | {State.ANSWERED}
    if states[-1] == State.CLOSED:
        assert turns[-1] == (Act.VERIFIED if demand.needs_verification else Act.ACCEPTED)
        assert turns.count(Act.ANSWERED) == turns.count(Act.RETURNED) + 1


def test_what_a_report_must_say_follows_from_the_audit_it_is_about() -> None:
    first = policy.sections_asked(is_system=True, is_first=True, has_earlier=False, is_remote=False)
    later = policy.sections_asked(is_system=False, is_first=False, has_earlier=True, is_remote=True)
    assert first == {"internal": True}
    assert later == {"internal": False, "changes": False, "marks": True, "earlier": True, "remote": True}


@pytest.mark.parametrize(
    ("is_concern", "is_at_site", "told"),
    [
        (True, True, ("correction",)),
        (False, False, ("correction", "cause", "corrective_action")),
        (False, True, ("correction", "cause", "corrective_action", "other_sites")),
    ],
)
def test_s_08_an_answer_to_a_finding_at_one_site_says_whether_the_others_are_affected(
    is_concern: bool, is_at_site: bool, told: tuple[str, ...]
) -> None:
    assert policy.asked(is_concern=is_concern, is_at_site=is_at_site) == told


def test_a_finished_report_becomes_a_draft_again_once_and_not_after_it_was_used() -> None:
    check_recall(is_used=False, is_draft=False)
    with pytest.raises(errors.ReportUsed, match="Minta peninjau mengembalikannya"):
        check_recall(is_used=True, is_draft=False)
    for is_used in (True, False):
        with pytest.raises(errors.ReportIsDraft):
            check_recall(is_used=is_used, is_draft=True)


def worded(version: int, basis: int | None, by_id: int, said: str) -> Worded:
    return Worded(version, basis, by_id, (said,))


@pytest.mark.parametrize(
    ("wordings", "others"),
    [
        ([worded(1, None, 1, "a")], []),
        ([worded(1, None, 1, "a"), worded(2, 1, 2, "b")], []),  # written with the first before them
        ([worded(1, None, 1, "a"), worded(2, 1, 1, "b"), worded(3, 1, 2, "c")], [2]),  # unaware of what came between
        ([worded(1, None, 1, "a"), worded(2, 1, 1, "b"), worded(3, 1, 2, "b")], []),  # both wrote the same
        ([worded(1, None, 1, "a"), worded(2, 1, 2, "b"), worded(3, 1, 2, "c")], []),  # their own, sent late
        ([worded(1, None, 1, "a"), worded(2, 1, 1, "b"), worded(3, 1, 2, "c"), worded(4, 3, 1, "d")], []),  # chosen
        ([worded(1, None, 1, "a"), worded(2, 1, 1, "b"), worded(3, 1, 3, "c"), worded(4, 1, 2, "d")], [2, 3]),
    ],
)
def test_what_two_people_wrote_at_the_same_time_stands_side_by_side_until_somebody_saves_with_both_before_them(
    wordings: list[Worded], others: list[int]
) -> None:
    assert against(wordings) == others
