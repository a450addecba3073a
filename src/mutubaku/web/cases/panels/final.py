"""The final text on the screen: what will be signed, and what is checked before."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm

from mutubaku.cases.models import Task
from mutubaku.conduct.works.final import checks_of, facts_of
from mutubaku.web.gate import Visit

from .panel import Panel


def _context(_visit: Visit, task: Task, _bad: BaseForm | None) -> dict[str, Any]:
    return {
        "checks": checks_of(task.case),
        "will_be": [{"label": label, "value": value} for label, value in facts_of(task.case)],
    }


PANEL = Panel("cases/panels/final.html", _context)
