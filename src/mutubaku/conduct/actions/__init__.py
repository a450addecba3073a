"""The acts that move a case. ``perform`` is the one door; the others begin, hold, pause, end or re-project."""

from .claims import claim, reassign, release
from .end import close_case, withdraw
from .papers import attach, make, preview
from .pauses import end_pause, pause
from .perform import Done, perform
from .projection import project_again
from .start import open_case
from .versions import move_case, plan_move
from .working import AtWork, working

__all__ = [
    "AtWork",
    "Done",
    "attach",
    "claim",
    "close_case",
    "end_pause",
    "make",
    "move_case",
    "open_case",
    "pause",
    "perform",
    "plan_move",
    "preview",
    "project_again",
    "reassign",
    "release",
    "withdraw",
    "working",
]
