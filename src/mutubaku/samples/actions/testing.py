"""Ordering tests and keeping results; the case is locked by the caller, who journals as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from mutubaku.cases.models import Case, Task
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.samples.errors import (
    HasStandard,
    MethodMissing,
    NotOrdered,
    ParameterTwice,
    SampleRefusal,
    TestedBeforeTaken,
    TestedInFuture,
)
from mutubaku.samples.models import (
    OrderedTest,
    Sample,
    TestOrder,
    TestResult,
)
from mutubaku.samples.policy import (
    Limit,
    check_limit,
    check_result,
    check_unit,
    read_uncertainty,
    read_value,
)
from mutubaku.samples.queries import (
    failing_tests,
    is_retest,
    limit_of,
    ordered_tests,
    under_way,
)
from mutubaku.schemes.models import TestParameter
from mutubaku.schemes.queries import product_standard


@dataclass(frozen=True, kw_only=True)
class Laboratory:
    """Where samples go; ``accreditation`` is its number as it gives it."""

    name: str
    accreditation: str = ""
    is_own: bool = False


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A parameter written by hand for one case."""

    name: str
    limit: Limit
    method: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Reported:
    """What a laboratory reports of one test, as it is written."""

    value: str
    tested_on: date
    unit: str = ""
    method: str = ""
    uncertainty: str = ""


@dataclass(frozen=True)
class Refused:
    """Why a reported result was not taken, by the id of its test."""

    test_id: int
    reason: Exception


@dataclass
class Results:
    """What became of a list of results: kept, or refused, all or none of them."""

    kept: list[TestResult] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def order_tests(task: Task, laboratory: Laboratory, by: Capacity, at: datetime) -> list[TestOrder]:
    """Order every sample under way at a laboratory: what failed last, else every parameter of the standard."""
    orders = []
    for sample in under_way(task):
        given = {"laboratory": laboratory.name, "accreditation": laboratory.accreditation, "is_own": laboratory.is_own}
        made = {**given, "ordered_at": at, "ordered_by_id": by.user_id}
        order, is_new = TestOrder.objects.update_or_create(sample=sample, defaults=made)
        if is_new:
            OrderedTest.objects.bulk_create(_tests(task.case, sample, order))
        orders.append(order)
    return orders


def _tests(case: Case, sample: Sample, order: TestOrder) -> list[OrderedTest]:
    again = failing_tests(case, sample.plan.item)
    standard = product_standard(case, sample.plan.sni_number)
    names = ("name", "method", "unit", "lower", "upper", "expected", "decimals", "source", "is_confirmed")
    rows: list[OrderedTest] | list[TestParameter] = again or (list(standard.parameters.all()) if standard else [])
    return [
        OrderedTest(
            order=order,
            place=place,
            by_hand=getattr(row, "by_hand", False),
            **{name: getattr(row, name) for name in names},
        )
        for place, row in enumerate(rows, start=1)
    ]


def add_parameter(task: Task, sample_id: int, parameter: Parameter) -> OrderedTest:
    """Order one more parameter, written by hand, of a product whose standard the office has not entered."""
    sample = next((one for one in under_way(task) if one.pk == sample_id), None)
    tests = ordered_tests(sample) if sample else []
    if sample is None or not hasattr(sample, "order") or is_retest(sample):
        raise NotOrdered
    if product_standard(task.case, sample.plan.sni_number) is not None:
        raise HasStandard(sample.plan.sni_number)
    check_limit(parameter.limit)
    if any(one.name.casefold() == parameter.name.casefold() for one in tests):
        raise ParameterTwice(parameter.name)
    return OrderedTest.objects.create(
        order=sample.order,
        place=len(tests) + 1,
        name=parameter.name,
        method=parameter.method,
        source=parameter.source,
        by_hand=True,
        **vars(parameter.limit),
    )


def drop_parameter(task: Task, test_id: int) -> str:
    """Take a parameter written by hand out of the order again; its name."""
    tests = [test for sample in under_way(task) for test in ordered_tests(sample)]
    found = next((one for one in tests if one.pk == test_id and one.by_hand), None)
    if found is None or hasattr(found, "result"):
        raise NotOrdered
    found.delete()
    return found.name


def report(task: Task, reported: Mapping[int, Reported], by: Capacity, at: datetime) -> Results:
    """Keep what a laboratory found, by the ids of the tests. Nothing is kept when one of them cannot stand."""
    tests = {test.pk: (sample, test) for sample in under_way(task) for test in ordered_tests(sample)}
    results = Results()
    if not set(reported) <= tests.keys():
        raise NotOrdered
    ready = {}
    for test_id, one in reported.items():
        sample, test = tests[test_id]
        try:
            ready[test_id] = _checked(task.case, sample, test, one, at)
        except SampleRefusal as refusal:
            results.refused.append(Refused(test_id, refusal))
    if results.refused:
        return results
    for test_id, given in ready.items():
        made = {**given, "task": task, "entered_at": at, "entered_by_id": by.user_id}
        results.kept.append(TestResult.objects.update_or_create(test_id=test_id, defaults=made)[0])
    return results


def _checked(case: Case, sample: Sample, test: OrderedTest, one: Reported, at: datetime) -> dict[str, object]:
    """The result as it is kept; a SampleRefusal says what cannot stand."""
    value, limit = read_value(one.value), limit_of(test)
    check_result(value, limit)
    if value.number is not None:
        check_unit(one.unit, test.unit)
    uncertainty: Decimal | None = read_uncertainty(one.uncertainty)
    method = one.method or test.method
    if not method:
        raise MethodMissing
    taken = office_day(case.office, sample.taken_at).date()
    if one.tested_on < taken:
        raise TestedBeforeTaken(tanggal(one.tested_on), tanggal(taken))
    if one.tested_on > office_day(case.office, at).date():
        raise TestedInFuture(tanggal(one.tested_on))
    kept = one.uncertainty.strip() if uncertainty is not None else ""
    return {"value": value.typed, "unit": test.unit, "method": method, "uncertainty": kept, "tested_on": one.tested_on}
