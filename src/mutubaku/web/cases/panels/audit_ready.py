"""Step 8 on the screen: how far the payment is settled, when and by whom is audited, and the memo to Seksi SS."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm

from mutubaku.audits.queries import proposal_of
from mutubaku.cases.models import Task
from mutubaku.web.gate import Visit

from ..payment import money_of
from ..rounds import proposal_row
from .panel import Panel


def _context(visit: Visit, task: Task, _bad: BaseForm | None) -> dict[str, Any]:
    proposal = proposal_of(task.case)
    plan = proposal_row(proposal) if proposal else None
    return {**money_of(task.case, visit.at, as_client=False), "plan": plan}


PANEL = Panel("cases/panels/audit_ready.html", _context)
