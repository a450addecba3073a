"""Green performance beside what a step is about: no button of the page loses what another part of it holds."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm

from mutubaku.cases.models import Task
from mutubaku.web.gate import Visit

from .. import performance
from .beside import keep, note_form
from .panel import Panel


def _reckon(visit: Visit, task: Task) -> BaseForm | None:
    """Save the figures; what is typed into the step may be half written and is held as it is."""
    bad = performance.ACTS[performance.SAVE](visit, task)
    if bad is None:
        keep(visit, task)
    return bad


def _again(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    measured = performance.context(visit, task, bad)
    return {**measured, "outcome_form": note_form(visit, task, bad, "", performance.SAVE)}


ACTS = {**performance.ACTS, performance.SAVE: _reckon}
PERFORMANCE = Panel(performance.TEMPLATE, performance.context, ACTS)
"""What the report's page shows; the report saves the figures itself with an outcome."""
MEASURED_AGAIN = Panel(performance.TEMPLATE, _again, ACTS, first=performance.save_changed)
"""What is measured again while corrections are verified."""
