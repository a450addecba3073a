"""Checking the answers, declaring them true and sending; and the confirmation afterwards."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.applications.actions import declare
from mutubaku.applications.queries import application_of, companion_of
from mutubaku.cases.errors import check_read
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.queries import lock_case, open_tasks
from mutubaku.conduct import access
from mutubaku.conduct.actions import send as send_application
from mutubaku.documents.queries import latest
from mutubaku.people.access import office_day
from mutubaku.people.queries import profile_on
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once, read_in
from mutubaku.web.overtaken import differing
from mutubaku.web.resume import typed_into

from .answers import mark_of, sections
from .around import around
from .draft import Draft, draft_page, saved, status_of
from .forms.contact import DeclarationForm
from .standing import at_work
from .tasks import task_list
from .views_documents import letter_kinds, rows_of

RECORD = "berkas-permohonan"  # the bound file the first step makes


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
@draft_page
def check(request: Visit, draft: Draft) -> HttpResponse:
    """Every answer once more; declared true and sent in one act, or not at all."""
    form = DeclarationForm(typed_into(request))

    def send() -> None:
        case = lock_case(draft.case.pk)
        declare(draft.case.pk, draft.by, request.at)
        now = replace(draft, case=case, application=application_of(case))
        check_read(read_in(request), mark_of(now), _("isian permohonan"))
        send_application(draft.task.pk, request.user, request.at)

    if request.method == "POST" and saved(form, send):
        return redirect("client:sent", draft.case.pk)
    context = {
        "draft": draft,
        "differs": differing(draft.case, as_client=True),
        "sections": sections(draft),
        "read": mark_of(draft),
        "tasks": task_list(draft),
        "form": form,
        "letters": [row for row in rows_of(draft) if row.key in letter_kinds(draft)],
        "back": reverse("client:dossier", args=[draft.case.pk]),
    }
    return render(request, "client/check.html", context, status=status_of(request))


@gate(Rule.CASE)
@require_safe
def sent(request: Visit, case_id: int) -> HttpResponse:
    """The confirmation: number, what happens next and when, whom to ask, and the record to keep."""
    case = access.visible_case(case_id, request.user, request.at)
    if case.sent_at is None:
        return redirect("client:dossier", case.pk)
    if not access.is_client_of(case, request.user, request.at):
        return redirect("cases:case", case.pk)
    with timezone.override(ZoneInfo(case.office.zone)):
        around(request, "home", case.office)
        now, other = open_tasks(case).filter(parent=None).first(), companion_of(case)
        context = {
            "case": case,
            "other": other,
            "others_record": latest(other, RECORD) if other else None,
            "application": application_of(case),
            "next": at_work(procedure_of(now), step_of(now), case.kind) if now else "",
            "due": now.due_at if now else None,
            "record": latest(case, RECORD),
            "profile": profile_on(case.office, office_day(case.office, request.at).date()),
        }
        return render(request, "client/sent.html", context)
