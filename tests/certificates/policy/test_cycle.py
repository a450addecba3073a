"""The years after a decision: surveillances, recertification, its last safe date, what is late (MS-01 to MS-18)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from mutubaku.certificates.errors import (
    FirstSurveillanceFixed,
    LimitPassed,
    WindowMissing,
    WindowOutOfOrder,
    WindowPast,
)
from mutubaku.certificates.policy.cycle import (
    CycleRules,
    Part,
    Renewal,
    Visit,
    check_window,
    kept_until,
    lapsed_on,
    last_safe_day,
    planned,
    renewed,
    surveillances,
    working_days_before,
)
from mutubaku.worktime.months import last_day, months_after

ISO = CycleRules(first_months=12, every_months=12, window_days=90, lead_months=6, by_calendar_year=True)
SNI = CycleRules(first_months=12, every_months=12, window_days=90, lead_months=6, by_calendar_year=False)
DECIDED = date(2026, 11, 24)
PARTS = [Part("review", 11), Part("findings", months=2), Part("audit", 22), Part("payment", 2)]


def back(day: date, number: int) -> date:
    """Monday to Friday."""
    return working_days_before(day, number, lambda one: one.weekday() < 5)


def due(
    rules: CycleRules, decided: date, expires: date, held: dict[int, date] | None = None
) -> list[tuple[int, date, date, date]]:
    found = surveillances(decided, expires, rules, held or {})
    return [(one.turn, one.starts_on, one.due_on, one.limit_on) for one in found]


def test_ms_02_an_iso_certificate_has_its_first_surveillance_within_12_months_and_one_each_calendar_year() -> None:
    assert due(ISO, DECIDED, date(2029, 11, 23)) == [
        (1, date(2027, 8, 26), date(2027, 11, 24), date(2027, 11, 24)),
        (2, date(2028, 8, 26), date(2028, 11, 24), date(2028, 12, 31)),
    ]


def test_ms_02_there_is_none_in_the_recertification_year_even_when_the_expiry_follows_an_older_one() -> None:
    found = due(ISO, date(2026, 8, 3), date(2029, 11, 23))
    assert [one[2] for one in found] == [date(2027, 8, 3), date(2028, 8, 3)]


def visited(decided: date, expires: date, rules: CycleRules, chosen: Callable[[Visit], date]) -> list[Visit]:
    """The surveillances of a cycle in which each is held on the day chosen of its time, and the rest planned anew."""
    held: dict[int, date] = {}
    while True:
        found = planned(decided, expires, rules, [Part("findings", months=3)], lambda day, _days: day, held)[:-1]
        if len(held) == len(found):
            return found
        turn = len(held) + 1
        held[turn] = chosen(found[turn - 1])


DAYS: dict[str, Callable[[Visit], date]] = {
    "first": lambda one: one.starts_on,
    "last of its year": lambda one: min(max(one.starts_on, date(one.starts_on.year, 12, 31)), one.limit_on),
    "planned": lambda one: one.due_on,
    "limit": lambda one: one.limit_on,
}


@pytest.mark.parametrize("later", DAYS)
@pytest.mark.parametrize("first", DAYS)
def test_ms_02_no_calendar_year_goes_empty_whatever_day_it_was_decided_and_whatever_day_a_visit_is_held(
    first: str, later: str
) -> None:
    for number in range(365 + 366):  # every day of 2027 and of 2028, the 29th of February among them
        decided = date(2027, 1, 1) + timedelta(days=number)
        expires = last_day(decided, 36)
        days: list[date] = []

        def day_of(one: Visit, days: list[date] = days) -> date:
            days.append(DAYS[first if one.turn == 1 else later](one))
            return days[-1]

        visited(decided, expires, ISO, day_of)
        assert decided < days[0] <= months_after(decided, 12)
        years = {one.year for one in days}
        assert years >= set(range(days[0].year, expires.year)), (decided, days)


def test_ms_02_the_window_of_a_later_surveillance_begins_with_its_own_calendar_year() -> None:
    second = surveillances(date(2027, 2, 10), date(2030, 2, 9), ISO)[1]
    assert (second.starts_on, second.due_on, second.limit_on) == (
        date(2029, 1, 1),
        date(2029, 4, 1),  # 90 days to hold it, as for any other
        date(2029, 12, 31),
    )
    assert [(one.rule, one.key) for one in second.reasons[-3:]] == [
        ("", "window"),
        ("MS-02", "own-year"),
        ("", "whole-window"),
    ]
    assert surveillances(date(2027, 2, 10), date(2031, 2, 9), SNI)[1].starts_on == date(2028, 11, 12)


def test_ms_02_after_a_surveillance_held_early_the_next_are_counted_from_its_day() -> None:
    found = surveillances(date(2027, 2, 10), date(2030, 2, 9), ISO, {1: date(2027, 11, 15)})
    assert [(one.due_on, one.limit_on) for one in found] == [
        (date(2028, 2, 10), date(2028, 2, 10)),
        (date(2028, 11, 15), date(2028, 12, 31)),
        (date(2029, 8, 9), date(2029, 12, 31)),  # before the time of the recertification
    ]
    assert ("held-early", date(2027, 11, 15)) in [(one.key, one.day) for one in found[1].reasons]
    in_time = surveillances(date(2027, 2, 10), date(2030, 2, 9), ISO, {1: date(2028, 1, 5), 2: date(2029, 1, 2)})
    assert in_time == surveillances(date(2027, 2, 10), date(2030, 2, 9), ISO)


def test_7_9_a_product_looked_at_before_its_window_is_looked_at_again_an_interval_later() -> None:
    found = due(SNI, DECIDED, date(2030, 11, 23), {1: date(2027, 6, 1)})
    assert [one[2] for one in found] == [date(2027, 11, 24), date(2028, 6, 1), date(2029, 6, 1)]
    in_window = due(SNI, DECIDED, date(2030, 11, 23), {1: date(2027, 8, 26)})
    assert in_window == due(SNI, DECIDED, date(2030, 11, 23))


@pytest.mark.parametrize(
    ("expires", "last"),
    [
        (date(2030, 2, 10), date(2028, 11, 15)),  # its recertification is audited in 2029: that year's visit
        (date(2030, 5, 10), date(2029, 11, 10)),  # audited in 2030: 2029 has a visit of its own, before its lead
    ],
)
def test_ms_02_a_cycle_that_follows_an_older_one_leaves_no_year_to_a_recertification_that_is_not_due_in_it(
    expires: date, last: date
) -> None:
    found = planned(date(2026, 11, 15), expires, ISO, PARTS, back)
    assert found[-2].due_on == last


def test_7_9_a_product_certificate_of_four_years_has_one_each_year_and_none_beside_its_recertification() -> None:
    assert due(SNI, DECIDED, date(2030, 11, 23)) == [
        (turn, date(2026 + turn, 11, 24) - timedelta(days=90), date(2026 + turn, 11, 24), date(2026 + turn, 11, 24))
        for turn in (1, 2, 3)
    ]


def test_a_window_never_opens_before_the_decision_and_a_limit_never_passes_the_expiry() -> None:
    wide = CycleRules(first_months=12, every_months=12, window_days=500, lead_months=1, by_calendar_year=True)
    assert due(wide, DECIDED, date(2029, 1, 31))[0][1] == DECIDED
    assert due(wide, date(2026, 1, 5), date(2029, 1, 4))[1][3] == date(2028, 12, 31)


def test_every_line_of_the_reasoning_names_its_rule_and_its_day() -> None:
    second = surveillances(DECIDED, date(2029, 11, 23), ISO)[1]
    assert [(one.rule, one.key, one.day.isoformat(), one.number) for one in second.reasons] == [
        ("MS-01", "decided", "2026-11-24", 0),
        ("MS-02", "interval", "2028-11-24", 12),
        ("MS-02", "calendar-year", "2028-12-31", 0),
        ("", "window", "2028-08-26", 90),
    ]
    assert surveillances(DECIDED, date(2030, 11, 23), SNI)[0].reasons[1].rule == "7.9"
    assert second.reasons[0].as_json() == {"rule": "MS-01", "key": "decided", "day": "2026-11-24", "number": 0}


def test_ms_17_the_last_safe_date_is_the_expiry_less_review_findings_audit_and_payment_line_by_line() -> None:
    day, reasons = last_safe_day(date(2029, 11, 23), PARTS, back)
    assert [(one.key, one.day.isoformat(), one.number) for one in reasons] == [
        ("expires", "2029-11-23", 0),
        ("less-review", "2029-11-08", 11),
        ("less-findings-months", "2029-09-07", 2),  # the 8th is a Saturday, on which no audit ends
        ("less-audit", "2029-08-08", 22),
        ("less-payment", "2029-08-06", 2),
    ]
    assert day == date(2029, 8, 6)


@pytest.mark.parametrize("expires", [date(2029, 11, 23) + timedelta(days=more) for more in range(10)])
@pytest.mark.parametrize("parts", [PARTS, [Part("review", 3)], [Part("review", 1), Part("payment", 1)]])
def test_ms_17_an_application_of_the_last_safe_day_is_decided_by_the_expiry_also_when_that_is_a_free_day(
    expires: date, parts: list[Part]
) -> None:
    day, _reasons = last_safe_day(expires, parts, back)
    for part in reversed(parts):  # forward: each ends on its last working day, the closing of findings months on
        if part.months:
            day = months_after(day, part.months)
        left = part.working_days
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5
    assert day <= expires
    assert expires - day <= timedelta(days=6)  # and no earlier than free days and the lengths of months make it


def test_a_cycle_decided_on_the_29th_of_february_keeps_to_the_month() -> None:
    leap = date(2028, 2, 29)
    found = surveillances(leap, date(2031, 2, 27), ISO)
    assert [(one.starts_on, one.due_on, one.limit_on) for one in found] == [
        (date(2028, 11, 30), date(2029, 2, 28), date(2029, 2, 28)),
        (date(2030, 1, 1), date(2030, 4, 1), date(2030, 12, 31)),
    ]
    assert last_safe_day(leap, [Part("findings", months=12)], back)[0] == date(2027, 2, 26)  # the 28th is a Sunday


def test_the_recertification_opens_its_lead_before_the_expiry_or_earlier_when_that_would_be_unsafe() -> None:
    last = planned(DECIDED, date(2029, 11, 23), ISO, PARTS, back)[-1]
    assert (last.kind, last.starts_on, last.due_on, last.limit_on) == (
        "recertification",
        date(2029, 5, 23),
        date(2029, 8, 6),
        date(2029, 11, 23),
    )
    slow = [Part("findings", months=6)]
    early = planned(DECIDED, date(2029, 11, 23), ISO, slow, back)[-1]
    assert (early.starts_on, early.due_on, early.reasons[-1].key) == (date(2029, 4, 23), date(2029, 5, 23), "earlier")


@pytest.mark.parametrize(
    ("today", "until", "rule"),
    [
        (date(2029, 5, 22), date(2032, 5, 21), "MS-01"),  # long before: a cycle of its own
        (date(2029, 5, 23), date(2032, 11, 23), "MS-16"),
        (date(2029, 11, 23), date(2032, 11, 23), "MS-16"),
        (date(2029, 11, 24), date(2032, 11, 23), "MS-18"),
        (date(2030, 5, 23), date(2032, 11, 23), "MS-18"),
        (date(2030, 5, 24), date(2033, 5, 23), "MS-01"),
    ],
)
def test_ms_16_to_18_a_recertification_follows_the_old_expiry_while_in_time_and_within_restoration(
    today: date, until: date, rule: str
) -> None:
    found = renewed(today, date(2029, 11, 23), validity_months=36, lead_months=6, restoration_months=6)
    assert (found.until, found.rule) == (until, rule)


LIMIT = date(2027, 11, 24)


@pytest.mark.parametrize(
    ("kind", "turn", "starts", "ends", "cause", "refusal"),
    [
        ("surveillance", 1, None, LIMIT, "client", WindowMissing),
        ("surveillance", 1, LIMIT, None, "client", WindowMissing),
        ("surveillance", 1, LIMIT, LIMIT - timedelta(days=1), "client", WindowOutOfOrder),
        ("surveillance", 1, date(2026, 1, 1), date(2026, 11, 23), "client", WindowPast),
        ("surveillance", 1, DECIDED, LIMIT + timedelta(days=1), "season", FirstSurveillanceFixed),
        ("surveillance", 2, DECIDED, LIMIT + timedelta(days=1), "client", LimitPassed),
        ("recertification", 1, DECIDED, LIMIT + timedelta(days=1), "season", LimitPassed),
        ("surveillance", 2, DECIDED, LIMIT + timedelta(days=40), "season", None),
        ("surveillance", 1, DECIDED, LIMIT, "office", None),
    ],
)
def test_ms_02_a_plan_moves_within_its_limit_and_only_a_later_surveillance_leaves_it_for_the_season(
    kind: str, turn: int, starts: date | None, ends: date | None, cause: str, refusal: type[Exception] | None
) -> None:
    if refusal is None:
        check_window(kind, turn, starts, ends, LIMIT, cause, DECIDED)
        return
    with pytest.raises(refusal):
        check_window(kind, turn, starts, ends, LIMIT, cause, DECIDED)


@pytest.mark.parametrize(
    ("old", "begins", "lapsed"),
    [
        (None, date(2026, 11, 23), None),
        (date(2026, 12, 31), date(2026, 11, 23), None),  # finished before the expiry
        (date(2026, 11, 22), date(2026, 11, 23), None),  # without a gap
        (date(2026, 9, 30), date(2026, 11, 23), date(2026, 9, 30)),
    ],
)
def test_ms_15_a_certificate_restored_after_its_expiry_says_when_the_prior_cycle_ended(
    old: date | None, begins: date, lapsed: date | None
) -> None:
    assert lapsed_on(old, begins) == lapsed


def test_ms_17_not_finished_before_the_expiry_nothing_is_prolonged() -> None:
    late = renewed(date(2027, 8, 1), date(2026, 11, 22), validity_months=36, lead_months=6, restoration_months=6)
    assert late == Renewal(date(2030, 7, 31), "MS-01")  # a cycle of its own, from its own decision


def test_ms_23_records_are_kept_for_the_cycle_and_one_full_cycle_more() -> None:
    assert kept_until(date(2029, 11, 22), 36) == date(2032, 11, 22)
    assert kept_until(date(2030, 2, 28), 48) == date(2034, 2, 28)


def test_ms_01_a_cycle_of_three_years_runs_from_its_decision_with_two_surveillances_and_a_recertification() -> None:
    visits = planned(DECIDED, date(2029, 11, 23), ISO, PARTS, back)
    assert [(one.kind, one.turn) for one in visits] == [
        ("surveillance", 1),
        ("surveillance", 2),
        ("recertification", 1),
    ]
    assert visits[0].due_on == date(2027, 11, 24)
    assert visits[-1].limit_on == date(2029, 11, 23)
