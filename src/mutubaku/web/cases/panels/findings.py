"""Verifying corrections on the screen: each finding with the client's answers, and the way to judge it."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm

from mutubaku.cases.models import Task
from mutubaku.web.gate import Visit

from ..findings import earlier_rows, findings_section
from .panel import Panel


def _context(visit: Visit, task: Task, _bad: BaseForm | None) -> dict[str, Any]:
    return findings_section(visit, task)


def _before(visit: Visit, task: Task, _bad: BaseForm | None) -> dict[str, Any]:
    return {"earlier_findings": earlier_rows(task, visit.at)}


PANEL = Panel("cases/panels/findings.html", _context)
SECTION = Panel("cases/findings/section.html", _context)
"""What the screens of other steps of the evaluation show of findings."""
EARLIER = Panel("cases/findings/earlier.html", _before)
"""What the audits before told the client, in view at a visit (ISO/IEC 17021-1, 9.6.2.2)."""
