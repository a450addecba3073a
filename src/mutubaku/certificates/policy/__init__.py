"""The decisions of the certificates room, on plain values."""

from mutubaku.worktime.months import last_day, months_after

from .certificate import (
    CERTIFICATE_KINDS,
    CONTINUATION_KIND,
    Verdict,
    check_date,
    check_hand_over,
    document_kind,
    verdict,
)

__all__ = [
    "CERTIFICATE_KINDS",
    "CONTINUATION_KIND",
    "Verdict",
    "check_date",
    "check_hand_over",
    "document_kind",
    "last_day",
    "months_after",
    "verdict",
]
