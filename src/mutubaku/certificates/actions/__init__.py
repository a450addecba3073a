"""Writing certificates: drafted, issued and continued; their cycle planned; how they stand proposed and decided."""

from .issuing import (
    Granted,
    NothingToContinue,
    draft,
    draft_continuation,
    issue,
    issue_continuation,
    set_subject,
)
from .planning import link, plan, plan_anew, retire_plan
from .standing import Proposed, decide, propose, put_file, reduce, stand
from .transfer import write_transfer_review

__all__ = [
    "Granted",
    "NothingToContinue",
    "Proposed",
    "decide",
    "draft",
    "draft_continuation",
    "issue",
    "issue_continuation",
    "link",
    "plan",
    "plan_anew",
    "propose",
    "put_file",
    "reduce",
    "retire_plan",
    "set_subject",
    "stand",
    "write_transfer_review",
]
