"""The decisions of the certificates room, on plain values."""

from .certificate import (
    CERTIFICATE_KINDS,
    CONTINUATION_KIND,
    Verdict,
    check_date,
    check_hand_over,
    document_kind,
    verdict,
)
from .dates import last_day, months_after

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
