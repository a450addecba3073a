"""Step 10 on the screen: the whole dossier on one page for the head, and what the client said of the draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext as _

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.certificates.models import DraftCheck
from mutubaku.conduct.works.final import facts_of
from mutubaku.web.gate import Visit
from mutubaku.web.naming import named

from ..drafts import check_row
from ..page import tasks_of
from ..papers import Row, shelf_of
from .panel import Panel


def _context(_visit: Visit, task: Task, _bad: BaseForm | None) -> dict[str, Any]:
    tasks = tasks_of(task.case)
    shelf = shelf_of(task.case, tasks)
    checks = DraftCheck.objects.filter(task__case=task.case).exclude(answered_at=None)
    return {
        "dossier": _groups(shelf.papers, tasks),
        "handed_in": shelf.handed_in,
        "granted": _granted(task),
        "checks": [check_row(one) for one in checks.select_related("version", "answered_by")],
        "returned": [one.note for one in tasks if one.step == task.step and one.outcome == "dikembalikan"],
    }


def _groups(papers: Sequence[Row], tasks: Sequence[Task]) -> list[dict[str, Any]]:
    """The papers by the step that left them, in the order of the procedure."""
    by_id = {one.pk: one for one in tasks}
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for row in reversed(papers):
        task = by_id[row.newest.task_id]
        step = step_of(task)
        place = (step_of(task.parent).number, step.number) if task.parent else (step.number, 0)
        number = f"{place[0]}.{place[1]}" if place[1] else str(place[0])
        title = _("%(number)s. %(step)s") % {"number": number, "step": named(step.title)}
        found.setdefault(place, {"title": title, "rows": []})["rows"].append(row)
    return [found[place] for place in sorted(found)]


def _granted(task: Task) -> list[dict[str, str]]:
    """What is signed: which paper, its number, holder, scope and dates, as it is printed."""
    return [{"label": label, "value": value} for label, value in facts_of(task.case)]


PANEL = Panel("cases/panels/signing.html", _context)
