"""Writing complaints; who calls locks the complaint, asks who may, and journals."""

from .handling import (
    Decided,
    answer_referral,
    decide,
    mark_involved,
    name_people,
    note,
    note_reminded,
    refer,
    settle_publicity,
)
from .office import RulesData, set_rules
from .taking import Given, Taken, acknowledge, judge, keep_paper, link, take, write_down

__all__ = [
    "Decided",
    "Given",
    "RulesData",
    "Taken",
    "acknowledge",
    "answer_referral",
    "decide",
    "judge",
    "keep_paper",
    "link",
    "mark_involved",
    "name_people",
    "note",
    "note_reminded",
    "refer",
    "set_rules",
    "settle_publicity",
    "take",
    "write_down",
]
