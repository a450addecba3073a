"""Sending samples in the demonstration: ordered at a laboratory that does not exist, and brought there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.sampling import add_parameter, hand_on, order_tests
from mutubaku.conduct.works.sample_delivery import AGAIN
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Outcome
from mutubaku.samples.actions import Destination, Parameter
from mutubaku.samples.errors import LaboratoryReasonMissing
from mutubaku.samples.laboratories import in_force
from mutubaku.samples.models import BrokenSeal, Receiver
from mutubaku.samples.policy import Limit, Passing
from mutubaku.samples.queries import custody_of, order_of, ordered_tests, under_way

LABORATORY = Destination(
    name="Laboratorium Uji Contoh (rekaan)",
    accreditation="LP-000-IDN (rekaan)",
    reason="Satu-satunya laboratorium rekaan yang dapat menguji produk ini.",
)
RECEIVER = "Nadia Penerima Contoh (rekaan)"
ACIDITY = Parameter(
    name="pH",
    limit=Limit(lower=Decimal("6.5"), upper=Decimal("8.5"), decimals=1),
    method="Metode contoh",
    source="Contoh demonstrasi",
)


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Order and deliver; for taking samples again, one seal is found broken."""
    _order(task, by, at)
    for sample in under_way(task):
        if not ordered_tests(sample):
            add_parameter(task.pk, by, at, sample_id=sample.pk, parameter=ACIDITY)
    on_the_way = [one.pk for one in under_way(task) if not custody_of(one).is_delivered and not one.void_reason]
    broken = outcome.key == AGAIN
    passing = Passing(
        at=at,
        to_kind=Receiver.LABORATORY,
        laboratory=next(order.laboratory for one in under_way(task) if (order := order_of(one))),
        receiver=RECEIVER,
        broken=BrokenSeal.VOID if broken else BrokenSeal.NONE,
        reason="Segel terkelupas ketika diterima." if broken else "",
    )
    hand_on(task.pk, by, at, sample_ids=on_the_way, passing=passing)


def _order(task: Task, by: User, at: datetime) -> None:
    """Order at the first laboratory of the office's list, with a reason where one is asked; else at one by hand."""
    listed = in_force(task.case.office, office_day(task.case.office, at).date()).first()
    where = Destination(listed=listed.pk) if listed else LABORATORY
    try:
        order_tests(task.pk, by, at, destination=where)
    except LaboratoryReasonMissing:
        order_tests(task.pk, by, at, destination=replace(where, reason=LABORATORY.reason))
