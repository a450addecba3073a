"""Writing plans, samples, hand-overs, orders and results."""

from .taking import PPC, Planned, Taken, add_photo, check_seal_free, confirm, hand_on, plan_sampling, show_code, take
from .testing import (
    Destination,
    Parameter,
    Refused,
    Reported,
    Results,
    add_parameter,
    drop_parameter,
    order_tests,
    report,
)

__all__ = [
    "PPC",
    "Destination",
    "Parameter",
    "Planned",
    "Refused",
    "Reported",
    "Results",
    "Taken",
    "add_parameter",
    "add_photo",
    "check_seal_free",
    "confirm",
    "drop_parameter",
    "hand_on",
    "order_tests",
    "plan_sampling",
    "report",
    "show_code",
    "take",
]
