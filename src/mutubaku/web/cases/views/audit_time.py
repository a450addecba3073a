"""The page on which the audit time of a case is reckoned, compared with the one before, and kept."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.auditrules import audit_time_rules
from mutubaku.audits.errors import AuditRefusal
from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.models import Approval
from mutubaku.cases.models import Task
from mutubaku.conduct import access
from mutubaku.conduct.actions.audit_time import FIXING_ANEW, PROPOSING, fix_audit_time
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.works.audit_time import audit_of, needs_complexity
from mutubaku.people.access import office_day
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.reasons import days_in_words
from mutubaku.web.resume import typed_into

from ..audit_time import Proposed, basis_of_now, check_fixing, earlier, fixes_here, found_before, worked_out
from ..audit_time_forms import FixForm, ReckoningForm
from .task import get_task, surround, too_late

UNPROCESSABLE = 422
ASKED = "hitung"
RECKONED = "dihitung"  # the fingerprint of the answers whose result stands on the page


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def audit_time(request: HttpRequest, task_id: int) -> HttpResponse:
    """Reckon with what is typed, or keep what was reckoned; 404 for whoever does not do this step. What was typed when
    it was still to be done is shown on the step, to be copied.
    """
    visit, task = cast(Visit, request), get_task(request, task_id)
    if not fixes_here(task) or not access.may_work(task, visit.user, visit.at):
        raise Http404
    try:
        check_fixing(task, visit.user, visit.at)
    except Refusal as refusal:
        if visit.method != "POST":
            raise Http404 from refusal
        return too_late(visit, task, _both(visit, task), refusal)
    typed = typed_into(visit)
    fix = FixForm(typed, is_anew=task.step in FIXING_ANEW)
    form = _form(visit, task, typed or (visit.GET if ASKED in visit.GET else None))
    if visit.method == "POST" and ASKED not in visit.POST:
        return _keep(visit, task, form, fix)
    return _page(visit, task, form, fix, is_wrong=form.is_bound and not form.is_valid())


def _form(visit: Visit, task: Task, data: Any) -> ReckoningForm:
    basis = basis_of_now(task.case)
    day = office_day(task.case.office, visit.at).date()
    found = found_before(task.case) if task.step in FIXING_ANEW else None
    return ReckoningForm(
        data, basis, day, own=audit_of(task.case), with_complexity=needs_complexity(basis), found=found
    )


def _both(visit: Visit, task: Task) -> FixForm:
    """Everything typed on the page as one form, for its texts to be named."""
    form, fix = _form(visit, task, visit.POST), FixForm(visit.POST, is_anew=task.step in FIXING_ANEW)
    fix.fields.update(form.fields)
    fix.initial = {**fix.initial, **form.initial}
    return fix


def _keep(visit: Visit, task: Task, form: ReckoningForm, fix: FixForm) -> HttpResponse:
    """Keep what was reckoned; answers typed since are reckoned first, for whoever keeps them to see what they make."""
    if not (form.is_valid() & fix.is_valid()):
        return _page(visit, task, form, fix, is_wrong=True)
    if visit.POST.get(RECKONED, form.fingerprint()) != form.fingerprint():
        return _page(visit, task, form, fix, is_wrong=True, is_other=True)
    try:
        kept = fix_audit_time(task.pk, visit.user, visit.at, basis=form.answer(), **fix.answers())
    except AuditRefusal as refusal:
        if refusal.field in fix.fields:
            fix.refuse(refusal)
        else:
            form.refuse_reckoning(refusal)
        return _page(visit, task, form, fix, is_wrong=True)
    except Refusal as refusal:
        fix.add_error(None, str(refusal))
        return _page(visit, task, form, fix, is_wrong=True)
    said = {"days": days_in_words(kept.days.normalize())}
    messages.success(visit, _thanks(kept) % said)
    return redirect("cases:task", task.pk)


def _thanks(kept: AuditTime) -> str:
    """What was done, with a place for the days."""
    if kept.approval == Approval.WAITING:
        return _("Waktu audit %(days)s diusulkan. Seksi PJT atau Kepala Balai yang menyetujuinya diberi tahu.")
    return _("Waktu audit ditetapkan: %(days)s.") if kept.is_fixed else _("Usulan waktu audit tersimpan: %(days)s.")


def _page(
    visit: Visit, task: Task, form: ReckoningForm, fix: FixForm, *, is_wrong: bool, is_other: bool = False
) -> HttpResponse:
    """The page; what cannot be reckoned yet is told beside its answer, once somebody asked for it.

    ``is_other``: somebody meant to keep a result, and the answers are others than it came from.
    """
    proposed: Proposed | None = None
    if not form.errors:
        try:
            proposed = worked_out(task.case, form.answer(), visit.at)
        except AuditRefusal as refusal:
            if form.is_bound:
                form.refuse_reckoning(refusal)
                is_wrong = True
    surround(visit, task.case)
    day = office_day(task.case.office, visit.at).date()
    context = {
        "task": task,
        "case": task.case,
        "form": form,
        "fix": fix,
        "worked": proposed,
        "is_other": is_other and proposed is not None,
        "earlier": earlier(task.case),
        "is_fixing": task.step != PROPOSING,
        "is_anew": task.step in FIXING_ANEW,
        "factors": audit_time_rules(day).factors,
        "most": audit_time_rules(day).most_reduction,
    }
    return render(visit, "cases/audit_time.html", context, status=UNPROCESSABLE if is_wrong else 200)
