"""Every register numbers without gap or double, however many draw from it at once and how many change their mind."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import pytest
from django.db import connection, transaction

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import NumberPattern, Register
from mutubaku.people.models import Office
from tests.cast import MONDAY
from tests.conduct.test_concurrency import SOME, at_once
from tests.factories.people import OfficeFactory

pytestmark = pytest.mark.django_db(transaction=True)
SERIES = [*((register, "") for register in Register), (Register.LETTER, "bukti-bayar")]


def draw(office: Office, turn: int) -> dict[str, str]:
    """One number of every series, each in a transaction of its own, beginning with another one each turn."""
    found = {}
    for register, kind in SERIES[turn % len(SERIES) :] + SERIES[: turn % len(SERIES)]:
        with transaction.atomic():
            next_number(office, register, "iso-9001", MONDAY, kind)
            transaction.set_rollback(True)  # the act is not done after all
        with transaction.atomic():
            found[f"{register}/{kind}"] = next_number(office, register, "iso-9001", MONDAY, kind)
    return found


def test_many_makers_at_once_number_every_register_from_one_without_a_gap(transactional_db: None) -> None:
    makers = SOME if connection.vendor == "postgresql" else 4  # SQLite lets one write at a time, and the rest wait
    office = OfficeFactory()
    for register, kind in SERIES:
        NumberPattern.objects.create(
            office=office, register=register, kind=kind, pattern="{serial}", valid_from=MONDAY.date()
        )
    numbers = defaultdict(list)
    for found in at_once([partial(draw, office, turn) for turn in range(makers)]):
        for register, number in found.items():
            numbers[register].append(int(number))
    assert len(numbers) == len(SERIES)
    assert [sorted(found) for found in numbers.values()] == [list(range(1, makers + 1))] * len(numbers)
