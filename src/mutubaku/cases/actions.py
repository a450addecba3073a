"""Writing cases: numbers, and on which side people stand. Tasks are opened and closed by the conduct room alone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet

from mutubaku.people.access import office_day
from mutubaku.people.models import Office
from mutubaku.people.queries import profile_on
from mutubaku.prepared import Marks, Prepared

from .errors import OnAnotherSide
from .models import Case, Involvement, NumberCounter, NumberPattern, Register, Side
from .numbering import render

DEFAULT_PATTERN = "{serial:04d}/{scheme}/{roman_month}/{year}"


def next_number(office: Office, register: Register, scheme: str, at: datetime, kind: str = "") -> str:
    """The next number of a register for a ``kind`` of paper, by the nearest pattern in force (``NumberPattern``).

    Gap-free, as it is given in the act's transaction.
    """
    day = office_day(office, at).date()
    pattern = _nearest(office, register, kind, scheme, day)
    serial = _counted(office, register, pattern, day.year)
    profile = profile_on(office, day)
    return render(
        pattern.pattern if pattern else DEFAULT_PATTERN,
        serial=serial,
        scheme=scheme.upper(),
        office=profile.number_code if profile else office.code.upper(),
        day=day,
    )


def _counted(office: Office, register: Register, pattern: NumberPattern | None, year: int) -> int:
    """The next serial of a pattern in a year; whoever counts on waits for this transaction."""
    for_what: dict[str, Any] = {"kind": pattern.kind if pattern else "", "scheme": pattern.scheme if pattern else ""}
    counter = {"office": office.pk, "register": str(register), "year": year, **for_what}
    if not _COUNT.change(**counter):
        NumberCounter.objects.get_or_create(office=office, register=register, year=year, **for_what)
        _COUNT.change(**counter)
    return int(_COUNTED.rows(**counter)[0][0])


def _counter(mark: Marks) -> QuerySet[NumberCounter]:
    return NumberCounter.objects.filter(
        office_id=mark.number("office"),
        register=mark.text("register"),
        kind=mark.text("kind"),
        scheme=mark.text("scheme"),
        year=mark.small("year"),
    )


_COUNT: Prepared[NumberCounter] = Prepared(_counter, lambda _mark: {"last": F("last") + 1})
_COUNTED: Prepared[NumberCounter] = Prepared(lambda mark: _counter(mark).values_list("last"))


def _nearest(office: Office, register: Register, kind: str, scheme: str, day: date) -> NumberPattern | None:
    """The latest begun of the most particular patterns there are."""
    found = _PATTERNS.models(office=office.pk, register=str(register), kind=kind, scheme=scheme, day=day)
    return max(found, key=lambda one: (one.kind != "", one.scheme != "", one.valid_from), default=None)


_PATTERNS: Prepared[NumberPattern] = Prepared(
    lambda mark: NumberPattern.objects.filter(
        office_id=mark.number("office"),
        register=mark.text("register"),
        kind__in=["", mark.text("kind")],
        scheme__in=["", mark.text("scheme")],
        valid_from__lte=mark.day("day"),
    )
)


def take_side(case: Case, user_id: int, name: str, side: Side, at: datetime) -> None:
    """Keep on which side a person acts in a case; OnAnotherSide when they stand on another one."""
    kept = _INVOLVED.first(case=case.pk, user=user_id)
    if kept is None:
        given = {"side": side, "taken_at": at}
        kept, _made = Involvement.objects.get_or_create(case=case, user_id=user_id, defaults=given)
    if kept.side != side:
        raise OnAnotherSide(name)


_INVOLVED: Prepared[Involvement] = Prepared(
    lambda mark: Involvement.objects.filter(case_id=mark.number("case"), user_id=mark.number("user"))
)
