"""What a laboratory is accredited for and until when, held against what is to be tested there.

ISO/IEC 17065, 6.2.2 and 7.4 ask that tests come from bodies that meet ISO/IEC 17025; accreditation shows it and is not
itself mandatory. So nothing here forbids a laboratory: each sentence asks for a reason that is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.samples.errors import AccreditationIncomplete, AccreditationReversed, ScopeUnreadable

from .judging import plain_words

NUMBER_LENGTH, NAME_LENGTH = 60, 200  # of a standard, of a parameter, as the tables hold them
_DASHES = "-–—•*"


@dataclass(frozen=True)
class Covered:
    """A product standard that an accreditation names, with the parameters it is limited to; none: all of them."""

    number: str
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Accredited:
    """A laboratory as the office knows it; an empty ``number``: not accredited."""

    is_listed: bool = True
    number: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    scope: tuple[Covered, ...] = ()
    scope_note: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the accreditation is in force on a day."""
        return self.starts_on is not None and self.ends_on is not None and self.starts_on <= day <= self.ends_on


def read_scope(typed: str) -> tuple[Covered, ...]:
    """A scope as it is typed: a standard a line, under it its parameters with dashes (ScopeUnreadable)."""
    found: dict[str, list[str]] = {}
    number = ""
    for line in filter(None, (" ".join(one.split()) for one in typed.splitlines())):
        is_parameter = line[0] in _DASHES
        name = line.lstrip(_DASHES).strip()
        if not name or (is_parameter and not number) or len(name) > (NAME_LENGTH if is_parameter else NUMBER_LENGTH):
            raise ScopeUnreadable(line[:NAME_LENGTH])
        if is_parameter:
            found[number].append(name)
        else:
            number = name
            found.setdefault(number, [])
    return tuple(Covered(name, tuple(dict.fromkeys(parameters))) for name, parameters in found.items())


def scope_text(scope: Iterable[Covered]) -> str:
    """A scope as ``read_scope`` takes it."""
    return "\n".join(line for one in scope for line in (one.number, *(f"- {name}" for name in one.parameters)))


def scope_of(kept: Iterable[Mapping[str, Any]]) -> tuple[Covered, ...]:
    """A scope as the tables keep it."""
    return tuple(Covered(one["number"], tuple(one["parameters"])) for one in kept)


def kept_scope(scope: Iterable[Covered]) -> list[dict[str, Any]]:
    """A scope for the tables."""
    return [{"number": one.number, "parameters": list(one.parameters)} for one in scope]


def check_whole(number: str, starts_on: date | None, ends_on: date | None) -> None:
    """Refuse an accreditation of which something is missing, or that ends before it begins."""
    given = {"accreditation": number, "accredited_from": starts_on, "accredited_to": ends_on}
    missing = [name for name, value in given.items() if not value]
    if missing and len(missing) < len(given):
        raise AccreditationIncomplete(missing[0])
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise AccreditationReversed


def uncovered(scope: Iterable[Covered], number: str, parameters: Sequence[str]) -> list[str] | None:
    """The parameters of a standard that a scope leaves out; None when it does not name the standard at all."""
    named = [one for one in scope if plain_words(one.number) == plain_words(number)]
    if not named:
        return None
    if any(not one.parameters for one in named):
        return []
    known = {plain_words(name) for one in named for name in one.parameters}
    return [name for name in parameters if plain_words(name) not in known]


def remarks_on(laboratory: Accredited, day: date, asked: Mapping[str, Sequence[str]]) -> list[str]:
    """What asks for a reason before samples are tested there, a sentence each; ``asked``: parameters by standard."""
    if not laboratory.is_listed:
        return [_("Laboratorium ini tidak ada dalam daftar kantor, jadi akreditasinya tidak dapat diperiksa.")]
    if not laboratory.number:
        return [_("Laboratorium ini belum terakreditasi KAN.")]
    outside = [] if laboratory.holds_on(day) else [_lapsed(laboratory, day)]
    if laboratory.scope_note and not laboratory.scope:
        said = _("Ruang lingkupnya ditulis dengan kata-kata (“%(scope)s”); periksa sendiri apakah memuat %(numbers)s.")
        return [*outside, said % {"scope": laboratory.scope_note, "numbers": ", ".join(asked)}]
    return [*outside, *(text for number, names in asked.items() for text in _outside(laboratory.scope, number, names))]


def _outside(scope: Iterable[Covered], number: str, names: Sequence[str]) -> list[str]:
    missing = uncovered(scope, number, names)
    if missing is None:
        return [_("Ruang lingkup akreditasinya tidak memuat %(number)s.") % {"number": number}]
    said = _("Ruang lingkup akreditasinya untuk %(number)s tidak memuat %(names)s.")
    return [said % {"number": number, "names": ", ".join(missing)}] if missing else []


def lapsed_since(laboratory: Accredited, ordered_on: date, tested_on: date) -> str:
    """Why a test needs a reason: the accreditation held on the day of the order and no longer, or not yet, on its own.

    Where it did not hold on the day of the order, that was asked then.
    """
    if not laboratory.holds_on(ordered_on) or laboratory.holds_on(tested_on):
        return ""
    return _lapsed(laboratory, tested_on)


def _lapsed(laboratory: Accredited, day: date) -> str:
    starts_on, ends_on = laboratory.starts_on, laboratory.ends_on
    assert starts_on is not None and ends_on is not None  # noqa: S101, PT018 - whoever has a number has its days
    words = {"number": laboratory.number, "day": date_format(day, "j F Y")}
    if day < starts_on:
        said = _("Akreditasi %(number)s baru berlaku %(start)s, sesudah %(day)s.")
        return said % {**words, "start": date_format(starts_on, "j F Y")}
    said = _("Akreditasi %(number)s berakhir %(end)s, sebelum %(day)s.")
    return said % {**words, "end": date_format(ends_on, "j F Y")}
