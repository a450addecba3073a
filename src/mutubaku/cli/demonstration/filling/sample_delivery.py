"""Sending samples in the demonstration: ordered at a laboratory that does not exist, and brought there."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.sampling import add_parameter, hand_on, order_tests
from mutubaku.conduct.works.sample_delivery import AGAIN
from mutubaku.people.models import User
from mutubaku.procedure import Outcome
from mutubaku.samples.actions import Laboratory, Parameter
from mutubaku.samples.models import BrokenSeal, Receiver
from mutubaku.samples.policy import Limit, Passing
from mutubaku.samples.queries import custody_of, ordered_tests, under_way

LABORATORY = Laboratory(name="Laboratorium Uji Contoh (rekaan)", accreditation="LP-000-IDN (rekaan)")
ACIDITY = Parameter(
    name="pH",
    limit=Limit(lower=Decimal("6.5"), upper=Decimal("8.5"), decimals=1),
    method="Metode contoh",
    source="Contoh demonstrasi",
)


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Order and deliver; for taking samples again, one seal is found broken."""
    order_tests(task.pk, by, at, laboratory=LABORATORY)
    for sample in under_way(task):
        if not ordered_tests(sample):
            add_parameter(task.pk, by, at, sample_id=sample.pk, parameter=ACIDITY)
    on_the_way = [one.pk for one in under_way(task) if not custody_of(one).is_delivered and not one.void_reason]
    broken = outcome.key == AGAIN
    passing = Passing(
        at=at,
        to_kind=Receiver.LABORATORY,
        receiver=LABORATORY.name,
        broken=BrokenSeal.VOID if broken else BrokenSeal.NONE,
        reason="Segel terkelupas ketika diterima." if broken else "",
    )
    hand_on(task.pk, by, at, sample_ids=on_the_way, passing=passing)
