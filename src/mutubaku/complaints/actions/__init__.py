"""Writing complaints; who calls locks the complaint, asks who may, and journals."""

from .handling import Decided, answer_referral, decide, mark_involved, name_people, note, refer, settle_publicity
from .office import RulesData, set_rules
from .taking import Given, acknowledge, judge, keep_paper, link, take

__all__ = [
    "Decided",
    "Given",
    "RulesData",
    "acknowledge",
    "answer_referral",
    "decide",
    "judge",
    "keep_paper",
    "link",
    "mark_involved",
    "name_people",
    "note",
    "refer",
    "set_rules",
    "settle_publicity",
    "take",
]
