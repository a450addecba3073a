"""The decisions of the certificates room, on plain values."""

from mutubaku.worktime.months import last_day, months_after

from .certificate import (
    CERTIFICATE_KINDS,
    CONTINUATION_KIND,
    Verdict,
    check_date,
    check_hand_over,
    check_identity,
    check_lots,
    document_kind,
    is_lot_only,
    lots_in,
    verdict,
    within_transition,
)

__all__ = [
    "CERTIFICATE_KINDS",
    "CONTINUATION_KIND",
    "Verdict",
    "check_date",
    "check_hand_over",
    "check_identity",
    "check_lots",
    "document_kind",
    "is_lot_only",
    "last_day",
    "lots_in",
    "months_after",
    "verdict",
    "within_transition",
]
