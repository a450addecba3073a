"""A special audit is opened on a live certificate, for a cause that fits, and its holder told as early as decided."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mutubaku.cases.errors import Refusal
from mutubaku.certificates import errors, special_errors
from mutubaku.certificates.policy import Verdict
from mutubaku.certificates.policy.special import Cause, Special, Telling, check_special, is_told_by

TODAY = date(2027, 3, 1)
GOOD: dict[str, Any] = {
    "cause": Cause.COMPLAINT,
    "reason": "Keluhan pembeli.",
    "scope": "Pengendalian mutu",
    "conditions": "Satu hari di pabrik, diberitahukan dua hari sebelumnya.",
    "until": TODAY + timedelta(days=14),
}
ON_DAY = {"telling": Telling.ON_DAY}


def check(*, verdict: Verdict = Verdict.VALID, running: bool = False, ends: date | None = None, **changes: Any) -> None:
    """Check the good one with these changes."""
    check_special(verdict, "LSPr-001", Special(**GOOD | changes), TODAY, running=running, valid_until=ends)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"cause": Cause.CHANGE},
        {"verdict": Verdict.SUSPENDED, "cause": Cause.SUSPENSION},
        {"verdict": Verdict.SUSPENDED, "cause": Cause.COMPLAINT},
        {"until": TODAY},
        {"ends": TODAY + timedelta(days=14)},  # its last day is still of the certificate
        {"telling": Telling.AT_VISIT},
        {**ON_DAY, "tell_on": TODAY},
        {**ON_DAY, "tell_on": TODAY + timedelta(days=14)},
    ],
)
def test_ms_19_a_special_audit_is_for_complaints_changes_and_the_follow_up_of_a_suspension(
    changes: dict[str, Any],
) -> None:
    assert check(**changes) is None


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"verdict": Verdict.EXPIRED}, errors.CertificateExpired),
        ({"verdict": Verdict.WITHDRAWN}, errors.CertificateWithdrawn),
        ({"running": True}, special_errors.SpecialRuns),
        ({"cause": Cause.SUSPENSION}, errors.NotSuspended),
        ({"reason": " "}, errors.WordsMissing),
        ({"scope": " "}, special_errors.ScopeMissing),
        ({"conditions": " "}, special_errors.ConditionsUntold),
        ({"until": None}, special_errors.DayMissing),
        ({"until": TODAY - timedelta(days=1)}, special_errors.DayPast),
        (ON_DAY, special_errors.TellDayMissing),
        ({**ON_DAY, "tell_on": TODAY - timedelta(days=1)}, special_errors.TellDayOff),
        ({"ends": TODAY + timedelta(days=13)}, special_errors.DayAfterExpiry),
        ({**ON_DAY, "tell_on": TODAY + timedelta(days=15)}, special_errors.TellDayOff),
    ],
)
def test_ms_19_what_the_holder_could_not_be_told_is_refused(changes: dict[str, Any], refused: type[Refusal]) -> None:
    with pytest.raises(refused):
        check(**changes)


@pytest.mark.parametrize(
    ("telling", "tell_on", "told"),
    [
        (Telling.AT_ONCE, None, True),
        (Telling.ON_DAY, TODAY, True),
        (Telling.ON_DAY, TODAY + timedelta(days=1), False),
        (Telling.ON_DAY, None, False),
        (Telling.AT_VISIT, None, False),
    ],
)
def test_ms_19_the_holder_is_told_at_once_from_a_day_on_or_by_the_visit(
    telling: Telling, tell_on: date | None, told: bool
) -> None:
    assert is_told_by(telling, tell_on, TODAY) is told
