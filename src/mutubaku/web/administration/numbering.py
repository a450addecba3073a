"""The number patterns as the administrator's page shows them: each register, its patterns, and what each numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from mutubaku.cases import patterns
from mutubaku.cases.models import NumberPattern, Register, Scheme
from mutubaku.conduct.registers import kinds_in, name_of
from mutubaku.people.models import Office

from .words import scheme_name


@dataclass(frozen=True)
class ShownPattern:
    """A pattern: what it numbers, and the first number of the year by it.

    ``others``: of a register with several kinds, those that its general pattern numbers today, by name; else None.
    """

    row: NumberPattern
    about: str
    scheme: str
    others: tuple[str, ...] | None
    example: str
    is_now: bool


@dataclass(frozen=True)
class ShownRegister:
    """A register with its patterns; ``is_unset``: it has no general one, so the built-in one numbers the ``others``, or
    the schemes without one of their own."""

    name: str
    patterns: tuple[ShownPattern, ...]
    others: tuple[str, ...]
    is_unset: bool


def shown_registers(office: Office, day: date) -> list[ShownRegister]:
    """Every register of the office as it stands on a day."""
    rows, now = list(office.number_patterns.all()), patterns.in_force(office, day)
    code = patterns.office_code(office, day)
    return [
        _register(register, [row for row in rows if row.register == register], now, code, day) for register in Register
    ]


def _register(register: Register, rows: Sequence[NumberPattern], now: set[int], code: str, day: date) -> ShownRegister:
    kinds = kinds_in(register, day)
    own = {row.kind for row in rows if row.pk in now and not row.scheme}
    others = tuple(name_of(kind, day) for kind in kinds if kind not in own)
    general = _("Jenis lainnya") if any(row.kind for row in rows) else _("Semua jenis")
    order = {kind: place for place, kind in enumerate((*kinds, ""))}
    found = sorted(rows, key=lambda row: order.get(row.kind, len(order)))
    shown = tuple(
        ShownPattern(
            row=row,
            about=name_of(row.kind, day) if row.kind else general if kinds else "",
            scheme=scheme_name(row.scheme) if row.scheme else "",
            others=others if kinds and row.pk in now and not (row.kind or row.scheme) else None,
            example=patterns.example(row.pattern, row.scheme, code, day),
            is_now=row.pk in now,
        )
        for row in found
    )
    numbered_schemes = {row.scheme for row in rows if row.pk in now and not row.kind}
    is_unset = "" not in numbered_schemes and not numbered_schemes.issuperset(Scheme.values)
    return ShownRegister(str(register.label), shown, others, is_unset)


def numbered(day: date) -> list[tuple[str, object]]:
    """What a pattern may number, as the choices of a form: every register, and its kinds of paper under it."""
    found: list[tuple[str, object]] = []
    for register in Register:
        own = [(f"{register.value}/{kind}", name_of(kind, day)) for kind in kinds_in(register, day)]
        every = (register.value, _("Semua jenis tanpa pola sendiri") if own else register.label)
        found.append((str(register.label), [every, *own]) if own else every)
    return found
