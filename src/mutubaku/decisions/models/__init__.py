"""The tables of the decisions room."""

from .agreement import Agreement, AgreementWaiver, Manner
from .appeal import Appeal, AppealEntry, Result
from .committee import Conclusion, Meeting, Member, Statement
from .decision import Decision, Verdict
from .review import Judgement, Recommendation, Reply, Review
from .rules import Rules

__all__ = [
    "Agreement",
    "AgreementWaiver",
    "Appeal",
    "AppealEntry",
    "Conclusion",
    "Decision",
    "Judgement",
    "Manner",
    "Meeting",
    "Member",
    "Recommendation",
    "Reply",
    "Result",
    "Review",
    "Rules",
    "Statement",
    "Verdict",
]
