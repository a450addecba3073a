"""Verifying the corrections of an audit: each finding, and in green industry what was measured again."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm

from mutubaku.cases.models import Task
from mutubaku.web.gate import Visit

from .. import performance
from . import findings
from .beside import keep, note_form
from .panel import Panel


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    measured = performance.context(visit, task, bad)
    return {**measured, "outcome_form": note_form(visit, task, bad, "", performance.SAVE)}


def _reckon(visit: Visit, task: Task) -> BaseForm | None:
    """Save what was measured again; the note of the step is held."""
    bad = performance.save(visit, task)
    if bad is None:
        keep(visit, task)
    return bad


AGAIN = Panel(
    performance.TEMPLATE,
    _context,
    {**performance.ACTS, performance.SAVE: _reckon},
    first=performance.save_changed,
)
PANEL = findings.PANEL.beside(AGAIN)
