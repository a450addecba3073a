"""The audit checklists as a workbook: written out, read in by key, tried before anything is changed."""

from .reading import LONGEST, SheetRow, read_checklist
from .trying import Fault, ListChanged, Outcome, apply_checklist, try_checklist
from .writing import checklist_workbook

__all__ = [
    "LONGEST",
    "Fault",
    "ListChanged",
    "Outcome",
    "SheetRow",
    "apply_checklist",
    "checklist_workbook",
    "read_checklist",
    "try_checklist",
]
