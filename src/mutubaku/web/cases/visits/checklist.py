"""The checklist of a visit, made for a telephone at a factory: each answer is a form that is sent by itself."""

from __future__ import annotations

from typing import Any, cast
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.audits.visits.policy.plan import auditor_of as planned_for
from mutubaku.audits.visits.policy.programme import read_clauses
from mutubaku.audits.visits.queries import Line, plan_of, rows_of
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.answering import add_line, add_photo, answer_checklist
from mutubaku.conduct.actions.visiting import VISITS
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.guard import check_running
from mutubaku.conduct.serving import check_serving
from mutubaku.conduct.visiting import auditor_of, checklist, companion_asking, team_of, visible_photo
from mutubaku.documents import storage
from mutubaku.documents.policy import UploadRefused
from mutubaku.web.context import Link
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into
from mutubaku.web.uploads import uploaded

from ..findings import earlier_rows
from ..rounds import declare_href
from ..views.files import SEALED
from ..views.task import get_task, surround
from .forms.checklist import AnswerForm, LineForm
from .lines import AnswerRow, conflict, signed
from .shown import rounds_before

UNPROCESSABLE = 422
FORM = require_http_methods(["GET", "HEAD", "POST"])
ALL, MINE, OPEN, CARRIED = "semua", "saya", "terbuka", "lalu"
JSON = "application/json"


@gate(Rule.CASE)
@FORM
@once
def page(request: HttpRequest, task_id: int) -> HttpResponse:
    """The checklist; posted to, a line of the auditor's own is added."""
    visit, task = cast(Visit, request), _task(request, task_id)
    if request.method != "POST":
        return _page(visit, task)
    form = LineForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        clauses = read_clauses(given["clauses"])
        try:
            name = add_line(task.pk, visit.user, visit.at, key=uuid4(), text=given["text"], clauses=clauses)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(f"{reverse('cases:checklist', args=[task.pk])}#{name}")
    return _page(visit, task, added=form, status=UNPROCESSABLE)


@gate(Rule.CASE)
@FORM
@once
def answer(request: HttpRequest, task_id: int, name: str) -> HttpResponse:
    """One answer: sent by the page's own script it is told as data, else the page comes back at the line."""
    visit, task = cast(Visit, request), _task(request, task_id)
    as_data = JSON in request.headers.get("Accept", "")
    if request.method != "POST":
        line = _line(task, name)
        return JsonResponse(_told(line)) if as_data else redirect(_at(task, name))
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            answer_checklist(task.pk, visit.user, visit.at, {name: form.answer(visit.at)})
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(reverse("cases:answer", args=[task.pk, name]) if as_data else _at(task, name))
    if as_data:
        said = " ".join(str(text) for errors in form.errors.values() for text in errors)
        return JsonResponse({"problem": said}, status=UNPROCESSABLE)
    return _page(visit, task, bad=(name, form), status=UNPROCESSABLE)


@gate(Rule.CASE)
@FORM
@once
def photo(request: HttpRequest, task_id: int, name: str) -> HttpResponse:
    """Keep a photo with a line; what is wrong with it is told at the line."""
    visit, task = cast(Visit, request), _task(request, task_id)
    if request.method != "POST":
        return redirect(_at(task, name))
    try:
        filename, data = uploaded(visit, "file")
        add_photo(task.pk, visit.user, visit.at, name, name=filename, data=data)
    except (Refusal, UploadRefused) as refusal:
        return _page(visit, task, problem=(name, str(refusal)), status=UNPROCESSABLE)
    messages.success(request, _("Foto “%(name)s” tersimpan.") % {"name": filename})
    return redirect(_at(task, name))


@gate(Rule.CASE)
@require_safe
def picture(request: HttpRequest, photo_id: int) -> HttpResponse:
    """The bytes of a photo, for the office."""
    visit = cast(Visit, request)
    found = visible_photo(photo_id, visit.user, visit.at)
    response = HttpResponse(storage.read(found.file.sha256), content_type=found.file.media_type)
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=False, filename=found.filename) or "inline"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SEALED
    response["Cache-Control"] = "private, no-store"
    return response


def _task(request: HttpRequest, task_id: int) -> Task:
    """The task of a visit; 404 for every other one."""
    found = get_task(request, task_id)
    if step_of(found).work not in VISITS:
        raise Http404
    return found


def _line(task: Task, name: str) -> Line:
    found = next((line for line in checklist(task) if line.name == name), None)
    if found is None:
        raise Http404
    return found


def _at(task: Task, name: str) -> str:
    return f"{reverse('cases:checklist', args=[task.pk])}#{name}"


def _told(line: Line) -> dict[str, str]:
    """Where a line stands, for the page's own script."""
    holds, against = line.standing.holds, line.standing.against
    said = {"signed": signed(holds), "basis": str(holds.key)} if holds else {}
    return {"conflict": conflict(line), "known": str(against.key) if against else "", **said}


def _page(
    visit: Visit,
    task: Task,
    *,
    bad: tuple[str, AnswerForm] | None = None,
    added: LineForm | None = None,
    problem: tuple[str, str] = ("", ""),
    status: int = 200,
) -> HttpResponse:
    surround(visit, task.case)
    why_not = _why_not(visit, task)
    rows = _rows(visit, task, bad, problem)
    chosen = visit.GET.get("lihat", ALL)
    shown = [row for row in rows if chosen == ALL or _is_wanted(row, chosen) or row.problem or row.form.errors]
    context = {
        "task": task,
        "case": task.case,
        "step": step_of(task),
        "rows": shown,
        "filters": [{"name": _("Lihat"), "links": _links(task, rows, chosen)}],
        "left": sum(not row.line.found for row in rows),
        "total": len(rows),
        "before": rounds_before(task),
        "earlier_findings": earlier_rows(task, visit.at),
        "integrated_with": companion_asking(task, [row.line for row in rows]),
        "has_questions": any(row.line.question for row in rows),
        "may_visit": not why_not,
        "why_not": why_not,
        "declare_href": declare_href(task, visit.user),
        "form": bad[1] if bad else added,
        "line_form": added or LineForm(typed_into(visit, reverse("cases:checklist", args=[task.pk]))),
        "outbox": f"{visit.user.pk}/{task.pk}",
    }
    return render(visit, "cases/visits/checklist.html", context, status=status)


def _why_not(visit: Visit, task: Task) -> str:
    """Why the person cannot answer, in a sentence; nothing when they can."""
    try:
        auditor_of(task.case, visit.user, visit.at)
        check_serving(task.case, visit.user.pk, visit.at)
        check_running(task)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _rows(visit: Visit, task: Task, bad: tuple[str, AnswerForm] | None, problem: tuple[str, str]) -> list[AnswerRow]:
    plan = plan_of(task.case)
    planned, team = rows_of(plan) if plan else [], team_of(task.case)
    found = []
    for line in checklist(task):
        people = planned_for(line.clauses, planned)
        names = [team[one] for one in people if one in team]
        form = bad[1] if bad and bad[0] == line.name else _form(visit, task, line)
        is_mine = visit.user.pk in people or None in people or not people
        said = problem[1] if problem[0] == line.name else ""
        found.append(AnswerRow(line, form, ", ".join(names), is_mine, said))
    return found


def _form(visit: Visit, task: Task, line: Line) -> AnswerForm:
    holds, path = line.holds, reverse("cases:answer", args=[task.pk, line.name])
    typed = None if visit.method == "POST" else typed_into(visit, path)
    initial: dict[str, Any] = {"key": uuid4()}
    if holds is not None:
        initial |= {"found": holds.found, "note": holds.note, "evidence": holds.evidence, "basis": holds.key}
    if line.standing.against is not None:
        initial["known"] = line.standing.against.key
    return AnswerForm(typed, initial=initial, auto_id=f"{line.name}_%s")


def _is_wanted(row: AnswerRow, chosen: str) -> bool:
    wanted = {MINE: row.is_mine, OPEN: not row.line.found, CARRIED: row.line.carried is not None}
    return wanted.get(chosen, False)


def _links(task: Task, rows: list[AnswerRow], chosen: str) -> list[Link]:
    href = reverse("cases:checklist", args=[task.pk])
    counts = {
        ALL: (_("Semua"), len(rows)),
        MINE: (_("Bagian saya"), sum(row.is_mine for row in rows)),
        OPEN: (_("Belum dijawab"), sum(not row.line.found for row in rows)),
    }
    carried = sum(row.line.carried is not None for row in rows)
    if carried:
        counts[CARRIED] = (_("Dari putaran lalu"), carried)
    return [
        Link(label, f"{href}?lihat={key}", current=key == chosen, count=count) for key, (label, count) in counts.items()
    ]
