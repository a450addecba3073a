"""The parts of the step screen that belong to a step's own work, by the ``work`` key of the procedure file."""

from __future__ import annotations

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task

from .panel import SAVE, Panel, submit

PANELS: dict[str, Panel] = {}


def panel_of(task: Task) -> Panel | None:
    """The panel of a task's step; None for the generic screen."""
    return PANELS.get(step_of(task).work)


__all__ = ["PANELS", "SAVE", "Panel", "panel_of", "submit"]
