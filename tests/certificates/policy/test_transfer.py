"""MD 2: which certificate of another body may be transferred, why one is refused, and what goes on with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mutubaku.certificates import transfer_errors as errors
from mutubaku.certificates.policy.cycle import CycleRules, Visit, surveillances
from mutubaku.certificates.policy.transfer import (
    TakenOver,
    TransferLimits,
    check_review,
    goes_on_until,
    last_day_to_transfer,
    still_ahead,
)
from tests.transferred import GOOD

TODAY = date(2026, 11, 24)
VISITED: dict[str, Any] = {"visit": "held", "visit_on": date(2026, 11, 20), "outcome": "after-visit"}
CEASED: dict[str, Any] = {"has_ceased": True, "ceased_on": date(2026, 5, 24)}


LIMITS = TransferLimits(transfer=6, validity=36, lead=6, first_surveillance=12)


def review(**changes: Any) -> None:
    check_review(replace(GOOD, **changes), TODAY, LIMITS)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        VISITED,
        {**VISITED, "is_reachable": False},
        CEASED,  # six months ago to the day
        {"surveillance_report": "not-due", "decided_on": date(2025, 11, 24)},  # its last day is today
        {"valid_until": date(2028, 9, 1)},  # a recertification decided half a year before the old expiry (MS-16)
        {**VISITED, "visit_on": date(2025, 3, 1)},
        {"findings": "minor", "findings_note": "7.5.3"},
        {"findings": "major-verified", "findings_note": "8.5.1, diverifikasi 1 Juni 2026"},
        {"valid_until": TODAY},  # the last day counts
    ],
)
def test_md2_lets_a_valid_certificate_be_transferred(changes: dict[str, Any]) -> None:
    assert review(**changes) is None


@pytest.mark.parametrize(
    ("changes", "refused", "field"),
    [
        ({"standing": "suspended"}, errors.TransferSuspended, "standing"),
        ({"standing": "withdrawn"}, errors.TransferWithdrawn, "standing"),
        ({"findings": "minor", "findings_note": " "}, errors.FindingsUnsaid, "findings_note"),
        ({"valid_until": date(2026, 11, 23)}, errors.TransferExpired, "valid_until"),
        ({"is_accredited": False}, errors.NotUnderAgreement, "is_accredited"),
        ({**CEASED, "ceased_on": date(2026, 5, 23)}, errors.TransferTooLate, "ceased_on"),
        ({"in_scope": False}, errors.OutsideAccreditation, "in_scope"),
        ({"initial_report": False}, errors.ReportsUnseen, "initial_report"),
        ({"surveillance_report": "missing"}, errors.ReportsUnseen, "surveillance_report"),
        ({"findings": "major-open"}, errors.MajorOpen, "findings"),
        ({"is_reachable": False}, errors.VisitNeeded, "visit"),
        ({**VISITED, "visit_on": None}, errors.VisitDayWrong, "visit_on"),
        ({"visit_note": " "}, errors.VisitUnexplained, "visit_note"),
        ({**VISITED, "outcome": "accepted"}, errors.OutcomeAgainstVisit, "outcome"),
        ({"outcome": "after-visit"}, errors.OutcomeAgainstVisit, "outcome"),
    ],
)
def test_md2_refuses_to_accept(changes: dict[str, Any], refused: type[errors.TransferRefusal], field: str) -> None:
    with pytest.raises(refused) as why:
        review(**changes)
    assert why.value.field == field
    review(**{**changes, "outcome": "not-accepted", "note": "Lihat isian."})  # what cannot be accepted can be said


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"decided_on": date(2026, 11, 25)}, errors.TransferDatesWrong),
        ({"decided_on": date(2026, 1, 5), "valid_until": date(2026, 1, 5)}, errors.TransferDatesWrong),
        ({"valid_until": date(2028, 9, 2)}, errors.CycleTooLong),
        ({"surveillance_report": "not-due", "decided_on": date(2025, 11, 23)}, errors.SurveillanceWasDue),
        ({**VISITED, "visit_on": date(2026, 11, 25)}, errors.VisitDayWrong),
        ({**VISITED, "visit_on": date(2025, 2, 28)}, errors.VisitDayWrong),
        ({"accreditation_body": " "}, errors.AccreditationBodyMissing),
        ({"has_ceased": True}, errors.CeasedDayWrong),
        ({"has_ceased": True, "ceased_on": date(2026, 11, 25)}, errors.CeasedDayWrong),
        ({"note": " "}, errors.RefusalUnexplained),
    ],
)
def test_md2_a_review_that_contradicts_itself_is_not_kept_whatever_it_comes_to(
    changes: dict[str, Any], refused: type[errors.TransferRefusal]
) -> None:
    with pytest.raises(refused):
        review(**{"note": "Laporan tidak diserahkan.", **changes, "outcome": "not-accepted"})


@pytest.mark.parametrize(
    ("ceased_on", "valid_until", "months", "last"),
    [
        (date(2026, 5, 24), date(2028, 2, 29), 6, date(2026, 11, 24)),
        (date(2026, 8, 31), date(2028, 2, 29), 6, date(2027, 2, 28)),
        (date(2026, 8, 31), date(2026, 12, 1), 6, date(2026, 12, 1)),  # the expiry comes sooner
        (date(2026, 8, 31), date(2028, 2, 29), 3, date(2026, 11, 30)),  # the office's own figure
    ],
)
def test_md2_after_its_body_ceased_six_months_or_the_expiry_the_sooner(
    ceased_on: date, valid_until: date, months: int, last: date
) -> None:
    assert last_day_to_transfer(ceased_on, valid_until, months) == last


def test_md2_the_suspended_one_is_told_what_to_do() -> None:
    assert str(errors.TransferSuspended()) == (
        "Sertifikat yang dibekukan tidak dapat dialihkan. Pilih tidak diterima, atau tunggu sampai lembaga asal "
        "memulihkannya."
    )


def test_md2_the_expiry_goes_on_and_none_goes_on_past_it() -> None:
    assert goes_on_until("QMS-0042", date(2028, 2, 29), TODAY) == date(2028, 2, 29)
    with pytest.raises(errors.TransferOverMeanwhile) as why:
        goes_on_until("QMS-0042", TODAY, TODAY)
    assert "QMS-0042" in str(why.value)


RULES = CycleRules(first_months=12, every_months=12, window_days=90, lead_months=6, by_calendar_year=True)


def ahead(since: date, reviewed_on: date, *, was_surveyed: bool = False) -> list[Visit]:
    visits = surveillances(date(2025, 3, 1), date(2028, 2, 29), RULES)
    return still_ahead(
        visits, TakenOver(since=since, reviewed_on=reviewed_on, was_surveyed=was_surveyed, window_days=90)
    )


@pytest.mark.parametrize(
    ("since", "turns"),
    [
        (date(2025, 6, 1), [1, 2]),
        (date(2026, 3, 1), [1, 2]),  # due on the first day of ours
        (date(2026, 3, 2), [2]),
        (date(2027, 3, 2), []),
    ],
)
def test_md2_the_surveillances_due_before_ours_were_the_old_bodys(since: date, turns: list[int]) -> None:
    assert [one.turn for one in ahead(since, since)] == turns


def test_md2_a_surveillance_that_fell_due_while_the_transfer_ran_is_ours_within_a_window_of_our_certificate() -> None:
    first, second = ahead(date(2026, 4, 10), date(2026, 2, 20))
    assert (first.turn, first.starts_on, first.due_on) == (1, date(2026, 4, 10), date(2026, 7, 9))
    assert first.limit_on == date(2026, 7, 9)  # not late on the day it becomes ours
    assert [one.key for one in first.reasons[-2:]] == ["while-transferring", "whole-window"]
    assert second.turn == 2
    assert [one.turn for one in ahead(date(2027, 4, 10), date(2027, 2, 20), was_surveyed=True)] == [2]


def test_md2_the_first_surveillance_whose_report_the_review_read_is_not_made_again() -> None:
    assert [one.turn for one in ahead(date(2026, 4, 10), date(2026, 2, 20), was_surveyed=True)] == [2]


def test_md2_the_recertification_is_ours_however_late() -> None:
    last = Visit("recertification", 1, date(2027, 8, 1), date(2027, 9, 1), date(2028, 2, 29), ())
    taken = TakenOver(since=date(2027, 12, 1), reviewed_on=date(2027, 11, 1), was_surveyed=True, window_days=90)
    assert still_ahead([last], taken) == [last]
