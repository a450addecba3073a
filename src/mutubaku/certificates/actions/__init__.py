"""Writing certificates: drafted, issued and continued; their cycle planned; how they stand proposed and decided."""

from ..policy.special import Special
from .issuing import (
    Granted,
    NothingToContinue,
    check_edition,
    draft,
    draft_continuation,
    issue,
    issue_continuation,
    set_subject,
)
from .planning import carry_on, follow, link, plan, plan_anew, retire_plan
from .special import check_may_open, consider_team, tell_special, write_special
from .standing import (
    InPart,
    Proposed,
    decide,
    is_stated,
    lay_sheet,
    propose,
    reduce,
    reduce_by_decision,
    sign_sheet,
    stand,
)
from .transfer import transfer_limits, write_transfer_review

__all__ = [
    "Granted",
    "InPart",
    "NothingToContinue",
    "Proposed",
    "Special",
    "carry_on",
    "check_edition",
    "check_may_open",
    "consider_team",
    "decide",
    "draft",
    "draft_continuation",
    "follow",
    "is_stated",
    "issue",
    "issue_continuation",
    "lay_sheet",
    "link",
    "plan",
    "plan_anew",
    "propose",
    "reduce",
    "reduce_by_decision",
    "retire_plan",
    "set_subject",
    "sign_sheet",
    "stand",
    "tell_special",
    "transfer_limits",
    "write_special",
    "write_transfer_review",
]
