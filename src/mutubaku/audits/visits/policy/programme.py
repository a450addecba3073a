"""What a cycle of audits looks at, and when: a first proposal, and what a programme must hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mutubaku.audits.visits.errors import (
    ProgrammeEmpty,
    ProgrammeRowIncomplete,
    ProgrammeRowTwice,
    ProgrammeRowUnvisited,
)

from .kinds import FULL, SPECIAL

SYSTEM = "Manajemen dan sistem"  # stands on papers
OPERATION = "8"  # the clause of operation in the standards that share the harmonized structure


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


Looks = Mapping[str, Collection[str]]  # by visit, the sites it looks at


def proposed(
    places: Sequence[Place],
    clauses: Iterable[str],
    kinds: Sequence[str],
    *,
    central: str = "",
    looks: Looks | None = None,
) -> list[Cell]:
    """A first programme over the visits of the cycle, ``kinds``: everything at the stages and at recertification; the
    system every year, sites in turn. ``looks`` says for visits which sites they look at instead; one that none looks at
    is left out.

    Where a standard has a clause of operation, the rest is asked once: at the site ``central``, else at the first.
    """
    main = sorted_clauses(one.split(".")[0] for one in clauses)
    split = OPERATION in main and len(main) > 1
    rows = []
    if split and places:
        rest = tuple(one for one in main if one != OPERATION)
        rows.append(Cell(central or places[0].name, SYSTEM, rest, tuple(kinds)))
    own = (OPERATION,) if split else main
    yearly = [one for one in kinds if one not in FULL]
    for number, place in enumerate(places):
        seen = {one for turn, one in enumerate(yearly) if turn % len(places) == number % len(yearly)}
        visits = tuple(one for one in kinds if one in FULL or one in seen)
        if looks is not None:
            visits = _looking(place.name, kinds, central, looks)
        if visits:
            rows.append(Cell(place.name, place.activities or SYSTEM, own, visits))
    return rows


def _looking(site: str, kinds: Sequence[str], central: str, looks: Looks) -> tuple[str, ...]:
    return tuple(one for one in kinds if site == central or site in looks.get(one, ()))


def carried(earlier: Sequence[Cell], rows: Sequence[Cell], visits: Sequence[str], sites: Collection[str]) -> list[Cell]:
    """The programme so far, with the visits still to come as ``rows`` propose them: ``visits`` in their order, of the
    ``sites`` there are now.

    What was made keeps its marks. New sites come after those there were, and sites no longer applied for are left out.
    """
    to_come = {(row.site, visit) for row in rows for visit in row.visits if visit in visits}
    there = {row.site for row in earlier}
    kept = []
    for row in earlier:
        made = tuple(one for one in row.visits if one not in visits)
        coming = tuple(one for one in visits if (row.site, one) in to_come)
        if row.site in sites and made + coming:
            kept.append(replace(row, visits=made + coming))
    new = [replace(row, visits=tuple(one for one in row.visits if one in visits)) for row in rows]
    return kept + [row for row in new if row.site not in there and row.visits]


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
    return [row for row in rows if visit == SPECIAL or visit in row.visits]
