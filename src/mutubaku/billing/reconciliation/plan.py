"""What would become of each row of a list: decided row by row, shown before anything is done, and done exactly so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mutubaku.billing.models import BillingCode, Payment

from . import sentences as say
from .facts import CaseFacts, Known
from .listing import BadRow, ListedPayment, ListedRow


class Fate(StrEnum):
    """What becomes of a row; only the first two change anything."""

    VERIFY = "verify"  # reported by the client, and the list agrees
    RECORD = "record"  # paid by one of our codes, not reported: recorded and verified
    ALREADY = "already"
    DIFFERS = "differs"  # something a person must look at
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


CHANGES = frozenset({Fate.VERIFY, Fate.RECORD})


@dataclass(frozen=True)
class Planned:
    """One row and what becomes of it, with the case, payment and code it is about."""

    row: ListedRow
    fate: Fate
    sentence: str
    case: CaseFacts | None = None
    payment: Payment | None = None
    code: BillingCode | None = None


@dataclass
class Plan:
    """Every row of a list in its order, and the fingerprint by which the act knows it does what was shown."""

    rows: Sequence[Planned]

    @property
    def changes(self) -> list[Planned]:
        """The rows that change something."""
        return [one for one in self.rows if one.fate in CHANGES]

    @property
    def total(self) -> int:
        """What will be verified, in rupiah."""
        return sum(one.row.amount for one in self.changes if isinstance(one.row, ListedPayment))

    @property
    def counts(self) -> dict[Fate, int]:
        """How many rows have each fate."""
        return {fate: sum(one.fate is fate for one in self.rows) for fate in Fate}

    @property
    def fingerprint(self) -> str:
        """SHA-256 over what would be done to which row."""
        told = [
            (one.row.row, one.fate.value, one.payment and one.payment.pk, one.code and one.code.pk) for one in self.rows
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def make_plan(rows: Iterable[ListedRow], known: Known) -> Plan:
    """What would become of each row; a payment named twice in the list is taken once."""
    taken: dict[object, int] = {}  # an NTPN, a payment or a code → the row that has it
    planned = []
    for row in rows:
        one = judge(row, known)
        if one.fate in CHANGES:
            earlier = min((taken.setdefault(key, row.row) for key in _keys(one)), default=row.row)
            one = one if earlier == row.row else Planned(row, Fate.DIFFERS, say.repeated(earlier), one.case)
        planned.append(one)
    return Plan(planned)


def _keys(one: Planned) -> list[object]:
    """What can be taken once: this NTPN, verifying this payment, recording what was paid by this code."""
    ntpn = one.row.ntpn if isinstance(one.row, ListedPayment) else ""
    found = (("ntpn", ntpn or None), ("payment", one.payment and one.payment.pk), ("code", one.code and one.code.pk))
    return [key for key in found if key[1] is not None]


def judge(row: ListedRow, known: Known) -> Planned:
    """What would become of one row by itself."""
    if isinstance(row, BadRow):
        return Planned(row, Fate.UNREADABLE, say.unreadable(row))
    if row.paid_on > known.today:
        return Planned(row, Fate.UNREADABLE, say.in_future(row))
    if row.ntpn in known.by_ntpn:
        return _reported(row, *known.by_ntpn[row.ntpn], known)
    if row.code in known.by_code:
        return _by_code(row, known.by_code[row.code], known)
    return Planned(row, Fate.UNKNOWN, say.unknown(row))


def _reported(row: ListedPayment, case: CaseFacts, payment: Payment, known: Known) -> Planned:
    """A payment whose NTPN the client reported."""
    if case.is_own:
        return Planned(row, Fate.DIFFERS, say.own(), case)
    differs = _difference(row, case, payment, known)
    if payment.verified_at is not None and not differs:
        return Planned(row, Fate.ALREADY, say.already(payment), case, payment)
    if differs:
        return Planned(row, Fate.DIFFERS, differs, case, payment)
    return Planned(row, Fate.VERIFY, say.verify(row, case, payment), case, payment)


def _difference(row: ListedPayment, case: CaseFacts, payment: Payment, known: Known) -> str:
    """Why a reported payment needs a person; empty when the list agrees with it."""
    if row.code and known.by_code.get(row.code) is not case:
        return say.other_code(row)
    if payment.amount != row.amount:
        return say.other_amount(row, payment)
    return say.rejected(payment) if payment.rejected_at is not None else ""


def _by_code(row: ListedPayment, case: CaseFacts, known: Known) -> Planned:
    """A payment by one of the office's codes whose NTPN nobody reported, or whose row has none."""
    if case.is_own:
        return Planned(row, Fate.DIFFERS, say.own(), case)
    return _with_ntpn(row, case, known) if row.ntpn else _without_ntpn(row, case)


def _without_ntpn(row: ListedPayment, case: CaseFacts) -> Planned:
    """The list gives a code only: it can confirm the one report of that amount, not make one."""
    same = [one for one in case.waiting if one.amount == row.amount]
    if len(same) == 1:
        return Planned(row, Fate.VERIFY, say.verify(row, case, same[0]), case, same[0])
    if same:
        return Planned(row, Fate.DIFFERS, say.several(len(same)), case)
    if case.waiting:
        return Planned(row, Fate.DIFFERS, say.other_amount(row, case.waiting[0]), case, case.waiting[0])
    done = next((one for one in case.verified if one.amount == row.amount), None)
    if done is not None:
        return Planned(row, Fate.ALREADY, say.already(done), case, done)
    return Planned(row, Fate.DIFFERS, say.nothing_reported(), case)


def _with_ntpn(row: ListedPayment, case: CaseFacts, known: Known) -> Planned:
    """The list knows a payment that the client has not reported: record it, unless something speaks against it."""
    code = next(one for one in reversed(case.codes) if one.code == row.code)
    reported = case.waiting[0] if case.waiting else None
    against = _against(row, case, reported, code, known)
    if against:
        return Planned(row, Fate.DIFFERS, against, case, reported)
    return Planned(row, Fate.RECORD, say.record(row, case), case, None, code)


def _against(row: ListedPayment, case: CaseFacts, reported: Payment | None, code: BillingCode, known: Known) -> str:
    """What speaks against recording a payment nobody reported; empty when nothing does."""
    if reported is not None:
        return say.other_ntpn(reported)
    if case.has_ended:
        return say.ended()
    if case.invoice is None or code.invoice_id != case.invoice.pk:
        return say.withdrawn(code)
    if not case.is_asked:
        return say.not_asked()
    earlier = next((one for one in case.verified if one.code_id == code.pk), None)
    if earlier is not None:
        return say.paid_already(earlier)
    first = known.first_code_days[case.case_id]
    return say.before_code(first) if row.paid_on < first else ""
