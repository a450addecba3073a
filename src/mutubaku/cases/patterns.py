"""The office's number patterns: setting one from a day on, and taking one back that has not begun."""
# ruff: noqa: N818 - each error says what happened

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.errors import day_text
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office
from mutubaku.people.policy import check_not_past
from mutubaku.people.queries import lock_office, profile_on

from .actions import DEFAULT_PATTERN
from .models import NumberPattern, Register, Scheme
from .numbering import PatternError, check, render

LONGEST = 120  # characters of a number
_WIDTH = re.compile(r"(\{\w+):[^{}]*\}")


class PatternExists(PatternError):
    """Two patterns of one register, kind and scheme from the same day on."""

    def __init__(self, day: date) -> None:
        super().__init__(_("Sudah ada pola yang berlaku mulai %(day)s. Pilih tanggal lain.") % {"day": day_text(day)})


class PatternBegun(PatternError):
    """Numbers have been given by it."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Pola ini sudah berlaku sejak %(day)s. Buat pola baru dengan tanggal mulainya.") % {"day": day_text(day)}
        )


class PatternClash(PatternError):
    """Two counters of a register that would give the same number."""

    def __init__(self, other: str) -> None:
        super().__init__(
            _(
                "Pola ini memberi nomor yang sama dengan pola “%(other)s” pada register ini, padahal keduanya dihitung "
                "sendiri-sendiri. Tambahkan kata yang membedakannya, misalnya singkatan jenis dokumen atau {scheme}."
            )
            % {"other": other}
        )


class PatternTooLong(PatternError):
    """A number that would not fit."""

    def __init__(self, length: int) -> None:
        super().__init__(
            _("Nomor menurut pola ini sepanjang %(length)s aksara; batasnya %(limit)s. Singkatkan polanya.")
            % {"length": length, "limit": LONGEST}
        )


def pattern_of(office: Office, pattern_id: int) -> NumberPattern:
    """The pattern, when it is the office's; Http404 otherwise."""
    return get_object_or_404(NumberPattern, pk=pattern_id, office=office)


def office_code(office: Office, day: date) -> str:
    """What {office} stands for on a day."""
    profile = profile_on(office, day)
    return profile.number_code if profile else office.code.upper()


def example(pattern: str, scheme: str, code: str, day: date) -> str:
    """The first number of the year by a pattern; ValueError, LookupError or AttributeError when it cannot be used."""
    return render(pattern, serial=1, scheme=(scheme or Scheme.SPPT_SNI.value).upper(), office=code, day=day)


@transaction.atomic
def set_pattern(
    office: Office,
    register: str,
    scheme: str,
    pattern: str,
    valid_from: date,
    *,
    by: Capacity,
    at: datetime,
    kind: str = "",
) -> NumberPattern:
    """A register's pattern from a day on, today at the earliest.

    ``kind``, ``scheme``: of which papers; empty: of all that have none of their own.
    """
    lock_office(office)
    check_not_past(valid_from, office_day(office, at).date())
    _check_usable(office, pattern, scheme, valid_from)
    rows = NumberPattern.objects.filter(office=office, register=register)
    if rows.filter(kind=kind, scheme=scheme, valid_from=valid_from).exists():
        raise PatternExists(valid_from)
    made = NumberPattern(
        office=office, register=register, kind=kind, scheme=scheme, pattern=pattern, valid_from=valid_from
    )
    _check_distinct(made)
    made.save()
    record(chain_of(office), Verb.NUMBERING_CHANGED, by, at, _facts(made))
    return made


@transaction.atomic
def withdraw_pattern(pattern: NumberPattern, *, by: Capacity, at: datetime) -> None:
    """Take back a pattern that has not begun (PatternBegun); the journal keeps that it was there."""
    office = lock_office(pattern.office)
    if pattern.valid_from <= office_day(office, at).date():
        raise PatternBegun(pattern.valid_from)
    facts = _facts(pattern)
    pattern.delete()
    record(chain_of(office), Verb.NUMBERING_CHANGED, by, at, {**facts, "withdrawn": True})


def _check_usable(office: Office, pattern: str, scheme: str, day: date) -> None:
    try:
        check(pattern)
        length = len(example(pattern, scheme, office_code(office, day), day))
    except (LookupError, AttributeError) as error:
        raise PatternError(
            _("Pola “%(pattern)s” tidak dapat dibaca: periksa kurung kurawalnya.") % {"pattern": pattern}
        ) from error
    if length > LONGEST:
        raise PatternTooLong(length)


def _check_distinct(new: NumberPattern) -> None:
    """Kinds and schemes with patterns of their own have counters of their own, which must never give one number."""
    code = office_code(new.office, new.valid_from)
    mine = _shapes(new.pattern, new.scheme, code, new.valid_from.year)
    for other, others_scheme in _beside(new):
        if mine & _shapes(other, others_scheme, code, new.valid_from.year):
            raise PatternClash(other)


def _shapes(pattern: str, scheme: str, code: str, year: int) -> set[str]:
    """What the numbers of a pattern look like in any month, whatever the width of the serial."""
    bare = _WIDTH.sub(r"\1}", pattern)
    schemes = [scheme] if scheme else ["", *Scheme.values]
    days = [date(year, month, 1) for month in range(1, 13)]
    return {render(bare, serial=0, scheme=s.upper(), office=code, day=day) for s in schemes for day in days}


def _beside(new: NumberPattern) -> Iterator[tuple[str, str]]:
    """The patterns of the register's other counters that give numbers in that year or later, with their scheme."""
    year, whose = date(new.valid_from.year, 1, 1), (new.kind, new.scheme)
    first_of_year: dict[tuple[str, str], str] = {} if whose == ("", "") else {("", ""): DEFAULT_PATTERN}
    rows = NumberPattern.objects.filter(office=new.office, register=new.register)
    for row in rows.exclude(kind=new.kind, scheme=new.scheme).order_by("valid_from"):
        if row.valid_from <= year:
            first_of_year[row.kind, row.scheme] = row.pattern
        else:
            yield row.pattern, row.scheme
    for (_kind, others_scheme), pattern in first_of_year.items():
        yield pattern, others_scheme


def _facts(pattern: NumberPattern) -> dict[str, object]:
    return {
        "register": str(Register(pattern.register).value),
        **({"kind": pattern.kind} if pattern.kind else {}),
        "scheme": pattern.scheme,
        "pattern": pattern.pattern,
        "valid_from": pattern.valid_from.isoformat(),
    }


def in_force(office: Office, day: date) -> set[int]:
    """The ids of the patterns that give numbers on a day: the latest begun of each register, kind and scheme."""
    begun = NumberPattern.objects.filter(office=office, valid_from__lte=day).order_by("valid_from")
    return set({(row.register, row.kind, row.scheme): row.pk for row in begun}.values())
