"""The case page for both sides, and the acts on a case as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol, cast
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.audits.queries import appointed_team
from mutubaku.cases.library import library, procedure_of_case
from mutubaku.cases.models import Case
from mutubaku.cases.models import Ending as Kind
from mutubaku.cases.queries import awaiting_client
from mutubaku.certificates.queries import issued_certificate, special_of
from mutubaku.conduct import access, actions
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.originals import papers_for
from mutubaku.decisions.queries import is_refused
from mutubaku.people.models import User
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..agreement import agreement_duty, agreement_panel
from ..appeal import appeal_box
from ..barred import barred_at
from ..conversation import talk_about
from ..endings import ENDINGS
from ..forms import MoveForm, ReasonForm
from ..page import audited_links, case_page, running_row, tasks_of
from ..payment import billed, report_duty
from ..tracker import tracker
from .task import surround

UNPROCESSABLE = 422
FORM = require_http_methods(["GET", "HEAD", "POST"])


class Ending(Protocol):
    """An act that ends a case with a reason."""

    def __call__(self, case_id: int, by: User, at: datetime, *, reason: str) -> Case:
        """End it; Refusal when it cannot be ended."""


def get_case(request: HttpRequest, case_id: int) -> Case:
    """The case, if it is theirs to see (404 otherwise), with its office's clock made the page's clock."""
    visit = cast(Visit, request)
    found = access.visible_case(case_id, visit.user, visit.at)
    timezone.activate(ZoneInfo(found.office.zone))
    return found


def get_own_case(request: HttpRequest, case_id: int) -> Case:
    """The case for a page on which only its client acts; 404 for everybody else."""
    visit, found = cast(Visit, request), get_case(request, case_id)
    if not access.is_client_of(found, visit.user, visit.at):
        raise Http404
    return found


@gate(Rule.CASE)
@require_safe
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """Where the case stands; a client who has not sent it yet is led to the dossier."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    as_client = surround(visit, found)
    if as_client and found.sent_at is None and found.is_open:
        return redirect("client:dossier", found.pk)
    context = case_page(found, visit.at, as_client=as_client)
    context |= talk_about(found, visit.user, visit.at, as_client=as_client)
    context |= billed(found, as_client=as_client)
    context["audited"] = audited_links(found, as_client=as_client)
    context |= agreement_panel(found, visit.at, as_client=as_client)
    context["certificate"] = issued_certificate(found)
    context["may_appeal"] = is_refused(found)
    if as_client:
        context |= tracker(found, context["running"], awaiting_client(found))
        context["appeal"] = appeal_box(found, visit.at)
        context["special"] = special_of(found) if found.is_special else None
        context["duties"] += _more_duties(found, visit.at, owed=context.get("to_report", ""))
        context["beside"] = _duties_beside(context["companion"], visit.at)
        return render(request, "cases/tracker.html", context)
    for row in context["running"]:
        row["barred"] = barred_at(row["task"], visit.at)
    context["may_manage"] = found.is_open and access.may_manage(found, visit.user, visit.at)
    context["other_versions"] = _others(found)
    context["takes_originals"] = bool(papers_for(found, visit.user, visit.at))
    context["team"] = appointed_team(found)
    context["ending"] = ENDINGS[Kind(found.ending)] if found.ending else ""
    return render(request, "cases/case.html", context)


def _more_duties(case: Case, at: datetime, *, owed: str) -> list[dict[str, str]]:
    """What the client must do beside the steps."""
    return [*([report_duty(case, owed)] if owed else []), *filter(None, [agreement_duty(case, at)])]


def _duties_beside(other: Case | None, at: datetime) -> list[dict[str, str]]:
    """What the client must do for the other standard of an integrated application, which has a page of its own."""
    if other is None or not other.is_open:
        return []
    running = [running_row(task, at, as_client=True) for task in tasks_of(other) if task.is_open and not task.parent_id]
    duties: list[dict[str, str]] = tracker(other, running, awaiting_client(other))["duties"]
    owed: str = billed(other, as_client=True).get("to_report", "")
    return duties + _more_duties(other, at, owed=owed)


@gate(Rule.CASE)
@FORM
@once
def withdraw(request: HttpRequest, case_id: int) -> HttpResponse:
    """The client withdraws the application, with a reason."""
    return _end(request, get_case(request, case_id), _may_withdraw, actions.withdraw, "cases/withdraw.html")


@gate(Rule.CASE)
@FORM
@once
def close(request: HttpRequest, case_id: int) -> HttpResponse:
    """The office closes the case, with a reason."""
    return _end(request, get_case(request, case_id), access.may_manage, actions.close_case, "cases/close.html")


def _may_withdraw(case: Case, user: User, at: datetime) -> bool:
    return access.is_client_of(case, user, at) and not case.is_special


def _end(
    request: HttpRequest, found: Case, may: Callable[[Case, User, datetime], bool], act: Ending, template: str
) -> HttpResponse:
    visit = cast(Visit, request)
    if not may(found, visit.user, visit.at):
        raise Http404
    form = ReasonForm(typed_into(request))
    if request.method == "POST" and form.is_valid():
        try:
            act(found.pk, visit.user, visit.at, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Permohonan ini telah diakhiri; catatannya tetap tersimpan."))
            return redirect("cases:case", found.pk)
    return _form_page(visit, found, form, template)


@gate(Rule.CASE)
@FORM
@once
def move(request: HttpRequest, case_id: int) -> HttpResponse:
    """Move a running case to another version of the SOP: first the dry run, then, with a reason, for good."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    if not (found.is_open and access.may_manage(found, visit.user, visit.at)):
        raise Http404
    others = [library().get(found.procedure_key, version) for version in _others(found)]
    form = MoveForm(typed_into(request), present=procedure_of_case(found), others=others)
    plan = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        plan = actions.plan_move(found, given["version"], given["step_map"], visit.at)
        if "pindahkan" in request.POST and _moved(visit, found, form):
            messages.success(request, _("Permohonan ini sekarang memakai SOP versi %s.") % given["version"])
            return redirect("cases:case", found.pk)
    return _form_page(visit, found, form, "cases/move.html", plan=plan, others=others)


def _moved(visit: Visit, found: Case, form: Form) -> bool:
    given = form.cleaned_data
    try:
        actions.move_case(found.pk, given["version"], given["step_map"], visit.user, visit.at, reason=given["reason"])
    except Refusal as refusal:
        form.add_error(None if given["reason"] else "reason", str(refusal))
        return False
    return True


def _form_page(visit: Visit, found: Case, form: Form, template: str, **more: Any) -> HttpResponse:
    context = {"case": found, "form": form, "as_client": surround(visit, found), **more}
    context["steps"] = procedure_of_case(found).steps
    return render(visit, template, context, status=UNPROCESSABLE if form.errors else 200)


def _others(found: Case) -> list[int]:
    return [one for one in library().versions(found.procedure_key) if one != found.procedure_version]


@gate(Rule.CASE)
@require_safe
def certificate(request: HttpRequest, case_id: int) -> HttpResponse:
    """The page of the certificate a case ended in, on the side one stands on; 404 while there is none."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    issued = issued_certificate(found)
    if issued is None:
        raise Http404
    page = "client:certificate" if access.is_client_of(found, visit.user, visit.at) else "staff:certificate"
    return redirect(page, issued.pk)
