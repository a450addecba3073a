"""Which functions of a team do the steps of which role of the procedures."""

from __future__ import annotations

from collections.abc import Mapping

from mutubaku.audits.models import Function
from mutubaku.audits.policy import AUDITING

FITTING: Mapping[str, frozenset[str]] = {
    "lead-auditor": frozenset({Function.LEAD_AUDITOR.value}),
    "auditor": frozenset(one.value for one in AUDITING),
    "ppc": frozenset({Function.PPC.value}),
}
JUDGING = frozenset({"reviewer", "committee", "decision-maker"})  # the roles that judge what others evaluated


def fits(function: str, role: str) -> bool:
    """Whether a member with this function may do the steps of a role: a lead auditor audits as well."""
    return function in FITTING.get(role, frozenset())
