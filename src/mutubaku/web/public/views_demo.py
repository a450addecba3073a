"""The demonstration: who can be tried out, and the letters it would have sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from mutubaku.cases.library import SERVICE, library
from mutubaku.conduct.founding import seeds
from mutubaku.notices.models import MailboxMessage
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.people.models import User
from mutubaku.web.gate import Rule, Visit, gate

from .around import around

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SHOWN = 100  # letters


@dataclass(frozen=True)
class Trial:
    """An account to try: who it is, in what place, and which steps of the service are theirs."""

    email: str
    name: str
    place: str
    steps: tuple[int, ...] = ()


def officials() -> list[Trial]:
    """The demonstration office's people, in the order of their file."""
    found = seeds()
    places = {row.code: row for row in found.positions}
    prefix = {"plt": "Plt. ", "plh": "Plh. "}
    return [
        Trial(one.email, one.name, prefix.get(one.manner, "") + place.title, steps_of(place.roles))
        for one in found.demonstration.person
        for place in [places[one.position]]
    ]


def clients() -> list[Trial]:
    """The people who act for the demonstration's clients."""
    row = seeds().demonstration
    companies = {one.email: [c.name for c in row.organisation if one.email in c.people] for one in row.client}
    steps = steps_of({CLIENT_ROLE})
    return [Trial(one.email, one.name, ", ".join(companies[one.email]), steps) for one in row.client]


def steps_of(roles: Collection[str]) -> tuple[int, ...]:
    """The numbers of the service's steps that these roles do."""
    procedure = library().get(SERVICE, library().versions(SERVICE)[-1])
    return tuple(step.number for step in procedure.steps if step.role in roles)


@gate(Rule.DEMONSTRATION)
@require_safe
def demo(request: Visit) -> HttpResponse:
    """What the demonstration is, and every account in it."""
    around(request, request.at)
    context = {"officials": officials(), "clients": clients(), "password": seeds().demonstration.password}
    return render(request, "public/demo.html", context)


@gate(Rule.DEMONSTRATION)
@require_POST
def sign_in(request: Visit) -> HttpResponse:
    """Sign in as one of the demonstration's own accounts, whose password is public anyway; as nobody else."""
    asked = request.POST.get("email", "")
    if asked not in {one.email for one in (*officials(), *clients())}:
        raise Http404
    user = get_object_or_404(User, email=asked, is_active=True)
    login(request, user, backend=BACKEND)
    return redirect("public:after_login")


@gate(Rule.DEMONSTRATION)
@require_safe
def mailbox(request: Visit) -> HttpResponse:
    """The letters the demonstration kept instead of sending them, newest first."""
    around(request, request.at)
    return render(request, "public/mailbox.html", {"letters": MailboxMessage.objects.all()[:SHOWN]})


@gate(Rule.DEMONSTRATION)
@require_safe
def letter(request: Visit, letter_id: int) -> HttpResponse:
    """One letter, as text: its links can be followed."""
    around(request, request.at)
    found = get_object_or_404(MailboxMessage, pk=letter_id)
    return render(request, "public/letter.html", {"letter": found})
