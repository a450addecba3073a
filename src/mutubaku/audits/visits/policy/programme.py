"""What a cycle of audits looks at, and when: a first proposal, and what a programme must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mutubaku.audits.visits.errors import (
    ProgrammeEmpty,
    ProgrammeRowIncomplete,
    ProgrammeRowTwice,
    ProgrammeRowUnvisited,
)
from mutubaku.audits.visits.models import VisitKind

SYSTEM = "Manajemen dan sistem"  # stands on papers
OPERATION = "8"  # the clause of operation in the standards that share the harmonized structure
FULL = (VisitKind.STAGE_1, VisitKind.STAGE_2, VisitKind.RECERTIFICATION)
PLANNED = tuple(one for one in VisitKind if one != VisitKind.SPECIAL)  # a special audit is in no programme (MS-19)
YEARLY = (VisitKind.SURVEILLANCE_1, VisitKind.SURVEILLANCE_2)


@dataclass(frozen=True)
class Cell:
    """A process at a site with its clauses, and the visits that look at it."""

    site: str
    process: str
    clauses: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Site and process together."""
        return f"{self.site} · {self.process}"


@dataclass(frozen=True)
class Place:
    """A site of the application and what is done there."""

    name: str
    activities: str


def clause_order(clause: str) -> tuple[tuple[int, str], ...]:
    """A key that puts 8.2 before 8.10 and figures before letters."""
    return tuple((int(part), "") if part.isdigit() else (10**6, part) for part in re.split(r"[.\s]+", clause))


def sorted_clauses(clauses: Iterable[str]) -> tuple[str, ...]:
    """The clauses once each, in the order of the standard."""
    return tuple(sorted(set(clauses), key=clause_order))


def read_clauses(typed: str) -> tuple[str, ...]:
    """Clauses as people write them, with commas, semicolons or lines between."""
    return sorted_clauses(one.strip() for one in re.split(r"[,;\n]+", typed) if one.strip())


def proposed(places: Sequence[Place], clauses: Iterable[str]) -> list[Cell]:
    """A first programme: everything at stage 1, stage 2 and recertification; the system every year, sites in turn.

    Where a standard has a clause of operation, the rest is asked once, at the first site.
    """
    main = sorted_clauses(one.split(".")[0] for one in clauses)
    split = OPERATION in main and len(main) > 1
    rows = []
    if split and places:
        rest = tuple(one for one in main if one != OPERATION)
        rows.append(Cell(places[0].name, SYSTEM, rest, _in_order((*FULL, *YEARLY))))
    own = (OPERATION,) if split else main
    for number, place in enumerate(places):
        yearly = YEARLY if len(places) == 1 else (YEARLY[number % 2],)
        rows.append(Cell(place.name, place.activities or SYSTEM, own, _in_order((*FULL, *yearly))))
    return rows


def _in_order(visits: Iterable[VisitKind]) -> tuple[str, ...]:
    wanted = set(visits)
    return tuple(str(one) for one in VisitKind if one in wanted)


def check_programme(rows: Sequence[Cell]) -> None:
    """Refuse an empty programme, and rows that are incomplete, double or that no visit looks at."""
    if not rows:
        raise ProgrammeEmpty
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(rows):
        if not row.site or not row.process:
            raise ProgrammeRowIncomplete(number)
        if not row.visits:
            raise ProgrammeRowUnvisited(number, row.name)
        key = (row.site.casefold(), row.process.casefold())
        if key in seen:
            raise ProgrammeRowTwice(number, row.name)
        seen.add(key)


def cells_of(rows: Iterable[Cell], visit: str) -> list[Cell]:
    """What a visit has to look at; a special audit may look at everything, for no programme foresees it (MS-19)."""
    return [row for row in rows if visit == VisitKind.SPECIAL or visit in row.visits]


def surveillance_number(earlier: int) -> VisitKind:
    """Which surveillance of the cycle comes after so many."""
    return YEARLY[min(earlier, len(YEARLY) - 1)]
