"""The tables of the findings room."""

from .finding import CONCERN, GRADES, Act, Answer, Finding, Turn, Wording
from .report import FactRemark, RemarkReply, ReportRecall, ReportVersion

__all__ = [
    "CONCERN",
    "GRADES",
    "Act",
    "Answer",
    "FactRemark",
    "Finding",
    "RemarkReply",
    "ReportRecall",
    "ReportVersion",
    "Turn",
    "Wording",
]
