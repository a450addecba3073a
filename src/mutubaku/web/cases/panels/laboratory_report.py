"""Checking test results on the screen: every parameter of every product on one page, and what follows."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.conduct.works.laboratory_report import conclusion
from mutubaku.conduct.works.sampled import RULE
from mutubaku.samples.queries import current, lines_of, retests_allowed, retests_done, samples_of, standing_against
from mutubaku.web.gate import Visit

from .panel import Panel


def _context(_visit: Visit, task: Task, _bad: BaseForm | None) -> dict[str, Any]:
    now = current(task.case)
    earlier = [one for one in samples_of(task.case) if one not in now and not one.void_reason]
    return {
        "lines": lines_of(now),
        "earlier": lines_of(earlier),
        "against": standing_against(task.case),
        "conclusion": conclusion(task),
        "retests_done": retests_done(task.case),
        "retests_allowed": retests_allowed(task.case),
        "rule_words": _(RULE),
    }


PANEL = Panel("cases/panels/laboratory_report.html", _context)
