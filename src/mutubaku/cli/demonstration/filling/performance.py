"""Green industry performance in the demonstration: every criterion is met with something to spare."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from mutubaku.cases.models import Scheme, Task
from mutubaku.conduct.actions.performing import add_criterion, record_performance
from mutubaku.conduct.works.performance import number_of
from mutubaku.greenindustry.policy import Criterion, Found
from mutubaku.greenindustry.queries import criteria_of
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Outcome
from mutubaku.schemes.models import GreenTopic

ENERGY = Criterion(key="", topic="", name="Pemakaian energi", unit="GJ/ton", upper=Decimal(10))


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Record each criterion of a green industry case."""
    if task.case.scheme != Scheme.GREEN_INDUSTRY:
        return
    number = number_of(task.case)
    if not criteria_of(task.case, number):
        add_criterion(task.pk, by, at, topic=GreenTopic.ENERGY, criterion=ENERGY)
    year = office_day(task.case.office, at).year - 1
    found = {one.key: meeting(one, year) for one in criteria_of(task.case, number)}
    record_performance(task.pk, by, at, found=found)


def meeting(criterion: Criterion, year: int) -> Found:
    """What would be found of a plant that meets the criterion, over a whole year."""
    if not criterion.is_technical:
        return Found(points=criterion.points, reason="Dokumen dan pelaksanaannya dilihat di lokasi (rekaan).")
    lower, upper = criterion.lower, criterion.upper
    value = (upper * 8 / 10 if lower is None else (lower + upper) / 2) if upper is not None else (lower or 0) * 11 / 10
    if criterion.unit.startswith("%"):
        value = min(value, 100)  # of a whole there is no more
    return Found(
        value=Decimal(value),
        unit=criterion.unit,
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        evidence="Catatan pemakaian bulanan (rekaan)",
    )
