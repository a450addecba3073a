"""The rows of a list as its page shows them: in groups by what becomes of them, those that need a person first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.billing.models import PaymentList
from mutubaku.billing.reconciliation.keeping import Result, results_of
from mutubaku.billing.reconciliation.listing import BadRow, ListedPayment, ListedRow
from mutubaku.billing.reconciliation.plan import CHANGES, Fate, Plan
from mutubaku.web.writing import rupiah

ORDER = (Fate.VERIFY, Fate.RECORD, Fate.DIFFERS, Fate.UNREADABLE, Fate.UNKNOWN, Fate.ALREADY)
STATUS = {  # of the tag
    Fate.VERIFY: "complete",
    Fate.RECORD: "complete",
    Fate.DIFFERS: "partial",
    Fate.UNREADABLE: "withdrawn",
    Fate.UNKNOWN: "not-applicable",
    Fate.ALREADY: "not-applicable",
}


@dataclass(frozen=True)
class ShownList:
    """The groups of rows, the figures above them, and how many rows change something, to how much."""

    groups: list[dict[str, Any]]
    stats: list[dict[str, str]]
    changed: int
    total: int


def planned(plan: Plan) -> ShownList:
    """A dry run."""
    rows = [
        Result(
            row=one.row,
            fate=one.fate,
            sentence=one.sentence,
            case_id=one.case.case_id if one.case else None,
            number=one.case.number if one.case else "",
            client=one.case.client if one.case else "",
            payment_id=one.payment.pk if one.payment else None,
        )
        for one in plan.rows
    ]
    return _shown(rows, done=False)


def applied(kept: PaymentList) -> ShownList:
    """What came of a list."""
    return _shown(results_of(kept), done=True)


def _shown(rows: Iterable[Result], *, done: bool) -> ShownList:
    found: dict[Fate, list[Result]] = {}
    for row in rows:
        found.setdefault(row.fate, []).append(row)
    changes = [row for fate in ORDER if fate in CHANGES for row in found.get(fate, [])]
    total = sum(row.row.amount for row in changes if isinstance(row.row, ListedPayment))
    names = _names(done=done)
    groups = [
        {"title": names[fate], "status": STATUS[fate], "rows": [_row(row) for row in found[fate]]}
        for fate in ORDER
        if fate in found
    ]
    left = sum(len(found.get(fate, [])) for fate in (Fate.DIFFERS, Fate.UNREADABLE, Fate.UNKNOWN))
    stats = [
        {"label": _("Dinyatakan sah") if done else _("Akan dinyatakan sah"), "figure": str(len(changes))},
        {"label": _("Jumlahnya"), "figure": rupiah(total)},
        {"label": _("Sudah sah sebelumnya"), "figure": str(len(found.get(Fate.ALREADY, [])))},
        {"label": _("Tidak dicatat"), "figure": str(left)},
    ]
    return ShownList(groups, stats, len(changes), total)


def _names(*, done: bool) -> dict[Fate, str]:
    """What becomes of a row, in words."""
    return {
        Fate.VERIFY: _("Dinyatakan sah") if done else _("Akan dinyatakan sah"),
        Fate.RECORD: _("Dicatat dan dinyatakan sah") if done else _("Akan dicatat dan dinyatakan sah"),
        Fate.DIFFERS: _("Perlu dilihat"),
        Fate.UNREADABLE: _("Tidak terbaca"),
        Fate.UNKNOWN: _("Tidak dikenal"),
        Fate.ALREADY: _("Sudah sah"),
    }


def _row(one: Result) -> dict[str, Any]:
    return {
        "number": one.row.row,
        "name": _name(one.row),
        "listed": one.row if isinstance(one.row, ListedPayment) else None,
        "client": one.client,
        "case": one.number,
        "href": _href(one),
        "sentence": one.sentence,
    }


def _name(row: ListedRow) -> str:
    """What a row is known by: its NTPN, else its code, else what stands there."""
    return row.name if isinstance(row, BadRow) else row.ntpn or row.code


def _href(one: Result) -> str:
    """Where to look further: at the payment, or at its case."""
    if one.payment_id is not None:
        return reverse("staff:payment", args=[one.payment_id])
    return reverse("cases:case", args=[one.case_id]) if one.case_id is not None else ""
