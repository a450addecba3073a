"""A team that may stand, and what is known of it; each test changes what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mutubaku.audits.appointing.policy.facts import Facts, Held, Scope
from mutubaku.audits.models import Function
from mutubaku.audits.policy import Member

FIRST, LAST = date(2026, 12, 7), date(2026, 12, 9)
LONG_AGO = date(2020, 1, 1)
RUBBER, CHEMICALS = Scope("14", "kode IAF 14"), Scope("12", "kode IAF 12 (bahan kimia)")
LEAD = Member(1, "Yusuf", Function.LEAD_AUDITOR, frozenset({"lead-auditor"}))
AUDITOR = Member(2, "Lestari", Function.AUDITOR, frozenset({"auditor"}))
EXPERT = Member(3, "Maya", Function.TECHNICAL_EXPERT, frozenset({"laboratory"}))
SAMPLER = Member(4, "Agus", Function.PPC, frozenset({"ppc"}))
TEAM = [LEAD, AUDITOR]


def held(user_id: int, function: str, scope: str = "", last: date | None = None, first: date = LONG_AGO) -> Held:
    return Held(user_id, function, scope, first, last)


FACTS = Facts(
    scheme="ISO 9001",
    scopes=[RUBBER],
    client="PT Karet Cerita",
    is_product=False,
    is_listed=True,
    competences=[held(1, "lead-auditor", "14"), held(2, "auditor", "14")],
    most_in_a_month=4,
    rotation=3,
)


def facts(**changed: object) -> Facts:
    return replace(FACTS, **changed)  # type: ignore[arg-type]  # fields of the facts
