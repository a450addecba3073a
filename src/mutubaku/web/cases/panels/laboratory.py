"""The laboratory of a test order on the screen: its accreditation as it was ordered, and what asked for a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mutubaku.samples.laboratories import accredited, ordered_on, remarks_of
from mutubaku.samples.models import TestOrder


def ordered(orders: Sequence[TestOrder]) -> dict[str, Any]:
    """What ``cases/panels/laboratory.html`` shows of the orders of a step, which all go to one laboratory."""
    if not orders:
        return {"order": None}
    first = orders[0]
    remarks = dict.fromkeys(remark for one in orders for remark in remarks_of(one)) if first.reason else {}
    return {
        "order": first,
        "order_remarks": list(remarks),
        "was_in_force": accredited(first).holds_on(ordered_on(first)),
    }
