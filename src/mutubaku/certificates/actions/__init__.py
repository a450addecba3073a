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
from .special import Special, check_may_open, write_special
from .standing import Proposed, decide, propose, put_file, reduce, stand
from .transfer import write_transfer_review

__all__ = [
    "Granted",
    "NothingToContinue",
    "Proposed",
    "Special",
    "check_may_open",
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
    "write_special",
    "write_transfer_review",
]
