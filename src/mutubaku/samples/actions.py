"""Writing plans, samples, hand-overs, orders and results; the case is locked by the caller, who journals as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mutubaku.cases.models import Case, Task
from mutubaku.documents.actions import keep_file
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.models import User
from mutubaku.people.queries import lock_office, officials
from mutubaku.schemes.models import TestParameter
from mutubaku.schemes.queries import product_standard

from .errors import (
    HasStandard,
    InTheFuture,
    MethodMissing,
    NoSamples,
    NotASampler,
    NothingTaken,
    NotOrdered,
    NotPlanned,
    ParameterTwice,
    PhotoNotPicture,
    SampleInTransit,
    SampleRefusal,
    SealMissing,
    SealTwice,
    SealUsed,
    TakenBeforeCase,
    TestedBeforeTaken,
    TestedInFuture,
)
from .models import (
    BrokenSeal,
    HandOver,
    OrderedTest,
    PartFor,
    Sample,
    SamplePart,
    SamplePhoto,
    SamplingConfirmation,
    SamplingPlan,
    TestOrder,
    TestResult,
)
from .policy import (
    Limit,
    Passing,
    check_limit,
    check_passing,
    check_result,
    check_unit,
    read_uncertainty,
    read_value,
    seal_number,
)
from .queries import (
    custody_of,
    failing_tests,
    limit_of,
    ordered_tests,
    samples_in,
    seal_holder,
    under_way,
    wanted,
)

PPC = "ppc"


@dataclass(frozen=True, kw_only=True)
class Planned:
    """How a product is to be sampled; the first lines are the product as the application names it."""

    item: int
    sni_number: str
    product: str
    brand: str
    variant: str
    certification_type: str
    population: str
    quantity: str
    place: str
    method: str
    taker_id: int


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A sample as it was taken; ``parts`` by whom they are for: quantity and seal number."""

    lot: str
    quantity: str
    taken_at: datetime
    place: str
    parts: Mapping[str, tuple[str, str]]
    population: str = ""
    note: str = ""


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


def plan_sampling(task: Task, planned: Sequence[Planned], at: datetime) -> list[SamplingPlan]:
    """Write the plan of each product at this opening of the planning step, or write it anew."""
    samplers = {one.user_id for one in officials(task.case.office, PPC, at)}
    plans = []
    for one in planned:
        if one.taker_id not in samplers:
            found = User.objects.filter(pk=one.taker_id).first()
            raise NotASampler(found.name if found else "–")
        given = {name: value for name, value in vars(one).items() if name != "item"}
        plans.append(SamplingPlan.objects.update_or_create(task=task, item=one.item, defaults=given)[0])
    return plans


def take(task: Task, plan_id: int, taken: Taken, by: Capacity, at: datetime) -> Sample:
    """Record a sample of a product with its sealed parts, or record it anew while nobody has it but the taker."""
    plan = next((one for one in wanted(task) if one.pk == plan_id), None)
    if plan is None:
        raise NotPlanned
    old = next((one for one in samples_in(task) if one.plan_id == plan_id), None)
    if old is not None and old.hand_overs.exists():
        raise SampleInTransit(old.code)
    if taken.taken_at > at:
        raise InTheFuture(taken.taken_at, "taken_at")
    if taken.taken_at < task.case.opened_at:
        raise TakenBeforeCase(taken.taken_at, task.case.opened_at)
    parts = _parts(task.case, taken, old)
    given = {name: value for name, value in vars(taken).items() if name != "parts"}
    recorded = {"office": task.case.office, "recorded_at": at, "recorded_by_id": by.user_id}
    sample, _ = Sample.objects.update_or_create(task=task, plan=plan, defaults={**given, **recorded})
    sample.parts.all().delete()
    SamplePart.objects.bulk_create(
        SamplePart(office=task.case.office, sample=sample, part_for=part_for, quantity=quantity, seal=seal)
        for part_for, (quantity, seal) in parts.items()
    )
    return sample


def _parts(case: Case, taken: Taken, old: Sample | None) -> dict[str, tuple[str, str]]:
    """The parts with their seals as they are kept; none of the seals was used before, in whichever case."""
    lock_office(case.office)  # two cases cannot take one seal at the same time
    parts: dict[str, tuple[str, str]] = {}
    for part_for in PartFor:
        quantity, typed = taken.parts.get(part_for, ("", ""))
        seal = seal_number(typed)
        if bool(quantity) != bool(seal) or (not seal and part_for == PartFor.LABORATORY):
            raise SealMissing(str(part_for.label), f"{part_for}_{'quantity' if seal else 'seal'}")
        if not seal:
            continue
        if seal in {used for _, used in parts.values()}:
            raise SealTwice(seal, f"{part_for}_seal")
        check_seal_free(case, seal, f"{part_for}_seal", apart_from=old)
        parts[part_for] = (quantity, seal)
    return parts


def check_seal_free(case: Case, seal: str, at_field: str, *, apart_from: Sample | None = None) -> None:
    """Refuse a seal that is on another part in the office, saying on which."""
    holder = seal_holder(case.office, seal, apart_from=apart_from)
    if holder:
        raise SealUsed(seal, holder, at_field)


def add_photo(task: Task, sample_id: int, name: str, data: bytes, by: Capacity, at: datetime) -> SamplePhoto:
    """Keep a photo of a sample by its hash; UploadRefused or PhotoNotPicture says why it is not taken."""
    sample = next((one for one in samples_in(task) if one.pk == sample_id), None)
    if sample is None:
        raise NotPlanned
    file, filename = keep_file(name, data, at)
    if not file.media_type.startswith("image/"):
        raise PhotoNotPicture(filename)
    added: dict[str, Any] = {"added_at": at, "added_by_id": by.user_id}
    return SamplePhoto.objects.create(sample=sample, file=file, filename=filename, **added)


def confirm(task: Task, name: str, position: str, by: Capacity, at: datetime) -> SamplingConfirmation:
    """Keep that the company's representative and the taker both say the record is right."""
    taken = {one.plan_id for one in samples_in(task)}
    if not taken or any(plan.pk not in taken for plan in wanted(task)):
        raise NothingTaken
    given = {"confirmed_at": at, "taker_id": by.user_id}
    return SamplingConfirmation.objects.create(task=task, name=name, position=position, **given)


def hand_on(task: Task, sample_ids: Sequence[int], passing: Passing, by: Capacity, at: datetime) -> list[HandOver]:
    """Keep the next hand-over of these samples; the giver is whoever has them. A refusal keeps none of them."""
    chosen = [one for one in under_way(task) if one.pk in set(sample_ids)]
    if not chosen:
        raise NoSamples
    tidy = replace(passing, new_seal=seal_number(passing.new_seal))
    return [_hand_on(task, sample, tidy, by, at) for sample in chosen]


def _hand_on(task: Task, sample: Sample, passing: Passing, by: Capacity, at: datetime) -> HandOver:
    custody = custody_of(sample)
    check_passing(custody, passing, at)
    if passing.new_seal:
        lock_office(task.case.office)
        check_seal_free(task.case, passing.new_seal, "new_seal")
    if passing.broken == BrokenSeal.VOID:
        Sample.objects.filter(pk=sample.pk).update(void_reason=passing.reason)
    recorded = {"recorded_at": at, "recorded_by_id": by.user_id}
    number = sample.hand_overs.count() + 1
    return HandOver.objects.create(
        task=task, sample=sample, number=number, giver=custody.holder, **vars(passing), **recorded
    )


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
    if sample is None or not hasattr(sample, "order") or failing_tests(task.case, sample.plan.item):
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
