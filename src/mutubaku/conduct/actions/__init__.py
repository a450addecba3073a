"""The acts that move a case. ``perform`` is the one door; the others begin, hold, pause, end or re-project."""

from .appointing import appoint_team, change_team, declare
from .audit_time import decide_audit_time, fix_audit_time
from .auditing import confirm_audit, enter_billing_code, object_to_audit, propose_audit
from .beginning import begin_from_earlier, reuse_documents, take_newer_scope
from .claims import claim, reassign, release
from .end import close_case, withdraw
from .papers import attach, make, preview
from .pauses import complete, end_pause, pause
from .perform import Done, perform
from .projection import project_again
from .reviewing import judge_documents, save_review, set_deadline, write_disposition
from .sending import send
from .start import open_case
from .versions import move_case, plan_move
from .working import AtWork, working

__all__ = [
    "AtWork",
    "Done",
    "appoint_team",
    "attach",
    "begin_from_earlier",
    "change_team",
    "claim",
    "close_case",
    "complete",
    "confirm_audit",
    "decide_audit_time",
    "declare",
    "end_pause",
    "enter_billing_code",
    "fix_audit_time",
    "judge_documents",
    "make",
    "move_case",
    "object_to_audit",
    "open_case",
    "pause",
    "perform",
    "plan_move",
    "preview",
    "project_again",
    "propose_audit",
    "reassign",
    "release",
    "reuse_documents",
    "save_review",
    "send",
    "set_deadline",
    "take_newer_scope",
    "withdraw",
    "working",
    "write_disposition",
]
