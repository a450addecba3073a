"""Step 12 on the screen: what the client receives, and how it comes to them."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm

from mutubaku.cases.models import Task
from mutubaku.certificates.models import HandOver
from mutubaku.web.gate import Visit

from .hand_over import hand_over_facts
from .panel import Panel


def _context(_visit: Visit, task: Task, _bad: BaseForm | None) -> dict[str, Any]:
    given = HandOver.objects.filter(task__case=task.case).order_by("-task_id").first()
    return {"handed": hand_over_facts(given) if given else []}


PANEL = Panel("cases/panels/acceptance.html", _context)
