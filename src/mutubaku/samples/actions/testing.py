"""Ordering tests and keeping results; the case is locked by the caller, who journals as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case, Task
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.samples.errors import (
    AccreditationLapsed,
    HasStandard,
    LaboratoryMissing,
    LaboratoryReasonMissing,
    LaboratoryUnknown,
    MethodMissing,
    NotOrdered,
    OutsideScope,
    ParameterTwice,
    SampleRefusal,
    TestedBeforeReceived,
    TestedBeforeTaken,
    TestedInFuture,
)
from mutubaku.samples.laboratories import accredited, held_on, in_force, ordered_on, remarks_of
from mutubaku.samples.models import (
    OrderedTest,
    Sample,
    TestOrder,
    TestResult,
)
from mutubaku.samples.policy import (
    Accredited,
    Limit,
    check_limit,
    check_result,
    check_unit,
    lapsed_since,
    read_result,
    read_uncertainty,
    remarks_on,
)
from mutubaku.samples.queries import (
    custody_of,
    failing_tests,
    is_retest,
    limit_of,
    ordered_tests,
    samples_of,
    under_way,
)
from mutubaku.schemes.models import TestParameter
from mutubaku.schemes.queries import product_standard

COPIED = ("address", "city", "accreditation", "accredited_from", "accredited_to", "scope", "scope_note", "is_own")
UNKNOWN: dict[str, object] = dict.fromkeys(COPIED, "") | {
    "accredited_from": None,
    "accredited_to": None,
    "scope": [],
    "is_own": False,
}
"""What is not known of a laboratory written by hand."""


@dataclass(frozen=True, kw_only=True)
class Destination:
    """Where samples go: a laboratory of the office's list by its id, or one written by hand with the accreditation
    number it gives. ``reason``: why there, where something asks for one.
    """

    listed: int | None = None
    name: str = ""
    accreditation: str = ""
    reason: str = ""


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


def order_tests(task: Task, destination: Destination, by: Capacity, at: datetime) -> list[TestOrder]:
    """Order every sample under way at a laboratory: what failed last, else every parameter of the standard.

    What the office's list says of the laboratory today is copied into the order. LaboratoryReasonMissing when
    something about it asks for a reason and none is given; nothing may be kept then.
    """
    chosen = _chosen(task.case, destination, at)
    moved = _moved(under_way(task), str(chosen["laboratory"]))
    orders = [_ordered(task.case, sample, {**chosen, "ordered_at": at}, by) for sample in under_way(task)]
    remarks = dict.fromkeys([*moved, *(remark for order in orders for remark in remarks_of(order))])
    if remarks and not destination.reason:
        raise LaboratoryReasonMissing(list(remarks))
    return orders


def _moved(samples: Sequence[Sample], laboratory: str) -> list[str]:
    """What asks for a reason when another laboratory is chosen for samples than the one that has them already."""
    said = _("Contoh %(code)s sudah diserahkan kepada %(laboratory)s.")
    held = [(one, there) for one in samples if (there := custody_of(one).laboratory)]
    return [said % {"code": one.code, "laboratory": there} for one, there in held if there != laboratory]


def _chosen(case: Case, destination: Destination, at: datetime) -> dict[str, object]:
    """The laboratory as an order keeps it (LaboratoryUnknown, LaboratoryMissing, LaboratoryReasonMissing)."""
    today = office_day(case.office, at).date()
    if destination.listed is not None:
        row = in_force(case.office, today).filter(pk=destination.listed).first()
        if row is None:
            raise LaboratoryUnknown
        copied = {name: getattr(row, name) for name in COPIED}
        return {**copied, "listed": row, "laboratory": row.name, "reason": destination.reason}
    if not destination.name:
        raise LaboratoryMissing
    if not destination.reason:
        raise LaboratoryReasonMissing(remarks_on(Accredited(is_listed=False), today, {}))
    written = {"accreditation": destination.accreditation, "reason": destination.reason}
    return {**UNKNOWN, "listed": None, "laboratory": destination.name, **written}


def _ordered(case: Case, sample: Sample, chosen: dict[str, object], by: Capacity) -> TestOrder:
    """The order of a sample, with its tests when it is a new one."""
    made = {**chosen, "ordered_by_id": by.user_id}
    order, is_new = TestOrder.objects.update_or_create(sample=sample, defaults=made)
    if is_new:
        OrderedTest.objects.bulk_create(_tests(case, sample, order))
    return order


def _tests(case: Case, sample: Sample, order: TestOrder) -> list[OrderedTest]:
    """What failed before; else the parameters of its standard, and where the office has none those that were written
    by hand for the sample before it, which was never tested.
    """
    again = failing_tests(case, sample.plan.item)
    standard = product_standard(case, sample.plan.sni_number)
    if not again and standard is None:
        again = _by_hand_before(case, sample)
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


def _by_hand_before(case: Case, sample: Sample) -> list[OrderedTest]:
    earlier = [one for one in samples_of(case) if one.pk < sample.pk and one.plan.item == sample.plan.item]
    ordered = [tests for one in earlier if (tests := ordered_tests(one))]
    return [one for one in ordered[-1] if one.by_hand] if ordered else []


def add_parameter(task: Task, sample_id: int, parameter: Parameter) -> OrderedTest:
    """Order one more parameter, written by hand, of a product whose standard the office has not entered."""
    sample = next((one for one in under_way(task) if one.pk == sample_id), None)
    tests = ordered_tests(sample) if sample else []
    if sample is None or not hasattr(sample, "order") or is_retest(sample):
        raise NotOrdered
    if product_standard(task.case, sample.plan.sni_number) is not None:
        raise HasStandard(sample.plan.sni_number)
    check_limit(parameter.limit)
    if not sample.order.reason and remarks_of(sample.order, parameter.name):
        raise OutsideScope(parameter.name, sample.order.laboratory)
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


def report(task: Task, reported: Mapping[int, Reported], by: Capacity, at: datetime, *, reason: str = "") -> Results:
    """Keep what a laboratory found, by the ids of the tests. Nothing is kept when one of them cannot stand.

    AccreditationLapsed when the laboratory was not accredited any more on the day of a test and no ``reason`` is given.
    """
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
    late = _lapsed({test_id: tests[test_id][0] for test_id in ready}, reported)
    if late and not reason:
        raise AccreditationLapsed(list(dict.fromkeys(late.values())))
    for test_id, given in ready.items():
        entered = {"task": task, "entered_at": at, "entered_by_id": by.user_id}
        made = {**given, **entered, "reason": reason if test_id in late else ""}
        results.kept.append(TestResult.objects.update_or_create(test_id=test_id, defaults=made)[0])
    return results


def _lapsed(samples: Mapping[int, Sample], reported: Mapping[int, Reported]) -> dict[int, str]:
    """By the ids of the tests, what asks for a reason: the accreditation had lapsed, and none is known for that day."""
    late = {}
    for test_id, sample in samples.items():
        order, tested_on = sample.order, reported[test_id].tested_on
        said = lapsed_since(accredited(order), ordered_on(order), tested_on)
        if said and not held_on(order, tested_on):
            late[test_id] = said
    return late


def _checked(case: Case, sample: Sample, test: OrderedTest, one: Reported, at: datetime) -> dict[str, object]:
    """The result as it is kept; a SampleRefusal says what cannot stand."""
    limit = limit_of(test)
    value = read_result(one.value, limit.expected)
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
    custody = custody_of(sample)
    received = office_day(case.office, custody.since).date()
    if custody.is_delivered and one.tested_on < received:
        raise TestedBeforeReceived(tanggal(one.tested_on), tanggal(received))
    if one.tested_on > office_day(case.office, at).date():
        raise TestedInFuture(tanggal(one.tested_on))
    kept = one.uncertainty.strip() if uncertainty is not None else ""
    return {"value": value.typed, "unit": test.unit, "method": method, "uncertainty": kept, "tested_on": one.tested_on}
