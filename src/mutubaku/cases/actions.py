"""Writing cases: numbers, and on which side people stand. Tasks are opened and closed by the conduct room alone."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import F

from mutubaku.people.access import office_day
from mutubaku.people.models import Office
from mutubaku.people.queries import profile_on

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
    counter, _ = NumberCounter.objects.get_or_create(
        office=office,
        register=register,
        kind=pattern.kind if pattern else "",
        scheme=pattern.scheme if pattern else "",
        year=day.year,
    )
    NumberCounter.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    counter.refresh_from_db(fields=["last"])
    profile = profile_on(office, day)
    return render(
        pattern.pattern if pattern else DEFAULT_PATTERN,
        serial=counter.last,
        scheme=scheme.upper(),
        office=profile.number_code if profile else office.code.upper(),
        day=day,
    )


def _nearest(office: Office, register: Register, kind: str, scheme: str, day: date) -> NumberPattern | None:
    """The latest begun of the most particular patterns there are."""
    found = NumberPattern.objects.filter(
        office=office, register=register, kind__in={"", kind}, scheme__in={"", scheme}, valid_from__lte=day
    )
    return max(found, key=lambda one: (one.kind != "", one.scheme != "", one.valid_from), default=None)


def take_side(case: Case, user_id: int, name: str, side: Side, at: datetime) -> None:
    """Keep on which side a person acts in a case; OnAnotherSide when they stand on another one."""
    kept, _made = Involvement.objects.get_or_create(case=case, user_id=user_id, defaults={"side": side, "taken_at": at})
    if kept.side != side:
        raise OnAnotherSide(name)
