"""How the administration's forms act: valid, allowed, done and told; or back with the sentence and what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial, wraps
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mutubaku.billing.table_errors import TariffError
from mutubaku.cases.numbering import PatternError
from mutubaku.complaints.errors import ComplaintRefusal
from mutubaku.conduct.actions.projection import project_again
from mutubaku.decisions.errors import DecisionRefusal
from mutubaku.documents.policy import UploadRefused
from mutubaku.people.errors import PeopleError
from mutubaku.samples.errors import SampleRefusal
from mutubaku.web.context import Link
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once

from .page import administrator, label_of, show, trail

REFUSALS = (ComplaintRefusal, DecisionRefusal, PeopleError, PatternError, SampleRefusal, TariffError, UploadRefused)
UNPROCESSABLE = 422
FORM_METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A page with one form: what it is called, what it says before and after, and where one goes instead."""

    title: str
    submit: str
    back: str
    crumbs: Sequence[Link]
    here: str = ""
    intro: str = ""
    caution: str = ""
    is_danger: bool = False
    template: str = "form.html"
    context: Mapping[str, object] = field(default_factory=dict)


def page_under(name: str) -> Callable[..., FormPage]:
    """How pages with one form are made that stand under a list of the administration, by the list's name."""

    def made(**said: Any) -> FormPage:
        goal = reverse(f"administration:{name}")
        return FormPage(back=goal, crumbs=trail((label_of(name), goal)), **said)

    return made


@dataclass(frozen=True, kw_only=True)
class Formed:
    """What a view of one form names: the form and its page, what is done with it, and what is said then.

    ``act`` is told ``by`` whom and ``at`` which moment. Afterwards one is at ``goal``, on the page's way back when that
    is empty.
    """

    form: forms.Form
    page: FormPage
    act: Callable[..., object]
    said: str = ""
    goal: str | Callable[[], str] = ""


def form_view(build: Callable[..., Formed]) -> Callable[..., HttpResponse]:
    """An administrator's page with one form; ``build`` gets the visit and what stands in the address."""

    @require_http_methods(FORM_METHODS)
    @gate(Rule.ADMINISTRATOR)
    @once
    @wraps(build)
    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visit = cast(Visit, request)
        one = build(visit, *args, **kwargs)
        act = partial(one.act, by=administrator(visit), at=visit.at)
        return answer(visit, one.form, one.page, act, goal=one.goal or one.page.back, said=one.said)

    return view


def answer(
    request: HttpRequest,
    form: forms.Form,
    page: FormPage,
    act: Callable[[], object],
    *,
    goal: str | Callable[[], str],
    said: str = "",
) -> HttpResponse:
    """Show the form; when it was posted and the act is done, tell so (``said``) and lead to ``goal``.

    A goal that is known only once the act is done is given as a function.
    """
    if request.method == "POST" and form.is_valid() and _done(form, act):
        if said:
            messages.success(request, said)
        return redirect(goal() if callable(goal) else goal)
    context = {"form": form, "form_page": page, "crumbs": page.crumbs, **page.context}
    status = UNPROCESSABLE if request.method == "POST" else 200
    return show(request, page.template, context, here=page.here, status=status)


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the act was done; a refusal goes beside the field it speaks of."""
    try:
        act()
    except REFUSALS as refusal:
        usual = "file" if isinstance(refusal, UploadRefused) else "pattern"
        named = getattr(refusal, "field", usual)
        form.add_error(named if named in form.fields else None, str(refusal))
        return False
    return True


def project(request: HttpRequest) -> int:
    """After a calendar edit: work out the due moments of the office's open work anew; how many moved."""
    visit = cast(Visit, request)
    visit.desk.office.refresh_from_db(fields=["calendar_version", "zone"])
    return project_again(visit.desk.office, administrator(visit), visit.at)
