"""What a provider of billing codes can be asked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from mutubaku.billing.models import BillingCode, Invoice


@dataclass(frozen=True)
class Issued:
    """A code a provider made, and until when it can be paid."""

    code: str
    expires_at: datetime


class Standing(StrEnum):
    """What a provider knows of a code."""

    UNKNOWN = "unknown"
    UNPAID = "unpaid"
    PAID = "paid"
    EXPIRED = "expired"


class BillingProvider(ABC):
    """A place billing codes come from: SIMPONI by hand today, a bank or an interface tomorrow."""

    key: ClassVar[str]
    label: ClassVar[str]

    @abstractmethod
    def request(self, invoice: Invoice) -> Issued | None:
        """A code for the invoice; None when a person obtains it elsewhere and enters it."""

    @abstractmethod
    def check(self, code: BillingCode, at: datetime) -> Standing:
        """What the provider knows of a code at that moment."""
