"""The tables of the schemes room."""

from .checklist import ChecklistQuestion
from .confirming import Confirmation
from .green import GreenCriterion, GreenStandard, GreenTopic
from .products import ProductStandard, TestParameter
from .terms import Demand, Edition, Evaluation, Grade, GradeRule, Overdue, SchemeTerms

__all__ = [
    "ChecklistQuestion",
    "Confirmation",
    "Demand",
    "Edition",
    "Evaluation",
    "Grade",
    "GradeRule",
    "GreenCriterion",
    "GreenStandard",
    "GreenTopic",
    "Overdue",
    "ProductStandard",
    "SchemeTerms",
    "TestParameter",
]
