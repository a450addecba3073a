"""Pure decisions about money, in whole rupiah: what it comes to, what may be typed, and how a case stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from .errors import (
    AmountWrong,
    CodeExpired,
    CodeNotDigits,
    CodeTooLong,
    CodeWrong,
    InvoiceTooLarge,
    LineNotOpen,
    NothingToPay,
    NtpnNotReadable,
    NtpnWrong,
    OpenPriceUnexplained,
    OpenPriceWrong,
    PaidBeforeCode,
    PaidInFuture,
    PriceFixed,
    QuantityWrong,
)

CODE_DIGITS = 15
NTPN_LENGTH = 16
LARGEST_QUANTITY = 1000
LARGEST_TOTAL = 10**13  # rupiah: beyond it a quantity or a price was mistyped, and nobody could report paying it
CODE_DAYS = 7  # how long SIMPONI's codes hold by the one slip we know (domain.md 5): each tariff says its own
LONGEST_CODE = 366  # days: a code that holds longer has a mistyped year
CERTIFICATION, TRANSPORT, LABORATORY = "certification", "transport", "laboratory"
_BETWEEN = re.compile(r"[\s.\-/\u2010-\u2015]")


@dataclass(frozen=True)
class QuoteLine:
    """One line of a quote; ``amount`` is price times quantity. A price of 0 is charged apart.

    ``words`` say what the price rests on, where the tariff leaves it open and it was set for the case.
    """

    key: str
    name: str
    unit: str
    part: str
    price: int
    quantity: int
    words: str = ""

    @property
    def amount(self) -> int:
        """What the line comes to."""
        return self.price * self.quantity

    @property
    def is_apart(self) -> bool:
        """Whether the tariff holds no amount for it."""
        return self.price == 0


@dataclass(frozen=True)
class Quote:
    """What the lines come to: each part apart, the discount on the certification part, and the total."""

    lines: tuple[QuoteLine, ...]
    certification: int
    transport: int
    laboratory: int
    discount: int
    total: int


def quote(lines: Iterable[QuoteLine], small_business_percent: int) -> Quote:
    """Add the lines up. ``small_business_percent`` (0 for others) is taken off the certification part, rounded down."""
    kept = tuple(lines)
    sums = {part: sum(line.amount for line in kept if line.part == part) for part in _PARTS}
    discount = sums[CERTIFICATION] * small_business_percent // 100
    total = sum(sums.values()) - discount
    return Quote(kept, sums[CERTIFICATION], sums[TRANSPORT], sums[LABORATORY], discount, total)


_PARTS = (CERTIFICATION, TRANSPORT, LABORATORY)
OPEN_PARTS = (TRANSPORT, LABORATORY)  # their cost is somebody else's price; a certification fee is the tariff's alone


@dataclass(frozen=True)
class OpenPrice:
    """What one unit of a line costs in this case, where the tariff holds no amount, and what that rests on."""

    price: int
    words: str


def is_open_line(part: str, tariff_price: int) -> bool:
    """Whether a case may set the price of such a tariff line."""
    return tariff_price == 0 and part in OPEN_PARTS


def check_open_price(part: str, tariff_price: int, typed: OpenPrice) -> None:
    """PriceFixed, LineNotOpen, OpenPriceWrong or OpenPriceUnexplained say why a line cannot have this price."""
    if tariff_price:
        raise PriceFixed
    if part not in OPEN_PARTS:
        raise LineNotOpen
    if not 0 < typed.price <= LARGEST_TOTAL:
        raise OpenPriceWrong
    if not typed.words:
        raise OpenPriceUnexplained


@dataclass(frozen=True)
class Counts:
    """How many of each a tariff's lines are counted by."""

    products: int = 1
    sites: int = 1
    auditor_days: int = 1

    def of(self, counted_by: str) -> int:
        """The count a line grows with; 1 for what is counted once per case."""
        return {"product": self.products, "site": self.sites, "auditor-day": self.auditor_days}.get(counted_by, 1)


def check_quantity(quantity: int) -> None:
    """QuantityWrong unless 1 to 1000."""
    if not 1 <= quantity <= LARGEST_QUANTITY:
        raise QuantityWrong(LARGEST_QUANTITY)


def check_total(total: int) -> None:
    """NothingToPay when an invoice would come to nothing, InvoiceTooLarge when to more than can be paid."""
    if total <= 0:
        raise NothingToPay
    if total > LARGEST_TOTAL:
        raise InvoiceTooLarge


def billing_code(typed: str) -> str:
    """The 15 digits of a billing code, typed with or without spaces (CodeWrong, CodeNotDigits)."""
    found = _BETWEEN.sub("", typed)
    if found and not re.fullmatch(r"[0-9]+", found):
        raise CodeNotDigits
    if len(found) != CODE_DIGITS:
        raise CodeWrong(len(found))
    return found


def ntpn(typed: str) -> str:
    """The 16 capital letters and digits of an NTPN, typed in any case (NtpnWrong, NtpnNotReadable)."""
    found = _BETWEEN.sub("", typed)
    if found and not re.fullmatch(r"[0-9A-Za-z]+", found):  # before capitals are made: "ß" would become two letters
        raise NtpnNotReadable
    if len(found) != NTPN_LENGTH:
        raise NtpnWrong(len(found))
    return found.upper()


def check_expiry(expires_at: datetime, at: datetime) -> None:
    """CodeExpired unless the code can still be paid, CodeTooLong when it could be for more than a year."""
    if expires_at <= at:
        raise CodeExpired
    if expires_at - at > timedelta(days=LONGEST_CODE):
        raise CodeTooLong


def check_paid_on(paid_on: date, first: date, today: date) -> None:
    """A payment is made from the day of the first code to today (PaidBeforeCode, PaidInFuture)."""
    if paid_on > today:
        raise PaidInFuture(today)
    if paid_on < first:
        raise PaidBeforeCode(first)


def check_amount(amount: int) -> None:
    """AmountWrong unless above zero."""
    if amount <= 0:
        raise AmountWrong


def code_paid(entered_on: Sequence[date], paid_on: date) -> int | None:
    """The index of the code a payment was made by: the latest one there was on that day; None when there was none."""
    there = [index for index, day in enumerate(entered_on) if day <= paid_on]
    return there[-1] if there else None


State = Literal["none", "invoiced", "reported", "short", "paid", "over", "agreed"]


@dataclass(frozen=True)
class Settlement:
    """How a case stands: ``due`` by its invoice, ``received`` and verified, what is missing or too much."""

    state: State
    due: int
    received: int
    missing: int
    surplus: int

    @property
    def is_paid(self) -> bool:
        """Whether nothing is owed any more."""
        return self.state in {"paid", "over"}

    @property
    def is_part(self) -> bool:
        """Whether a part has been received and a rest is missing."""
        return 0 < self.missing < self.due

    @property
    def is_owed(self) -> bool:
        """Whether the client is still to pay, and has not just reported that they did."""
        return self.state in {"invoiced", "short", "agreed"}

    @property
    def is_due(self) -> bool:
        """Whether the client is to pay now: it is owed, and no agreement lets it wait."""
        return self.state in {"invoiced", "short"}

    @property
    def is_settled(self) -> bool:
        """Whether the audit may begin: paid in full, or otherwise agreed in writing."""
        return self.state in {"paid", "over", "agreed"}


def settle(due: int | None, verified: Iterable[int], *, waiting: bool, agreed: bool, moved: int = 0) -> Settlement:
    """How a case stands by its invoice (None: none yet), its verified payments, whether one waits, and an agreement.

    ``moved``: what was set off in its favour less what went back or to another case.
    """
    received = sum(verified) + moved
    owed = due or 0
    state = _state(due, received, waiting=waiting, agreed=agreed)
    return Settlement(state, owed, received, max(0, owed - received), max(0, received - owed))


def _state(due: int | None, received: int, *, waiting: bool, agreed: bool) -> State:
    if due is not None and received >= due:
        return "over" if received > due else "paid"
    if agreed:
        return "agreed"
    if due is None:
        return "none"
    if waiting:
        return "reported"
    return "short" if received else "invoiced"
