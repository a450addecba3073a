"""A special audit is opened on a live certificate, for a cause that fits, with its conditions told beforehand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mutubaku.cases.errors import Refusal
from mutubaku.certificates import errors
from mutubaku.certificates.policy import Verdict
from mutubaku.certificates.policy.special import Cause, check_special

TODAY = date(2027, 3, 1)
GOOD: dict[str, Any] = {
    "verdict": Verdict.VALID,
    "number": "LSPr-001",
    "cause": Cause.COMPLAINT,
    "reason": "Keluhan pembeli.",
    "conditions": "Satu hari di pabrik, diberitahukan dua hari sebelumnya.",
    "until": TODAY + timedelta(days=14),
    "today": TODAY,
    "running": False,
}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"cause": Cause.CHANGE},
        {"verdict": Verdict.SUSPENDED, "cause": Cause.SUSPENSION},
        {"verdict": Verdict.SUSPENDED, "cause": Cause.COMPLAINT},
        {"until": TODAY},
    ],
)
def test_ms_19_a_special_audit_is_for_complaints_changes_and_the_follow_up_of_a_suspension(
    changes: dict[str, Any],
) -> None:
    check_special(**GOOD | changes)


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"verdict": Verdict.EXPIRED}, errors.CertificateExpired),
        ({"verdict": Verdict.WITHDRAWN}, errors.CertificateWithdrawn),
        ({"running": True}, errors.SpecialRuns),
        ({"cause": Cause.SUSPENSION}, errors.NotSuspended),
        ({"reason": " "}, errors.WordsMissing),
        ({"conditions": " "}, errors.ConditionsUntold),
        ({"until": None}, errors.DayMissing),
        ({"until": TODAY - timedelta(days=1)}, errors.DayPast),
    ],
)
def test_ms_19_what_the_holder_could_not_be_told_in_advance_is_refused(
    changes: dict[str, Any], refused: type[Refusal]
) -> None:
    with pytest.raises(refused):
        check_special(**GOOD | changes)
