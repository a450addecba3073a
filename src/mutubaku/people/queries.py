"""Reading the people room: profiles in force, officials of a role, an office's people and its calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, Prefetch, Q, QuerySet

from mutubaku.prepared import Prepared
from mutubaku.worktime import FreeDay, FreeKind, Hours, HoursPeriod, OfficeCalendar, Week

from .access import HEAD_ROLE, SECTION_HEAD_ROLE, Capacity, in_force, office_day, playing
from .errors import RowGone
from .models import (
    Absence,
    Accreditation,
    Competence,
    FreeDayEntry,
    Holding,
    HoursPeriodEntry,
    Interest,
    Office,
    OfficeProfile,
    Organisation,
    Position,
    RoleAssignment,
    User,
    WeekEntry,
)

WORKING = "working"  # kind of a free-day row that makes the day a working day after all


def lock_office(office: Office) -> Office:
    """The office as it is now, its row locked for the transaction: acts on one office's data come one by one."""
    return Office.objects.select_for_update(no_key=True).get(pk=office.pk)


def look_again(row: Model, *fields: str) -> None:
    """Read a row (or these fields of it) anew after a lock; RowGone when somebody has taken it back meanwhile."""
    try:
        row.refresh_from_db(fields=fields or None)
    except ObjectDoesNotExist:
        raise RowGone from None


def lock_organisation(organisation: Organisation) -> Organisation:
    """The organisation as it is now, its row locked for the transaction."""
    return Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def profile_on(office: Office, day: date) -> OfficeProfile | None:
    """The office's name and letterhead in force on a day; before the first profile, the first one."""
    found = _PROFILE.first(office=office.pk, day=day)
    if found is None:
        return office.profiles.order_by("valid_from").first()
    found.office = office
    return found


_PROFILE: Prepared[OfficeProfile] = Prepared(
    lambda mark: OfficeProfile.objects.filter(
        office_id=mark.number("office"), valid_from__lte=mark.day("day")
    ).order_by("-valid_from")[:1]
)


def accreditation_on(office: Office, scheme: str, day: date) -> Accreditation | None:
    """The accreditation of a scheme in force on a day."""
    rows = office.accreditations.filter(scheme=scheme, valid_from__lte=day)
    return rows.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("-valid_from").first()


def officials(office: Office, role: str, at: datetime) -> list[Capacity]:
    """Everyone who plays a role in an office at a moment, each in one capacity; acting officials first.

    An acting official stands in for the holder, so letters are signed by the first in this list.
    """
    found: dict[int | None, Capacity] = {}
    for capacity in playing(office, office_day(office, at).date(), role=role):
        found.setdefault(capacity.user_id, capacity)
    return sorted(found.values(), key=lambda c: (not c.on_behalf_of, c.name))


def section_heads(office: Office, role: str, at: datetime) -> list[Capacity]:
    """Who heads the section that plays a role: the positions that play it too; acting officials first."""
    plays = {one.position_id for one in playing(office, office_day(office, at).date(), role=role)}
    return [one for one in officials(office, SECTION_HEAD_ROLE, at) if one.position_id in plays]


def section_title(office: Office, role: str, day: date) -> str:
    """What the position that heads the section of a role is called that day, whoever fills it; empty without one."""
    plays = in_force(day, "role_assignments__")
    heads = office.positions.filter(plays, role_assignments__role=role)
    heads = heads.filter(plays, role_assignments__role=SECTION_HEAD_ROLE)
    return heads.order_by("pk").values_list("title", flat=True).first() or ""


def head_title(office: Office, at: datetime) -> str:
    """What the position of the office's head is called, whoever fills it that day."""
    day = office_day(office, at).date()
    heads = office.positions.filter(in_force(day, "role_assignments__"), role_assignments__role=HEAD_ROLE)
    return heads.values_list("title", flat=True).first() or "Kepala Balai"


def people_of(office: Office) -> QuerySet[User]:
    """Everyone who ever had a position in the office, by name, their holdings there read along as ``posts``."""
    holdings = Holding.objects.filter(position__office=office).select_related("position")
    people = User.objects.filter(pk__in=holdings.values("user_id"))
    return people.prefetch_related(Prefetch("holdings", holdings, to_attr="posts")).order_by("name", "pk")


def positions_of(office: Office) -> QuerySet[Position]:
    """The positions of an office in the order they were made, with everyone who ever filled them and their roles."""
    holdings = Holding.objects.select_related("user", "position").order_by("-starts_on", "-pk")
    return office.positions.prefetch_related(Prefetch("holdings", holdings), "role_assignments").order_by("pk")


def assignments_of(office: Office) -> QuerySet[RoleAssignment]:
    """Every assignment of a role to a position, newest first within a role."""
    return office.role_assignments.select_related("position").order_by("role", "-starts_on", "pk")


EXPIRES_SOON = timedelta(days=90)


def competences_of(office: Office, user: User | None = None) -> QuerySet[Competence]:
    """The register of an office, or what it holds of one person: by name, then scheme, function and scope."""
    rows = office.competences.select_related("user", "approved_by")
    ordered = rows.order_by("user__name", "user_id", "scheme", "function", "scope", "starts_on", "pk")
    return ordered if user is None else ordered.filter(user=user)


def expiring(office: Office, day: date) -> list[Competence]:
    """The competences that end within 90 days of a day and that no later entry of the same kind goes on with."""
    rows = list(competences_of(office).filter(user__is_active=True))
    lasting = {_kind_of(one) for one in rows if one.ends_on is None or one.ends_on > day + EXPIRES_SOON}
    return [
        one
        for one in rows
        if one.ends_on is not None
        and one.starts_on <= day <= one.ends_on <= day + EXPIRES_SOON
        and _kind_of(one) not in lasting
        and not one.ended_because
    ]


def _kind_of(entry: Competence) -> tuple[int, str, str, str]:
    return (entry.user_id, entry.function, entry.scheme, entry.scope)


def interests_of(office: Office, user: User) -> QuerySet[Interest]:
    """What a person declared in an office, newest first."""
    return office.interests.filter(user=user).select_related("organisation", "declared_by")


def absences_of(office: Office, user: User) -> QuerySet[Absence]:
    """When a person is away, the latest first; those taken back are left out."""
    return office.absences.filter(user=user, withdrawn_at=None).order_by("-starts_on", "-pk")


def free_days_of(office: Office) -> list[FreeDay]:
    """The free days of an office: the seeded ones, with the office's own overrides laid over them."""
    return [
        FreeDay(day=entry.day, kind=FreeKind(entry.kind), name=entry.name, decree=entry.decree)
        for entry in layered(office.free_days.all())
        if entry.kind != WORKING
    ]


def layered(entries: Iterable[FreeDayEntry]) -> list[FreeDayEntry]:
    """One row for each day, by date: an override covers the seeded row of its day."""
    top: dict[date, FreeDayEntry] = {}
    for entry in sorted(entries, key=lambda e: e.is_override):
        top[entry.day] = entry
    return [top[day] for day in sorted(top)]


_built: dict[tuple[int, int, str], OfficeCalendar] = {}
_KEPT = 48  # calendars kept in a process, some 4 MB each


def calendar_of(office: Office) -> OfficeCalendar:
    """The office's calendar at its present version, built once per version and process."""
    key = (office.pk, office.calendar_version, office.zone)
    if key not in _built:
        while len(_built) >= _KEPT:
            _built.pop(next(iter(_built)))
        _built[key] = build_calendar(office)
    return _built[key]


def build_calendar(office: Office) -> OfficeCalendar:
    """The office's calendar from its rows as they are now; CalendarError when no clock can run by them."""
    entries = list(office.week_entries.all())
    periods = [
        HoursPeriod(first=p.first, last=p.last, name=p.name, week=week_of(e for e in entries if e.period_id == p.pk))
        for p in office.hours_periods.all()
    ]
    return OfficeCalendar(
        zone=office.zone,
        week=week_of(e for e in entries if e.period_id is None),
        periods=periods,
        free_days=free_days_of(office),
        joint_leave_years=set(office.joint_leave_years.values_list("year", flat=True)),
    )


def hours_before(office: Office, today: date) -> HoursPeriodEntry | None:
    """The ordinary hours of today while others were saved for a later day; None when those saved last are in force."""
    return office.hours_periods.filter(is_former=True, last__gte=today).first()


def week_of(entries: Iterable[WeekEntry]) -> Week:
    """The hours of the week that these rows make."""
    days: list[list[tuple[time, time]]] = [[] for _ in range(7)]
    for entry in sorted(entries, key=lambda e: (e.weekday, e.opens)):
        days[entry.weekday].append((entry.opens, entry.closes))
    hours: tuple[Hours, ...] = tuple(tuple(day) for day in days)
    return Week(days=hours)
