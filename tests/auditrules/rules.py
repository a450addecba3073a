"""The rule sets of November 2026, and questions that differ in one answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mutubaku.auditrules import (
    Adjustment,
    Audit,
    Complexity,
    Standard,
    TimeAnswer,
    TimeQuestion,
    audit_time,
    audit_time_rules,
    integration_rules,
    sampling_rules,
)

DAY = date(2026, 11, 28)
MD5, MD1, MD11 = audit_time_rules(DAY), sampling_rules(DAY), integration_rules(DAY)


def less(percent: str, reason: str = "Sistem sudah matang") -> Adjustment:
    return Adjustment(Decimal(percent), reason)


def qms(personnel: int, audit: Audit = Audit.INITIAL, **more: object) -> TimeAnswer:
    """ISO 9001 for so many people."""
    given = {"standard": Standard.ISO_9001, "personnel": personnel, "audit": audit, **more}
    return audit_time(TimeQuestion(**given), MD5, MD1)  # type: ignore[arg-type]  # as its fields


def ems(personnel: int, complexity: Complexity | None, **more: object) -> TimeAnswer:
    """ISO 14001 for so many people."""
    return qms(personnel, standard=Standard.ISO_14001, complexity=complexity, **more)  # type: ignore[arg-type]  # fields


def rules_in(answer: TimeAnswer) -> list[str]:
    return [step.rule for step in answer.reasoning]
