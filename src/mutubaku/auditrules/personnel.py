"""Effective personnel (T-02): everybody in the scope in every shift, part time by hours."""

from __future__ import annotations

from collections.abc import Iterable


def effective(shifts: Iterable[int], part_time: int, part_time_hours: int, seasonal: int, full_week: int) -> int:
    """Everybody as full-time people of ``full_week`` hours a week, a part of a person counted as a whole one.

    IAF MD 5, 2.3: nobody who works part time counts for more than one person. Seasonal workers count in full, as at
    the busiest time: then the audit is to be planned.
    """
    part = -(-part_time * min(part_time_hours, full_week) // full_week)
    return sum(shifts) + part + seasonal
