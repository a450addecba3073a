"""Who may open which page: every view declares one rule, is held to it, and the sweep test reads it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from mutubaku.people.access import (
    ADMINISTRATOR_ROLE,
    MANAGER_ROLES,
    REGISTRAR_ROLES,
    TREASURER_ROLE,
    Capacity,
    capacities,
    offices_of,
    organisations_of,
)
from mutubaku.people.models import Office, Organisation, User
from mutubaku.reading import one_page

from . import resume
from .context import Shell

View = Callable[..., HttpResponse]
DESK_OFFICE = "desk_office"  # session key: the office a person with several offices works in now


class Rule(StrEnum):
    """The rules a page can have; what a page shows of a case is narrowed further by ``conduct.access``."""

    PUBLIC = "public"
    SIGNED_IN = "signed-in"
    CLIENT = "client"
    STAFF = "staff"
    ADMINISTRATOR = "administrator"
    TREASURER = "treasurer"
    REGISTRAR = "registrar"  # administrator or Seksi SS: they keep the register of competences
    MANAGER = "manager"  # head of office, acting or not, and the sections: they direct cases and watch the time
    CASE = "case"  # signed in, and the case is theirs to see
    DEMONSTRATION = "demonstration"


@dataclass(frozen=True)
class Desk:
    """The office a person works in now and every capacity they have there."""

    office: Office
    capacities: tuple[Capacity, ...]
    offices: tuple[Office, ...]

    @property
    def roles(self) -> frozenset[str]:
        """The roles they play."""
        return frozenset(c.role for c in self.capacities)

    def capacity(self, role: str) -> Capacity | None:
        """Their capacity in one role."""
        return next((c for c in self.capacities if c.role == role), None)


class Visit(HttpRequest):
    """A request that has passed its gate: a known user, the moment, and what they may act as."""

    user: User  # the gate lets nobody else through
    at: datetime
    desk: Desk
    organisations: list[Organisation]
    shell: Shell
    typed: resume.Typed | None


def gate(rule: Rule) -> Callable[[View], View]:
    """Declare and enforce a view's rule. Strangers are sent to sign in; the signed-in without right get 403."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            visit = cast(Visit, request)
            visit.at = timezone.now()
            if rule is Rule.DEMONSTRATION and not settings.DEMONSTRATION:
                raise Http404
            if rule not in {Rule.PUBLIC, Rule.DEMONSTRATION}:
                if not request.user.is_authenticated:
                    return redirect_to_login(resume.keep(request, visit.at))
                visit.typed = resume.take(request, visit.at)
                _CHECKS[rule](visit)
            with timezone.override(zone_of(visit)), nullcontext() if request.method == "POST" else one_page():
                return view(request, *args, **kwargs)

        guarded.access_rule = rule  # type: ignore[attr-defined]  # read by the sweep test
        return guarded

    return declare


def zone_of(visit: Visit) -> ZoneInfo | None:
    """The zone of the office whose desk this is, or which the first of a client's companies belongs to; elsewhere the
    product's, until the view knows of which office it tells. Whatever a view activates ends with it.
    """
    desk: Desk | None = getattr(visit, "desk", None)
    companies: list[Organisation] = getattr(visit, "organisations", [])
    office = desk.office if desk else companies[0].office if companies else None
    return ZoneInfo(office.zone) if office else None


def desk_of(request: HttpRequest, at: datetime) -> Desk | None:
    """The desk the person works at now, or None when they hold no position today."""
    user = cast(User, request.user)
    offices = offices_of(user, at)
    if not offices:
        return None
    chosen = request.session.get(DESK_OFFICE)
    office = next((o for o in offices if o.pk == chosen), offices[0])
    return Desk(office, tuple(capacities(user, office, at)), tuple(offices))


def _client(visit: Visit) -> None:
    visit.organisations = organisations_of(visit.user, visit.at)


def _staff(visit: Visit) -> None:
    desk = desk_of(visit, visit.at)
    if desk is None:
        raise PermissionDenied
    visit.desk = desk


def _administrator(visit: Visit) -> None:
    _staff(visit)
    if ADMINISTRATOR_ROLE not in visit.desk.roles:
        raise PermissionDenied


def _treasurer(visit: Visit) -> None:
    _staff(visit)
    if TREASURER_ROLE not in visit.desk.roles:
        raise PermissionDenied


def _registrar(visit: Visit) -> None:
    _staff(visit)
    if not visit.desk.roles & set(REGISTRAR_ROLES):
        raise PermissionDenied


def _manager(visit: Visit) -> None:
    _staff(visit)
    if not visit.desk.roles & set(MANAGER_ROLES):
        raise PermissionDenied


def _signed_in(visit: Visit) -> None:
    """Being signed in is all this rule asks."""


_CHECKS: dict[Rule, Callable[[Visit], None]] = {
    Rule.SIGNED_IN: _signed_in,
    Rule.CASE: _signed_in,
    Rule.CLIENT: _client,
    Rule.STAFF: _staff,
    Rule.ADMINISTRATOR: _administrator,
    Rule.TREASURER: _treasurer,
    Rule.REGISTRAR: _registrar,
    Rule.MANAGER: _manager,
}
