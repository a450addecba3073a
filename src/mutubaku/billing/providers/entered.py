"""The code a person obtained in SIMPONI and entered; nobody can be asked about it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from .base import BillingProvider, Issued, Standing

if TYPE_CHECKING:
    from mutubaku.billing.models import BillingCode, Invoice


class Entered(BillingProvider):
    """Entry by hand of a code made in SIMPONI."""

    key = "entered"
    label = "SIMPONI"

    def request(self, invoice: Invoice) -> Issued | None:
        """Nothing: the code is made in SIMPONI by a person."""
        return None

    def check(self, code: BillingCode, at: datetime) -> Standing:
        """Only its expiry is known."""
        return Standing.EXPIRED if code.expires_at <= at else Standing.UNKNOWN
