"""With which other case an audit is held together: the two were sent as one application (decision 0010)."""

from __future__ import annotations

from mutubaku.applications.queries import companion_of
from mutubaku.audits.visits.queries import closings_among
from mutubaku.cases.models import Case

ON_SITE = "stage-2"


def audited_with(case: Case) -> Case | None:
    """The case whose audit is held together with this one's, or was.

    One that ended before its audit was held (refused, withdrawn, closed) audits nothing any more: the other standard is
    audited alone. What the two asked for together, and what was already answered for both, stays (``companion_of``).
    """
    other = companion_of(case)
    if other is None or other.is_open or other.pk in closings_among([other.pk], ON_SITE):
        return other
    return None
