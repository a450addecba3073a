"""The auditors' pages about findings: a new one, its words, its release, and judging what the client answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.cases.models import Task
from mutubaku.conduct import access
from mutubaku.conduct.actions import findings as acts
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.sites import group_names
from mutubaku.conduct.works.findings import audit_ended_on, said_beside, stage_of
from mutubaku.conduct.works.nonconforming import unled
from mutubaku.findings.models import Act
from mutubaku.findings.policy import State
from mutubaku.findings.queries import Standing, demands_of, finding_of, mark_of, unreleased
from mutubaku.web.client.forms.fields import Answers
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once, read_in
from mutubaku.web.resume import typed_into

from ..findings import finding_row, rules_unconfirmed, same_row
from ..findings_forms import JudgeForm, NoFindingForm, ReasonForm, finding_form
from .task import get_task, surround

UNPROCESSABLE = 422
MOST_VERSIONS = 9999  # of the words of one finding
FORM = require_http_methods(["GET", "HEAD", "POST"])


def _task(request: HttpRequest, task_id: int, roles: tuple[str, ...] = acts.EVALUATORS) -> Task:
    """A step of the evaluation, for those who deal with its findings; 404 for everybody else."""
    visit, task = cast(Visit, request), get_task(request, task_id)
    try:
        access.evaluator_of(task.case, visit.user, visit.at, roles)
    except Refusal as refusal:
        raise Http404 from refusal
    if not stage_of(task):
        raise Http404
    return task


def _finding(task: Task, finding_id: int) -> Standing:
    found = finding_of(task.case, finding_id)
    if found is None or found.row.stage != stage_of(task):
        raise Http404
    return found


def _show(visit: Visit, task: Task, template: str, form: Form | None, **more: Any) -> HttpResponse:
    surround(visit, task.case)
    context = {"task": task, "case": task.case, "form": form, "stage": stage_of(task), **more}
    status = UNPROCESSABLE if form is not None and form.errors else 200
    return render(visit, f"cases/findings/{template}.html", context, status=status)


def _done(form: Form, do: Callable[[], object]) -> bool:
    """Whether a valid form could be acted on; else it says why not."""
    if not form.is_valid():
        return False
    try:
        do()
    except Refusal as refusal:
        if isinstance(form, Answers):
            form.refuse(refusal)
        else:
            form.add_error(None, str(refusal))
        return False
    return True


@gate(Rule.CASE)
@FORM
@once
def new(request: HttpRequest, task_id: int) -> HttpResponse:
    """Record a finding; `?klausul=` stands in the requirement already, `?seperti=` names one of the other standard's
    whose words it begins with."""
    visit, task = cast(Visit, request), _task(request, task_id)
    others = said_beside(task.case, stage_of(task))
    like = next((one for one in others if str(one.row.pk) == request.GET.get("seperti")), None)
    clause = request.GET.get("klausul", "")[:300]
    demands = demands_of(task.case)
    kind, sites = finding_form(stage_of(task)), group_names(task.case)
    form = kind(typed_into(visit), demands, clause=clause, beside=like, sites=sites)
    if request.method == "POST" and _done(
        form, lambda: acts.record_finding(task.pk, visit.user, visit.at, form.words())
    ):
        messages.success(visit, _("Temuan tercatat. Pelanggan belum mengetahuinya."))
        return redirect("cases:task", task.pk)
    note = rules_unconfirmed(demands) if stage_of(task) > 1 else ""
    return _show(visit, task, "form", form, note=note, like=like, beside=[one for one in others if one is not like])


@gate(Rule.CASE)
@FORM
@once
def change(request: HttpRequest, task_id: int, finding_id: int) -> HttpResponse:
    """Another version of what a finding says, before it is released."""
    visit, task = cast(Visit, request), _task(request, task_id)
    found = _finding(task, finding_id)
    sites, basis = group_names(task.case), _basis(request)
    form = finding_form(stage_of(task))(typed_into(visit), demands_of(task.case), found=found, sites=sites)
    if request.method == "POST" and _done(
        form, lambda: acts.reword_finding(task.pk, finding_id, visit.user, visit.at, form.words(), basis)
    ):
        messages.success(visit, _("Temuan diubah; isi yang lama tetap tersimpan."))
        return redirect("cases:finding", task.pk, finding_id)
    shown = {
        "found": found,
        "basis": basis or found.wording.version,
        "others": found.against,
        "is_over": found.state != State.RECORDED,
    }
    return _show(visit, task, "form", form, **shown)


def _basis(request: HttpRequest) -> int | None:
    """The version of the words that was changed, as the form carries it."""
    typed = request.POST.get("basis", "")
    return int(typed) if typed.isdecimal() and len(typed) <= len(str(MOST_VERSIONS)) else None


@gate(Rule.CASE)
@FORM
@once
def withdraw(request: HttpRequest, task_id: int, finding_id: int) -> HttpResponse:
    """Take a finding back before it is released."""
    visit, task = cast(Visit, request), _task(request, task_id)
    found = _finding(task, finding_id)
    if found.state != State.RECORDED:
        return redirect("cases:finding", task.pk, finding_id)
    form = ReasonForm(typed_into(visit))
    if request.method == "POST" and _done(
        form,
        lambda: acts.withdraw_finding(task.pk, finding_id, visit.user, visit.at, form.cleaned_data["words"]),
    ):
        messages.success(visit, _("Temuan dibatalkan."))
        return redirect("cases:task", task.pk)
    return _show(visit, task, "withdraw", form, row=finding_row(found, visit.at, ""))


@gate(Rule.CASE)
@FORM
@once
def no_finding(request: HttpRequest, task_id: int, name: str) -> HttpResponse:
    """Say why a line of the checklist that does not conform became no finding."""
    visit, task = cast(Visit, request), _task(request, task_id)
    line = next((one for one in unled(task) if one.name == name), None)
    if line is None:
        return redirect("cases:task", task.pk)
    form = NoFindingForm(typed_into(visit))
    if request.method == "POST" and _done(
        form, lambda: acts.explain_no_finding(task.pk, name, visit.user, visit.at, form.cleaned_data["words"])
    ):
        messages.success(visit, _("Alasannya tersimpan: butir itu bukan temuan."))
        return redirect("cases:task", task.pk)
    return _show(visit, task, "no_finding", form, line=line)


@gate(Rule.CASE)
@FORM
@once
def finding(request: HttpRequest, task_id: int, finding_id: int) -> HttpResponse:
    """A finding with all its rounds, and the judgement of the last."""
    visit, task = cast(Visit, request), _task(request, task_id)
    found = _finding(task, finding_id)
    form = JudgeForm(typed_into(visit), found.state)
    if request.method == "POST" and _done(form, lambda: _judge(visit, task, finding_id, form)):
        messages.success(visit, _("Penilaian tersimpan."))
        return redirect("cases:task", task.pk)
    may = task.is_open and task.case.is_open
    shown = {
        "row": finding_row(found, visit.at, ""),
        "same": same_row(task.case, found),
        "may_judge": may and found.waits_for_auditor,
        "may_change": may and found.state == State.RECORDED,
        "others": found.against if found.state == State.RECORDED else [],
    }
    return _show(visit, task, "finding", form, **shown)


def _judge(visit: Visit, task: Task, finding_id: int, form: Form) -> None:
    given = form.cleaned_data
    acts.judge_finding(task.pk, finding_id, visit.user, visit.at, act=Act(given["act"]), words=given["words"])


@gate(Rule.CASE)
@FORM
@once
def release(request: HttpRequest, task_id: int) -> HttpResponse:
    """The leader reads what the team recorded once more, and tells the client."""
    visit, task = cast(Visit, request), _task(request, task_id, (access.LEADER,))
    form = Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and _done(
        form, lambda: acts.release_findings(task.pk, visit.user, visit.at, read=read_in(visit))
    ):
        messages.success(visit, _("Temuan disampaikan kepada pelanggan."))
        mine = access.may_work(task, visit.user, visit.at)
        return redirect("cases:task", task.pk) if mine else redirect("cases:case", task.case_id)
    waiting = unreleased(task.case, stage=stage_of(task))
    shown = {
        "rows": [finding_row(one, visit.at, "") for one in waiting],
        "read": mark_of(waiting),
        "unsettled": [one.name for one in waiting if one.against],
        "ended_on": audit_ended_on(task.case, stage_of(task), visit.at),
        "note": rules_unconfirmed(demands_of(task.case)),
    }
    return _show(visit, task, "release", form, **shown)
