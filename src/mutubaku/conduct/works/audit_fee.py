"""What the auditor days of a case cost: how many are charged, alone or with the other standard's, and what an invoice
made before does not know of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.models import IN_FORCE
from mutubaku.audits.reckoning.policy import auditor_days
from mutubaku.audits.reckoning.queries import audit_time_of, audit_times_of
from mutubaku.billing.models import CountedBy, TariffLine
from mutubaku.billing.policy import Counts
from mutubaku.billing.queries import first_billed, invoice_of, lines_for, percent_for, quantity_for, quote, tariff_on
from mutubaku.cases.models import Case, Scheme
from mutubaku.conduct.integrated import audited_with


def day_lines(case: Case, day: date) -> tuple[list[TariffLine], int]:
    """The tariff lines counted by auditor days, and what is taken off them for such a client, in percent."""
    tariff = tariff_on(case.office, day)
    if tariff is None:
        return [], 0
    lines = [one for one in lines_for(tariff, case.scheme, case.kind) if one.counted_by == CountedBy.AUDITOR_DAY]
    return lines, percent_for(tariff, case.scheme, small_business=case.organisation.is_small_business)


@dataclass(frozen=True)
class Charged:
    """How many auditor days are charged of a case, and how many with the other standard's of an audit held together."""

    days: int
    beside: int = 0
    other: str = ""  # the number of that case; empty for an audit of one standard, or while the other is not reckoned

    @property
    def together(self) -> int:
        """Of the audit whole."""
        return self.days + self.beside


def charged(case: Case, days: Decimal) -> Charged:
    """What is charged of so many days: of an audit held together the case billed first is charged the days it begins,
    the other what is left of the audit's (decision 0010)."""
    companion = audited_with(case)
    newest = audit_time_of(companion) if companion else None
    if companion is None or newest is None:
        return Charged(auditor_days(days))
    if _is_first(case, companion):
        own = auditor_days(days)
        return Charged(own, auditor_days(newest.days, days), companion.number)
    return Charged(auditor_days(days, newest.days), auditor_days(newest.days), companion.number)


def _is_first(case: Case, companion: Case) -> bool:
    """Whether a case was billed before the other, ever; while neither was, in the order of the schemes."""
    billed = first_billed([case.pk, companion.pk])
    if billed is None:
        return list(Scheme).index(Scheme(case.scheme)) < list(Scheme).index(Scheme(companion.scheme))
    return billed == case.pk


def cost_of(case: Case, days: Decimal, day: date) -> int:
    """What the auditor days come to by the tariff in force, in rupiah."""
    return _cost(case, charged(case, days).days, day)


def cost_beside(case: Case, days: Decimal, day: date) -> int:
    """What the days of the other standard come to beside so many of this one: a day begun for both is charged once, so
    that more days here may be charged there. 0 for an audit of one standard."""
    told, companion = charged(case, days), audited_with(case)
    return _cost(companion, told.beside, day) if companion is not None and told.other else 0


def _cost(case: Case, charged_days: int, day: date) -> int:
    lines, percent = day_lines(case, day)
    counts = Counts(auditor_days=charged_days)
    return quote([(line, quantity_for(line, counts)) for line in lines], percent).total


def quantities(case: Case, lines: list[TariffLine]) -> dict[int, int]:
    """How many of each line counted by auditor days to propose, by its id; an invoice made since is not corrected."""
    newest = audit_time_of(case)
    if newest is None:
        return {}
    live = invoice_of(case)
    if live is not None and live.pk != newest.invoice:
        return {}
    counts = Counts(auditor_days=charged(case, newest.days).days)
    return {one.pk: quantity_for(one, counts) for one in lines if one.counted_by == CountedBy.AUDITOR_DAY}


@dataclass(frozen=True)
class SinceInvoice:
    """An audit time that was fixed anew after the live invoice was made, which nothing corrects by itself."""

    before: Decimal
    days: Decimal
    money: int  # rupiah more or less by the tariff


def since_invoice(case: Case, day: date) -> SinceInvoice | None:
    """What the audit time that holds makes of the live invoice; None where the invoice is no older than it, or the
    days cost the same.
    """
    live, times = invoice_of(case), [one for one in audit_times_of(case) if one.approval in IN_FORCE]
    now = next(iter(times), None)
    if live is None or now is None or now.invoice != live.pk:
        return None
    billed: AuditTime | None = next((one for one in times if one.invoice != live.pk), None)
    if billed is None:
        return None
    money = cost_of(case, now.days, day) - cost_of(case, billed.days, day)
    return SinceInvoice(billed.days, now.days, money) if money else None
