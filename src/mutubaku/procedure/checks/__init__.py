"""Every check of one procedure file by itself, and of the files of a library with each other."""

from mutubaku.procedure.checks.agreement import disagreements
from mutubaku.procedure.checks.branches import branch_faults
from mutubaku.procedure.checks.budget import budget_faults
from mutubaku.procedure.checks.fields import MOST_STEPS, field_faults
from mutubaku.procedure.checks.paths import path_faults
from mutubaku.procedure.checks.references import reference_faults, without_faulty_arrows
from mutubaku.procedure.complaints import Complaint
from mutubaku.procedure.reading import Draft

__all__ = ["disagreements", "faults"]


def faults(draft: Draft) -> tuple[Complaint, ...]:
    """Everything that is wrong with a file by itself: of the whole first, then step by step."""
    if draft.procedure is None:
        return draft.complaints
    file, found = str(draft.path), list(draft.complaints)
    found += field_faults(file, draft.procedure)
    found += reference_faults(file, draft.procedure)
    walkable = without_faulty_arrows(draft.procedure)
    if 1 <= len(walkable.steps) <= MOST_STEPS:
        paths = path_faults(file, walkable)
        found += paths
        found += [] if paths else branch_faults(file, walkable)
        unread = any(complaint.field in {"standard", "budget"} for complaint in found)
        found += [] if unread else budget_faults(file, walkable)
    return tuple(sorted(found, key=_step_number))


def _step_number(complaint: Complaint) -> int:
    return int(complaint.step.split()[0]) if complaint.step else 0
