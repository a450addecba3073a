"""Step 3 on the screen: the checklist of what the client handed in, and the application review."""

from __future__ import annotations

from typing import Any, cast

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.reviewing import save_review
from mutubaku.conduct.works.reviewing import CheckRow, QuestionRow, checklist, questions
from mutubaku.reviews.models import State
from mutubaku.web.gate import Visit
from mutubaku.web.writing import tanggal_singkat

from ..audit_time import section
from .beside import answered, note_form, pressed, typed
from .completeness_form import ReviewForm
from .matrix import MatrixRow
from .panel import SAVE, Panel, submit


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    form = bad if isinstance(bad, ReviewForm) else ReviewForm(typed(visit, task), checklist(task), questions(task))
    rows = [(_is_settled(row), _drawn(form, key, row)) for key, row in form.rows.items()]
    asked = [(_is_agreed(one), _asked(form, key, one)) for key, one in form.asked.items()]
    carried = [row for is_carried, row in rows if is_carried]
    return {
        **section(visit, task),
        "outcome_form": note_form(visit, task, bad),
        "rows": [row for is_carried, row in rows if not is_carried],
        "carried": carried,
        "questions": [row for is_carried, row in asked if not is_carried],
        "carried_questions": [row for is_carried, row in asked if is_carried],
        "every_row": [row for _carried, row in rows],
        "every_question": [row for _carried, row in asked],
        "carried_open": any(row.is_bad for is_carried, row in (*rows, *asked) if is_carried),
        "progress": _progress([row for _carried, row in (*rows, *asked)]),
    }


def _is_settled(row: CheckRow) -> bool:
    """Whether an earlier round settled it: what was missing then, and still is, stays in sight."""
    return row.is_carried and row.state != State.ABSENT


def _is_agreed(row: QuestionRow) -> bool:
    return row.is_carried


def _progress(rows: list[MatrixRow]) -> str:
    done = sum(bool(row.said) for row in rows)
    return _("%(done)s dari %(total)s sudah diisi.") % {"done": done, "total": len(rows)}


def _drawn(form: ReviewForm, key: str, row: CheckRow) -> MatrixRow:
    href = reverse("cases:file", args=[row.version.pk]) if row.version else ""
    return form.row(key, href=href, sub=(_handed_in(row), _before(row)))


def _asked(form: ReviewForm, key: str, row: QuestionRow) -> MatrixRow:
    return form.row(key, sub=(row.question.source, _before(row)))


def _handed_in(row: CheckRow) -> str:
    must = _("wajib") if row.requirement.is_mandatory else _("bila ada; diminta hanya dengan keterangan")
    if row.version is None:
        return _("%(must)s; belum diunggah") % {"must": must}
    return _("%(must)s; diunggah %(day)s") % {"must": must, "day": tanggal_singkat(row.version.added_at)}


def _before(row: CheckRow | QuestionRow) -> str:
    """What the round before found of a document that has changed since, or of a question that is asked again."""
    if row.before is None:
        return ""
    found = row.before.get_state_display() if isinstance(row, CheckRow) else row.before.get_answer_display()
    words = {"state": found, "note": row.before.note}
    said = _("Putaran sebelumnya: %(state)s. %(note)s") if words["note"] else _("Putaran sebelumnya: %(state)s.")
    return said % words


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = ReviewForm(visit.POST, checklist(task), questions(task), pressed(visit))

    def do(_cleaned: dict[str, Any]) -> None:
        save_review(task.pk, visit.user, visit.at, presences=form.presences(), answers=form.answers())

    return answered(visit, task, cast(ReviewForm | None, submit(form, do)))


PANEL = Panel("cases/panels/completeness.html", _context, {SAVE: _save}, inline=True)
