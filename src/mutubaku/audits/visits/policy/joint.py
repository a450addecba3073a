"""The plan of a visit that is held together with that of another standard: one audit, two plans (IAF MD 11)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from .plan import CLOSING, OTHERS, Row
from .programme import Cell


def joint_rows(own: Sequence[Row], beside: Sequence[Row], cells: Sequence[Cell], team: Collection[int]) -> list[Row]:
    """A first plan where the same audit is planned for another standard already: on the days both share the other
    plan's hours, places and people with this one's clauses, so that nobody is in two places at once; else ``own``.

    Only where both begin on one day: otherwise the opening would fall into the middle of the other's work.
    """
    if not own or not beside or own[0].day != min(row.day for row in beside):
        return list(own)
    known, closing = {(cell.site, cell.process): cell.clauses for cell in cells}, own[-1]
    shared = [
        replace(row, clauses=known.get((row.site, row.process), ()))
        for row in beside
        if (row.auditor is None or row.auditor in team)
        and row.day <= closing.day
        and row.process != CLOSING
        and (row.process in OTHERS or (row.site, row.process) in known)
    ]
    days = {row.day for row in shared}
    fitted = [replace(row, ends=min(row.ends, closing.begins)) if row.day == closing.day else row for row in shared]
    rest = [row for row in own[:-1] if row.day not in days]
    return [*sorted([*(one for one in fitted if one.begins < one.ends), *rest], key=lambda row: row.day), closing]
