"""What the audit report says of a plant's performance: the conclusion, and each criterion that is not simply met."""

from __future__ import annotations

from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case, Scheme
from mutubaku.greenindustry.policy import Line, State
from mutubaku.greenindustry.queries import performance

from .letters import LetterTable

HEADS = ("Kriteria", "Diminta", "Ditemukan", "Keadaan")


def performance_table(case: Case) -> tuple[LetterTable, ...]:
    """The table of a green industry report, which its client reads (the whole stands in the calculation, which stays
    with the office); none in other schemes.
    """
    if case.scheme != Scheme.GREEN_INDUSTRY:
        return ()
    result = performance(case, application_of(case).green_scope.sih_number)
    told = [_row(line) for line in result.lines if line.state in {State.NOT_MET, State.NOT_APPLICABLE}]
    return (LetterTable("Kinerja industri hijau", HEADS, (("Seluruhnya", "", "", result.conclusion), *told)),)


def _row(line: Line) -> tuple[str, ...]:
    found = line.found.said if line.found and line.found.applies else "–"
    optional = "" if line.criterion.mandatory else " (tidak wajib)"
    return (line.criterion.name, f"{line.criterion.said}{optional}", found, f"{line.state.said}: {line.explained}")
