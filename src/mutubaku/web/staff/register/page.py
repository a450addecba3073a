"""What stands around the pages of the register, and how their forms act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from mutubaku.conduct.errors import Refusal
from mutubaku.documents.policy import UploadRefused
from mutubaku.people.access import REGISTRAR_ROLES, Capacity, office_day
from mutubaku.people.errors import PeopleError
from mutubaku.web.client.forms.fields import Answers
from mutubaku.web.gate import Visit
from mutubaku.web.shell import desk_shell

UNPROCESSABLE = 422
FORM_METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """A page with one form: what it is called, what its button says, and where one goes instead."""

    title: str
    submit: str
    back: str
    intro: str = ""
    is_danger: bool = False
    takes_file: bool = False
    context: Mapping[str, object] = field(default_factory=dict)


def at_register(request: HttpRequest, here: str = "register") -> Visit:
    """The desk around a page."""
    visit = cast(Visit, request)
    desk_shell(visit, here)
    return visit


def is_registrar(visit: Visit) -> bool:
    """Whether the person keeps the register of the office they work in."""
    return bool(visit.desk.roles & set(REGISTRAR_ROLES))


def registrar(visit: Visit) -> Capacity:
    """The capacity in which the person keeps the register; the gate has seen to it that there is one."""
    return next(one for role in REGISTRAR_ROLES if (one := visit.desk.capacity(role)) is not None)


def speaker(visit: Visit) -> Capacity:
    """The capacity in which a person speaks of themselves: their first position, or none but the name."""
    for one in visit.desk.capacities:
        return one
    return Capacity(user_id=visit.user.pk, name=visit.user.name, title="Pegawai", office_id=visit.desk.office.pk)


def today(visit: Visit) -> date:
    """The day on the office's own clock."""
    return office_day(visit.desk.office, visit.at).date()


def answer(
    visit: Visit, form: Answers, page: FormPage, act: Callable[[], object], *, goal: str, said: str
) -> HttpResponse:
    """Show the form; when it was posted and the act is done, tell so and lead to ``goal``."""
    if visit.method == "POST" and form.is_valid() and done(form, act):
        messages.success(visit, said)
        return redirect(goal)
    status = UNPROCESSABLE if visit.method == "POST" else 200
    context = {"form": form, "form_page": page, **page.context}
    return render(visit, "staff/register/form.html", context, status=status)


def done(form: Answers, act: Callable[[], object]) -> bool:
    """Whether the act was done; a refusal goes beside the field it speaks of."""
    try:
        act()
    except UploadRefused as refused:
        form.add_error("file", str(refused))
    except (PeopleError, Refusal) as refusal:
        form.refuse(refusal)
    else:
        return True
    return False
