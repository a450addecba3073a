"""The appointed team of a case: seen by the office, changed by Seksi SS after step 9.1."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mutubaku.audits.appointing.queries import open_objection, team_objections
from mutubaku.cases.models import Case
from mutubaku.conduct import access
from mutubaku.conduct.actions.appointing import SS, attach_statements, change_team, check_takes_statements
from mutubaku.conduct.actions.objecting import answer_objection
from mutubaku.conduct.errors import CaseEnded, NotYours, Refusal
from mutubaku.conduct.works.team import STATEMENTS, statement_scans
from mutubaku.documents.policy import UploadRefused
from mutubaku.people.access import capacities
from mutubaku.web.client.forms.fields import Answers, Lines
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into
from mutubaku.web.uploads import uploaded

from ..forms import UploadForm, upload_form
from ..lost import lost_words
from ..panels.team import appointed, team_form
from ..panels.team_form import TeamForm
from ..payment_forms import told
from ..rounds import objection_row
from .case import UNPROCESSABLE, get_case
from .task import surround


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def team(request: HttpRequest, case_id: int) -> HttpResponse:
    """Who is appointed and what each declared; Seksi SS appoints others or other days here."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    if access.is_client_of(found, visit.user, visit.at) or found.sent_at is None:
        raise Http404
    may_change = _may_change(visit, found, appointed(found, visit.at))
    form = team_form(visit, found, typed_into(request)) if may_change else None
    if request.method == "POST" and form is None:
        late = team_form(visit, found, request.POST)
        late.errors.clear()  # what is wrong in it cannot be put right here
        late.add_error(None, _too_late(visit, found))
        return _page(visit, found, None, upload_form(STATEMENTS), UNPROCESSABLE, late=late)
    if request.method == "POST" and form is not None and form.is_valid() and _changed(visit, found, form):
        messages.success(request, _("Tim diubah. Surat tugas yang baru dibuat dan semua yang terkait diberi tahu."))
        return redirect("cases:team", found.pk)
    return _page(visit, found, form, upload_form(STATEMENTS), UNPROCESSABLE if request.method == "POST" else 200)


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def statements(request: HttpRequest, case_id: int) -> HttpResponse:
    """Seksi SS uploads the statements signed on paper, once step 9.1 is closed and until the visit is over."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    if access.is_client_of(found, visit.user, visit.at) or found.sent_at is None:
        raise Http404
    if request.method != "POST":
        return redirect("cases:team", found.pk)
    try:
        name, data = uploaded(visit, "file")
        version = attach_statements(found.pk, visit.user, visit.at, name=name, data=data)
    except (Refusal, UploadRefused) as refusal:
        is_changing = _may_change(visit, found, appointed(found, visit.at))
        form = team_form(visit, found, None) if is_changing else None
        return _page(visit, found, form, upload_form(STATEMENTS, str(refusal)), UNPROCESSABLE)
    messages.success(request, _("Berkas “%(name)s” tersimpan.") % {"name": version.filename})
    return redirect("cases:team", found.pk)


class AnswerForm(Answers):
    """Why days and team stand although the client objects."""

    answer = Lines(
        gettext_lazy("Mengapa tetap"),
        2000,
        empty=gettext_lazy("Tulis mengapa tim atau tanggalnya tetap; pelanggan membacanya."),
        hint=gettext_lazy("Terkirim kepada pelanggan sebagai pesan. Bila keberatannya benar, ubah timnya di bawah."),
    )


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def objection(request: HttpRequest, case_id: int, number: int) -> HttpResponse:
    """Seksi SS answers an objection of the client to the appointed audit."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    if access.is_client_of(found, visit.user, visit.at) or found.sent_at is None:
        raise Http404
    if request.method != "POST":
        return redirect("cases:team", found.pk)
    form = AnswerForm(request.POST)
    given = (found.pk, number, visit.user, visit.at)
    if form.is_valid() and told(form, answer_objection, *given, words=form.cleaned_data["answer"]):
        messages.success(request, _("Jawaban terkirim kepada pelanggan."))
        return redirect("cases:team", found.pk)
    is_changing = _may_change(visit, found, appointed(found, visit.at))
    return _page(
        visit,
        found,
        team_form(visit, found, None) if is_changing else None,
        upload_form(STATEMENTS),
        UNPROCESSABLE,
        form,
    )


def _page(
    visit: Visit,
    found: Case,
    form: TeamForm | None,
    upload: UploadForm,
    status: int,
    answer: AnswerForm | None = None,
    late: TeamForm | None = None,
) -> HttpResponse:
    """The page; ``late``: a form that came when the team is not changed here any more, whose words are shown."""
    shown = appointed(found, visit.at)
    waiting = open_objection(found)
    path = reverse("cases:team_objection", args=[found.pk, waiting.pk]) if waiting else ""
    may_answer = bool(waiting and found.is_open and capacities(visit.user, found.office, visit.at, role=SS))
    context = {
        **shown,
        "case": found,
        "team_form": form,
        "late": late,
        "lost_words": lost_words(visit, late) if late else [],
        "team_action": reverse("cases:team", args=[found.pk]),
        "upload": upload,
        "may_upload": _may_change(visit, found, shown) and _takes_statements(found),
        "papers": statement_scans(found),
        "objections": [objection_row(one) for one in team_objections(found)],
        "answer_action": path,
        "answer_form": answer or AnswerForm(typed_into(visit, path) if path else None) if may_answer else answer,
    }
    surround(visit, found)
    return render(visit, "cases/team.html", context, status=status)


def _takes_statements(found: Case) -> bool:
    try:
        check_takes_statements(found)
    except Refusal:
        return False
    return True


def _changed(visit: Visit, found: Case, form: TeamForm) -> bool:
    return told(form, change_team, found.pk, visit.user, visit.at, plan=form.plan())


def _too_late(visit: Visit, found: Case) -> str:
    """Why the team is not changed here any more, though the page offered it when it was opened."""
    if not found.is_open:
        return str(CaseEnded())
    if not capacities(visit.user, found.office, visit.at, role=SS):
        return str(NotYours("Seksi SS"))
    return _("Timnya kini ditunjuk lagi pada langkah 9.1. Buka langkah itu, lalu ubah di sana.")


def _may_change(visit: Visit, found: Case, shown: dict[str, object]) -> bool:
    """Once step 9.1 is closed, and while the case runs; before, the team is appointed on the page of that step."""
    appointment = shown["appointment"]
    is_settled = appointment is not None and not appointment.task.is_open  # type: ignore[attr-defined]  # an Appointment
    return is_settled and found.is_open and bool(capacities(visit.user, found.office, visit.at, role=SS))
