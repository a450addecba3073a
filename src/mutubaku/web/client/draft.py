"""The draft of an application as its pages need it: found, allowed, still open, on its office's clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from mutubaku.applications.access import draft_task
from mutubaku.applications.errors import AlreadySent, AnswerRefused
from mutubaku.applications.models import Application
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.conduct import access
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.works.application_letter import scheme_names
from mutubaku.documents.policy import UploadRefused
from mutubaku.people.access import Capacity, client_capacity
from mutubaku.people.errors import PeopleError
from mutubaku.web.gate import Visit

from .around import around
from .forms.fields import Answers

REFUSALS = (AnswerRefused, PeopleError, Refusal, UploadRefused)
UNPROCESSABLE = 422
Page = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Draft:
    """An application that can still be changed, its open first step, and in which capacity it is changed."""

    case: Case
    task: Task
    application: Application
    by: Capacity

    @property
    def is_product(self) -> bool:
        """Whether products are certified."""
        return self.case.scheme == Scheme.SPPT_SNI

    @property
    def is_green(self) -> bool:
        """Whether a green industry is certified."""
        return self.case.scheme == Scheme.GREEN_INDUSTRY

    @property
    def is_system(self) -> bool:
        """Whether a management system is certified."""
        return not (self.is_product or self.is_green)

    @property
    def scheme_name(self) -> str:
        """The scheme as it is shown; both of an integrated application."""
        return scheme_names(self.case, self.application)

    @property
    def has_scope(self) -> bool:
        """Whether anything of the scope has been answered."""
        given = self.application
        one = hasattr(given, "system_scope") or hasattr(given, "green_scope")
        return one or bool(given.products.all() or given.sites.all())


def draft_page(page: Page) -> Page:
    """Hand a page the draft it is about: 404 for the cases of others; what was sent leads to the case itself."""

    @wraps(page)
    def found(request: Visit, case_id: int, **kwargs: Any) -> HttpResponse:
        case = access.visible_case(case_id, request.user, request.at)
        by = client_capacity(request.user, case.organisation, request.at)
        task = draft_task(case)
        if task is None or by is None:
            if request.method == "POST":
                messages.warning(request, str(AlreadySent()))
            return redirect("cases:case", case.pk)
        task.case = case
        draft = Draft(case, task, application_of(case), by)
        draft.application.case = case
        with timezone.override(ZoneInfo(case.office.zone)):
            around(request, "home", case.office)
            return page(request, draft, **kwargs)

    return found


def saved(form: Answers, act: Callable[[], object], names: dict[str, str] | None = None) -> bool:
    """Whether the answers are whole and the rooms took them; otherwise the form says why not.

    ``names`` maps the rooms' field names to the form's where they differ.
    """
    if not form.is_valid():
        return False
    try:
        act()
    except REFUSALS as refused:
        form.refuse(refused, names)
        return False
    return True


def way_back(request: Visit, usual: str) -> str:
    """Where a page leads when it is done: back to the page that sent us here to change something, else as usual."""
    asked = request.GET.get("kembali", "")
    return asked if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, None) else usual


def status_of(request: Visit) -> int:
    """A posted form that comes back could not be processed."""
    return UNPROCESSABLE if request.method == "POST" else 200
