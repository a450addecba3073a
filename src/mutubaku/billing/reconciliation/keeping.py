"""Keeps a list between its dry run and the act, plans it against what the office knows now, and closes it once done."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from mutubaku.documents.policy import clean_name
from mutubaku.people.access import Capacity
from mutubaku.people.models import Office, Organisation

from .facts import gather
from .listing import ListedPayment, ListedRow, as_json, from_json, read_list
from .models import PaymentList
from .plan import Fate, Plan, make_plan


@dataclass(frozen=True)
class Result:
    """What came of a row when the list was applied."""

    row: ListedRow
    fate: Fate
    sentence: str
    case_id: int | None
    number: str
    client: str
    payment_id: int | None


def keep_list(office: Office, name: str, data: bytes, by: Capacity, at: datetime) -> PaymentList:
    """Read an uploaded list and keep it for its dry run; a subclass of ListRefused says why it is none."""
    rows = read_list(name, data)
    return PaymentList.objects.create(
        office=office,
        filename=clean_name(name),
        sha256=hashlib.sha256(data).hexdigest(),
        rows=[as_json(row) for row in rows],
        read_at=at,
        read_by_id=by.user_id,
    )


def plan_of(kept: PaymentList, own: Collection[Organisation], at: datetime) -> Plan:
    """What applying the list would do now; ``own``: the companies that the person who asks acts for."""
    rows = [from_json(row) for row in kept.rows]
    return make_plan(rows, gather(kept.office, [row for row in rows if isinstance(row, ListedPayment)], own, at))


def close_list(kept: PaymentList, plan: Plan, made: dict[int, int], by: Capacity, at: datetime) -> None:
    """Write down what came of each row; ``made``: row → the payment that was recorded for it."""
    kept.results = [
        {
            "fate": one.fate.value,
            "sentence": one.sentence,
            "case": one.case and one.case.case_id,
            "number": one.case.number if one.case else "",
            "client": one.case.client if one.case else "",
            "payment": one.payment.pk if one.payment else made.get(one.row.row),
        }
        for one in plan.rows
    ]
    kept.applied_at, kept.applied_by_id = at, by.user_id
    kept.save(update_fields=["results", "applied_at", "applied_by"])


def results_of(kept: PaymentList) -> list[Result]:
    """What came of each row of an applied list."""
    return [
        Result(
            row=from_json(row),
            fate=Fate(result["fate"]),
            sentence=result["sentence"],
            case_id=result["case"],
            number=result["number"],
            client=result["client"],
            payment_id=result["payment"],
        )
        for row, result in zip(kept.rows, kept.results, strict=True)
    ]
