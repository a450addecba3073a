"""Seals, and who holds a sample: a chain that no hand-over may break."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mutubaku.samples.errors import (
    AlreadyDelivered,
    BrokenSealUnexplained,
    CourierNumberMissing,
    InTheFuture,
    NewSealMissing,
    NotSealed,
    OutOfOrder,
    SampleVoid,
)
from mutubaku.samples.models import BrokenSeal, Receiver


def seal_number(typed: str) -> str:
    """A seal number as it is compared: capitals, no spaces."""
    return "".join(typed.split()).upper()


@dataclass(frozen=True)
class Custody:
    """A sample on its way: who has it since when, whether the laboratory does, whether it may still be tested."""

    code: str
    holder: str
    since: datetime
    is_delivered: bool = False
    is_void: bool = False


@dataclass(frozen=True, kw_only=True)
class Passing:
    """A hand-over as it is told."""

    at: datetime
    to_kind: str
    receiver: str
    courier_number: str = ""
    broken: str = BrokenSeal.NONE
    reason: str = ""
    new_seal: str = ""


def check_passing(custody: Custody, passing: Passing, now: datetime) -> None:
    """Refuse a hand-over that would break the chain, or that leaves open what a broken seal means."""
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
    _check_seal(passing)


def _check_seal(passing: Passing) -> None:
    if not passing.broken:
        if passing.reason or passing.new_seal:
            raise NotSealed
        return
    if not passing.reason:
        raise BrokenSealUnexplained
    if passing.broken == BrokenSeal.RESEALED and not passing.new_seal:
        raise NewSealMissing


def passed(custody: Custody, passing: Passing) -> Custody:
    """The sample after a hand-over."""
    is_void = passing.broken == BrokenSeal.VOID
    delivered = passing.to_kind == Receiver.LABORATORY and not is_void
    return Custody(custody.code, passing.receiver, passing.at, delivered, is_void)
