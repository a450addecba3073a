"""Writing reviews, meetings, decisions, agreements and appeals; the case is locked by the caller, who journals."""

from .agreements import countersign, send_agreement, sign, waive_agreement
from .appeals import acknowledge, appeal, note_progress, settle_appeal
from .judging import (
    Called,
    call,
    conclude,
    decide,
    judge,
    recommend,
    replace_member,
    state,
    write_decision,
)
from .office import RulesData, set_rules

__all__ = [
    "Called",
    "RulesData",
    "acknowledge",
    "appeal",
    "call",
    "conclude",
    "countersign",
    "decide",
    "judge",
    "note_progress",
    "recommend",
    "replace_member",
    "send_agreement",
    "set_rules",
    "settle_appeal",
    "sign",
    "state",
    "waive_agreement",
    "write_decision",
]
