"""What a version of a scheme may say, on plain values: clauses, limits, grades, evaluations."""

from __future__ import annotations

import re
from decimal import Decimal

from mutubaku.cases.models import Scheme

# Chapters 4 to 10 hold the requirements of ISO 9001 and ISO 14001; SPPT SNI counts its management questions like them.
_SYSTEM = re.compile(r"([4-9]|10)(\.[1-9][0-9]?){0,3}")
# M.1 to M.6 are the management topics of green industry, T.1 to T.9 the technical ones, in the order of GreenTopic.
_GREEN = re.compile(r"(M\.[1-6]|T\.[1-9])(\.[1-9][0-9]?)?")
_CLAUSES = {scheme: _GREEN if scheme == Scheme.GREEN_INDUSTRY else _SYSTEM for scheme in Scheme.values}


def is_clause(scheme: str, clause: str) -> bool:
    """Whether a scheme has a clause so numbered; False too for a scheme that is not there."""
    pattern = _CLAUSES.get(scheme)
    return pattern is not None and pattern.fullmatch(clause) is not None


def clause_order(clause: str) -> tuple[str, tuple[int, ...]]:
    """By what clauses are sorted as a reader expects: 4.2 before 4.10 before 10.1; letters first."""
    letters = "".join(part for part in clause.split(".") if not part.isdigit())
    return letters, tuple(int(part) for part in clause.split(".") if part.isdigit())


def are_limits(lower: Decimal | None, upper: Decimal | None) -> bool:
    """Whether two limits, both included, leave anything between them; an empty one is none."""
    return lower is None or upper is None or lower <= upper
