"""Who may act as what: the capacities a person has in an office or for a client at a given moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from mutubaku.prepared import Asked, Marks, Prepared
from mutubaku.reading import once_a_page

from .models import (
    Absence,
    Accreditation,
    Competence,
    FreeDayEntry,
    Holding,
    HoursPeriodEntry,
    Interest,
    Manner,
    Membership,
    Office,
    OfficeProfile,
    Organisation,
    Position,
    RoleAssignment,
    User,
)

CLIENT_ROLE = "client"
ADMINISTRATOR_ROLE = "administrator"
SECTION_HEAD_ROLE = "section-head"  # signs for the section whose roles the same position plays
HEAD_ROLE = "head"
TREASURER_ROLE = "treasurer"  # Bendahara Penerimaan
MANAGER_ROLES = ("head", "ss", "pjt")  # head of office and the sections: they direct cases and watch the time
REGISTRAR_ROLES = (ADMINISTRATOR_ROLE, "ss")  # who keeps the register of competences


@dataclass(frozen=True)
class Capacity:
    """A person acting in a position or for a client, at the moment it was asked for.

    ``title`` is what is shown and printed ("Plt. Kepala Balai"); ``on_behalf_of`` names the client organisation, or
    the decree an acting official acts under.
    """

    user_id: int | None
    name: str
    title: str
    role: str = ""
    office_id: int | None = None
    position_id: int | None = None
    organisation_id: int | None = None
    on_behalf_of: str = ""
    nip: str = ""

    @property
    def is_client(self) -> bool:
        """Whether this is a client's capacity rather than an official's."""
        return self.organisation_id is not None


SYSTEM = Capacity(user_id=None, name="Sistem", title="Sistem")


def office_day(office: Office, at: datetime) -> datetime:
    """The moment on the office's own clock; its date decides which dated rows are in force."""
    return at.astimezone(ZoneInfo(office.zone))


def in_force(day: date, prefix: str = "") -> Q:
    """Holdings or role assignments that hold on a day: both dates included, open when ``ends_on`` is empty."""
    lasting = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": day})
    return Q(**{f"{prefix}starts_on__lte": day}) & lasting


def capacity_for(user: User, office: Office, role: str, at: datetime) -> Capacity | None:
    """The capacity in which ``user`` plays ``role`` in ``office`` at ``at``; None when they have none.

    A definitive official's own capacity goes before an acting one, so that a record never says "Plt." needlessly.
    """
    found = capacities(user, office, at, role=role)
    return found[0] if found else None


def capacities(user: User, office: Office, at: datetime, *, role: str | None = None) -> list[Capacity]:
    """Every role the person plays in the office at that moment, by role, definitive positions first."""
    if not user.is_active:
        return []
    return playing(office, office_day(office, at).date(), role=role, user=user)


def capacity_asked(user: User, office: Office, role: str, at: datetime) -> Asked:
    """What ``capacity_for`` will ask."""
    return _PLAYED[True, True].asked(office=office.pk, role=role, user=user.pk, day=office_day(office, at).date())


@once_a_page
def playing(office: Office, day: date, *, role: str | None = None, user: User | None = None) -> list[Capacity]:
    """Who plays which role in an office on a day, in one query: by role, definitive positions first, then by name."""
    given: dict[str, Any] = {} if role is None else {"role": role}
    given |= {} if user is None else {"user": user.pk}
    rows = _PLAYED[role is not None, user is not None].rows(office=office.pk, day=day, **given)
    return [_capacity(office, row) for row in rows]


_HELD = "position__holdings__"


def _played(day: date, **wanted: Any) -> QuerySet[RoleAssignment, tuple[Any, ...]]:
    """The assignments and holdings in force on a day, as the columns a capacity is made of."""
    assignments = RoleAssignment.objects.filter(
        in_force(day), in_force(day, _HELD), **{f"{_HELD}user__is_active": True}, **wanted
    )
    ordered = assignments.order_by("role", f"{_HELD}manner", f"{_HELD}user__name", "position_id", f"{_HELD}user_id")
    columns = ("position__title", f"{_HELD}manner", f"{_HELD}decree", f"{_HELD}user_id", f"{_HELD}user__name")
    return ordered.values_list("role", "position_id", *columns, f"{_HELD}user__nip")


def _capacity(office: Office, row: tuple[Any, ...]) -> Capacity:
    role, position_id, title, manner, decree, user_id, name, nip = row
    return Capacity(
        user_id=user_id,
        name=name,
        nip=nip,
        title=_PREFIX[manner] + title,
        role=role,
        office_id=office.pk,
        position_id=position_id,
        on_behalf_of=decree if manner != Manner.HOLDER else "",
    )


def _prepared(*, by_role: bool, by_user: bool) -> Prepared[RoleAssignment]:
    """Who plays any role, or the one asked for; of all people, or of one."""

    def build(mark: Marks) -> QuerySet[RoleAssignment, tuple[Any, ...]]:
        role = {"role": mark.text("role")} if by_role else {}
        user = {f"{_HELD}user_id": mark.number("user")} if by_user else {}
        return _played(mark.day("day"), office_id=mark.number("office"), **role, **user)

    return Prepared(build)


_PLAYED = {
    (by_role, by_user): _prepared(by_role=by_role, by_user=by_user)
    for by_role, by_user in product((False, True), repeat=2)
}

_PREFIX: dict[str, str] = {Manner.HOLDER: "", Manner.ACTING: "Plt. ", Manner.DAILY_ACTING: "Plh. "}


@once_a_page
def client_capacity(user: User, organisation: Organisation, at: datetime) -> Capacity | None:
    """The capacity in which ``user`` acts for a client organisation at ``at``; None when they are not its member."""
    if not (user.is_active and _MEMBERSHIPS.rows(organisation=organisation.pk, user=user.pk, at=at)):
        return None
    return Capacity(
        user_id=user.pk,
        name=user.name,
        title="Pelanggan",
        role=CLIENT_ROLE,
        office_id=organisation.office_id,
        organisation_id=organisation.pk,
        on_behalf_of=organisation.name,
    )


def client_capacity_asked(user: User, organisation: Organisation, at: datetime) -> Asked:
    """What ``client_capacity`` will ask."""
    return _MEMBERSHIPS.asked(organisation=organisation.pk, user=user.pk, at=at)


def clients_acted_for(user: User, at: datetime) -> QuerySet[Membership, int]:
    """The ids of the organisations a person acts for, to be asked for within another query."""
    return Membership.objects.filter(_member_at(at), user=user).values_list("organisation_id", flat=True)


def organisations_of(user: User, at: datetime) -> list[Organisation]:
    """The organisations the person may act for now, by name."""
    if not user.is_active:
        return []
    return list(_ORGANISATIONS.models(user=user.pk, at=at))


_ORGANISATIONS: Prepared[Organisation] = Prepared(
    lambda mark: (
        Organisation.objects.filter(
            pk__in=Membership.objects.filter(_member_at(mark.moment("at")), user_id=mark.number("user")).values(
                "organisation_id"
            )
        )
        .select_related("office")
        .order_by("name", "pk")
    )
)


def offices_of(user: User, at: datetime) -> list[Office]:
    """The offices in which the person holds or acts in any position that day, by code, in one query."""
    if not user.is_active:
        return []
    held = _HELD_BY.models(user=user.pk)
    offices = {h.position.office for h in held if _holds_on(h, office_day(h.position.office, at).date())}
    return sorted(offices, key=lambda office: office.code)


_HELD_BY: Prepared[Holding] = Prepared(
    lambda mark: Holding.objects.filter(user_id=mark.number("user")).select_related("position__office")
)


def holdings_of(user: User, office: Office, at: datetime) -> list[Holding]:
    """The positions the person fills in the office that day."""
    if not user.is_active:
        return []
    day = office_day(office, at).date()
    return list(_HELD_IN.models(user=user.pk, office=office.pk, day=day))


_HELD_IN: Prepared[Holding] = Prepared(
    lambda mark: (
        Holding.objects.filter(
            in_force(mark.day("day")), user_id=mark.number("user"), position__office_id=mark.number("office")
        )
        .select_related("position")
        .order_by("position_id", "pk")
    )
)


def person_of(office: Office, user_id: int) -> User:
    """The person, when they have or had a position in the office; Http404 otherwise. So for all that follow."""
    held = Holding.objects.filter(position__office=office)
    return get_object_or_404(User, pk=user_id, pk__in=held.values("user_id"))


def position_of(office: Office, position_id: int) -> Position:
    """The office's position."""
    return get_object_or_404(Position, pk=position_id, office=office)


def holding_of(office: Office, holding_id: int) -> Holding:
    """A holding of one of the office's positions."""
    return get_object_or_404(
        Holding.objects.select_related("position__office", "user"), pk=holding_id, position__office=office
    )


def assignment_of(office: Office, assignment_id: int) -> RoleAssignment:
    """A role assignment of the office."""
    return get_object_or_404(
        RoleAssignment.objects.select_related("position", "office"), pk=assignment_id, office=office
    )


def profile_of(office: Office, profile_id: int) -> OfficeProfile:
    """One of the office's profiles."""
    return get_object_or_404(OfficeProfile, pk=profile_id, office=office)


def accreditation_of(office: Office, accreditation_id: int) -> Accreditation:
    """One of the office's accreditations."""
    return get_object_or_404(Accreditation, pk=accreditation_id, office=office)


def period_of(office: Office, period_id: int) -> HoursPeriodEntry:
    """A special period of the office's calendar."""
    return get_object_or_404(HoursPeriodEntry, pk=period_id, office=office)


def override_of(office: Office, entry_id: int) -> FreeDayEntry:
    """The office's own word on a day; a seeded row is not one."""
    return get_object_or_404(FreeDayEntry, pk=entry_id, office=office, is_override=True)


def competence_of(office: Office, competence_id: int, *, user: User | None = None) -> Competence:
    """An entry of the office's register of competences; with ``user``, one of that person's."""
    return get_object_or_404(_entries(Competence.objects.all(), office, user), pk=competence_id)


def interest_of(office: Office, interest_id: int, *, user: User | None = None) -> Interest:
    """An interest declared in the office; with ``user``, one of that person's."""
    return get_object_or_404(_entries(Interest.objects.all(), office, user), pk=interest_id)


def absence_of(office: Office, absence_id: int, *, user: User | None = None) -> Absence:
    """An absence entered in the office; with ``user``, one of that person's."""
    return get_object_or_404(_entries(Absence.objects.all(), office, user), pk=absence_id)


_Entry = TypeVar("_Entry", Absence, Competence, Interest)


def _entries(rows: QuerySet[_Entry], office: Office, user: User | None) -> QuerySet[_Entry]:
    found = rows.select_related("office", "user").filter(office=office)
    return found if user is None else found.filter(user=user)


def account_is_offices_own(user: User, office: Office, at: datetime) -> bool:
    """Whether the account serves this office alone, so that its administrator may change it.

    A holding elsewhere counts until it is over; so does acting for a client.
    """
    day = office_day(office, at).date()
    own = Holding.objects.filter(user=user, position__office=office).exists()
    elsewhere = Holding.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), user=user).exclude(
        position__office=office
    )
    return own and not elsewhere.exists() and not Membership.objects.filter(user=user, until=None).exists()


def _holds_on(holding: Holding, day: date) -> bool:
    return holding.starts_on <= day and (holding.ends_on is None or day <= holding.ends_on)


def _member_at(at: datetime) -> Q:
    return Q(since__lte=at) & (Q(until__isnull=True) | Q(until__gt=at))


_MEMBERSHIPS: Prepared[Membership] = Prepared(
    lambda mark: Membership.objects.filter(
        _member_at(mark.moment("at")), organisation_id=mark.number("organisation"), user_id=mark.number("user")
    ).values_list("pk")
)
