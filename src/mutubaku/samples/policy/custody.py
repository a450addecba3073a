"""Seals, and who holds a sample: a chain that no hand-over may break."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from mutubaku.samples.errors import (
    AlreadyDelivered,
    BrokenSealUnexplained,
    CourierNumberMissing,
    InTheFuture,
    LaboratoryUnnamed,
    NewSealMissing,
    NotSealed,
    OrderedElsewhere,
    OrderedNowhere,
    OutOfOrder,
    PartsExceed,
    SampleVoid,
)
from mutubaku.samples.models import BrokenSeal, Receiver


def seal_number(typed: str) -> str:
    """A seal number as it is compared: capitals, no spaces."""
    return "".join(typed.split()).upper()


_AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?)\s*(.*)")


def amount(text: str) -> tuple[Decimal, str] | None:
    """A quantity as people write it, "12 kemasan" or "1.200": the number and its unit; None where it is in words."""
    found = _AMOUNT.fullmatch(" ".join(text.split()).casefold())
    return (Decimal(found[1].replace(".", "").replace(",", ".")), found[2]) if found else None


def check_parts(quantity: str, parts: Sequence[str], at_field: str) -> None:
    """Refuse parts that together are more than the sample (PartsExceed), as far as all are counted in one unit; a part
    without a unit is of that of the sample.
    """
    whole, counted = amount(quantity), [amount(one) for one in parts]
    if whole is None:
        return
    total = Decimal(0)
    for one in counted:
        if one is None or one[1] not in {"", whole[1]}:
            return
        total += one[0]
    if total > whole[0]:
        raise PartsExceed(quantity, at_field)


@dataclass(frozen=True)
class Custody:
    """A sample on its way: who has it since when, which laboratory does, whether it may still be tested.

    ``is_delivered``: the laboratory that has it is the one to test it.
    """

    code: str
    holder: str
    since: datetime
    is_delivered: bool = False
    is_void: bool = False
    laboratory: str = ""


@dataclass(frozen=True, kw_only=True)
class Passing:
    """A hand-over as it is told."""

    at: datetime
    to_kind: str
    receiver: str
    laboratory: str = ""
    courier_number: str = ""
    broken: str = BrokenSeal.NONE
    reason: str = ""
    new_seal: str = ""


def check_passing(custody: Custody, passing: Passing, now: datetime, *, ordered: str) -> None:
    """Refuse a hand-over that would break the chain, or that leaves open what a broken seal means; and one to a
    laboratory other than that at which the tests are ``ordered`` (empty: at none yet).
    """
    if custody.is_void:
        raise SampleVoid(custody.code)
    if custody.is_delivered:
        raise AlreadyDelivered(custody.code)
    if passing.at > now:
        raise InTheFuture(passing.at, "at")
    if passing.at < custody.since:
        raise OutOfOrder(custody.code, passing.at, custody.since)
    if passing.to_kind == Receiver.COURIER and not passing.courier_number:
        raise CourierNumberMissing
    if passing.to_kind == Receiver.LABORATORY:
        _check_laboratory(custody.code, passing.laboratory, ordered)
    _check_seal(passing)


def _check_laboratory(code: str, laboratory: str, ordered: str) -> None:
    """OrderedNowhere, LaboratoryUnnamed or OrderedElsewhere."""
    if not ordered:
        raise OrderedNowhere(code)
    if not laboratory:
        raise LaboratoryUnnamed
    if laboratory != ordered:
        raise OrderedElsewhere(code, laboratory, ordered)


def _check_seal(passing: Passing) -> None:
    if not passing.broken:
        if passing.reason or passing.new_seal:
            raise NotSealed("new_seal" if passing.new_seal else "reason")
        return
    if not passing.reason:
        raise BrokenSealUnexplained
    if passing.broken == BrokenSeal.RESEALED and not passing.new_seal:
        raise NewSealMissing


def passed(custody: Custody, passing: Passing) -> Custody:
    """The sample after a hand-over."""
    is_void = passing.broken == BrokenSeal.VOID
    delivered = passing.to_kind == Receiver.LABORATORY and not is_void
    holder = ", ".join(part for part in (passing.receiver, passing.laboratory) if part)
    return Custody(custody.code, holder, passing.at, delivered, is_void, passing.laboratory if delivered else "")


def held_for(custody: Custody, ordered: str) -> Custody:
    """The sample as it stands to its order: with another laboratory than the one ordered it has not arrived yet."""
    return replace(custody, is_delivered=custody.is_delivered and custody.laboratory == ordered)
