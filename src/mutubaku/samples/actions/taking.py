"""Planning, taking and handing on samples; the case is locked by the caller, who journals as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from mutubaku.cases.models import Case, Task
from mutubaku.documents.photos import keep_photo
from mutubaku.people.access import Capacity
from mutubaku.people.codes import HOLDS, new_code
from mutubaku.people.models import User
from mutubaku.people.queries import lock_office, officials
from mutubaku.samples.errors import (
    InTheFuture,
    NoSamples,
    NotASampler,
    NothingTaken,
    NotPlanned,
    RecordCodeExpired,
    RecordCodeWrong,
    RecordConfirmed,
    SampleInTransit,
    SealForEach,
    SealMissing,
    SealTwice,
    SealUsed,
    TakenBeforeCase,
    TakenBeforeOther,
)
from mutubaku.samples.models import (
    BrokenSeal,
    HandOver,
    PartFor,
    Receiver,
    Sample,
    SamplePart,
    SamplePhoto,
    SamplingConfirmation,
    SamplingLink,
    SamplingPlan,
)
from mutubaku.samples.policy import (
    Passing,
    check_lot,
    check_parts,
    check_passing,
    seal_number,
)
from mutubaku.samples.queries import (
    all_taken,
    confirmation_in,
    custody_of,
    lot_asked,
    order_of,
    samples_before,
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
    parts: Mapping[PartFor, tuple[str, str]]
    population: str = ""
    note: str = ""


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
    """Record a sample of a product with its sealed parts, or record it anew while nobody has it but the taker. The code
    by which the record was to be confirmed holds no longer: the representative confirms what they were shown.
    """
    plan = next((one for one in wanted(task) if one.pk == plan_id), None)
    if plan is None:
        raise NotPlanned
    old = next((one for one in samples_in(task) if one.plan_id == plan_id), None)
    if old is not None and old.hand_overs.exists():
        raise SampleInTransit(old.code)
    if taken.taken_at > at:
        raise InTheFuture(taken.taken_at, "taken_at")
    if taken.taken_at < task.case.opened_at.replace(second=0, microsecond=0):  # people write minutes
        raise TakenBeforeCase(taken.taken_at, task.case.opened_at)
    for one in samples_before(task, plan)[-1:]:
        if taken.taken_at < one.taken_at.replace(second=0, microsecond=0):
            raise TakenBeforeOther(taken.taken_at, one.code, one.taken_at)
    lot = lot_asked(task, plan)
    check_lot(taken.lot, lot)
    parts = _parts(task.case, taken, old)
    given = {name: value for name, value in vars(taken).items() if name != "parts"} | {"lot": lot or taken.lot}
    recorded = {"office": task.case.office, "recorded_at": at, "recorded_by_id": by.user_id}
    sample, _ = Sample.objects.update_or_create(task=task, plan=plan, defaults={**given, **recorded})
    sample.parts.all().delete()
    SamplePart.objects.bulk_create(
        SamplePart(office=task.case.office, sample=sample, part_for=part_for, quantity=quantity, seal=seal)
        for part_for, (quantity, seal) in parts.items()
    )
    SamplingLink.objects.filter(task=task, code_until__gt=at).update(code_until=at)
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
    check_parts(taken.quantity, [quantity for quantity, _ in parts.values()], f"{PartFor.LABORATORY}_quantity")
    return parts


def check_seal_free(case: Case, seal: str, at_field: str, *, apart_from: Sample | None = None) -> None:
    """Refuse a seal that is on another part in the office, saying on which."""
    holder = seal_holder(case.office, seal, apart_from=apart_from)
    if holder:
        raise SealUsed(seal, holder, at_field)


def add_photo(task: Task, sample_id: int, name: str, data: bytes, by: Capacity, at: datetime) -> SamplePhoto:
    """Keep a photo of a sample by its hash; UploadRefused says why it is not taken."""
    sample = next((one for one in samples_in(task) if one.pk == sample_id), None)
    if sample is None:
        raise NotPlanned
    file, filename = keep_photo(name, data, at)
    added: dict[str, Any] = {"added_at": at, "added_by_id": by.user_id}
    return SamplePhoto.objects.create(sample=sample, file=file, filename=filename, **added)


def show_code(task: Task, by: Capacity, at: datetime) -> SamplingLink:
    """The taker says the record is right and shows the code by which the company's representative says so too.

    NothingTaken while a sample is missing. A new code: the one before holds no longer.
    """
    if not all_taken(task):
        raise NothingTaken
    given = {"code": new_code(), "code_until": at + HOLDS, "shown_by_id": by.user_id}
    return SamplingLink.objects.update_or_create(task=task, defaults=given)[0]


def confirm(link: SamplingLink, code: str, name: str, position: str, at: datetime) -> SamplingConfirmation:
    """The company's representative says the record as it stands is right.

    RecordCodeWrong, RecordCodeExpired, NothingTaken, or RecordConfirmed when it was said already.
    """
    if code != link.code:
        raise RecordCodeWrong
    if link.code_until <= at:
        raise RecordCodeExpired
    if not all_taken(link.task):
        raise NothingTaken
    word = confirmation_in(link.task)
    if word is not None:
        raise RecordConfirmed(word.name)
    given = {"confirmed_at": at, "taker_id": link.shown_by_id}
    return SamplingConfirmation.objects.create(task=link.task, name=name, position=position, **given)


def hand_on(task: Task, sample_ids: Sequence[int], passing: Passing, by: Capacity, at: datetime) -> list[HandOver]:
    """Keep the next hand-over of these samples; the giver is whoever has them. A refusal keeps none of them."""
    if passing.broken and passing.new_seal and len(set(sample_ids)) > 1:
        raise SealForEach
    chosen = [one for one in under_way(task) if one.pk in set(sample_ids)]
    if not chosen:
        raise NoSamples
    is_there = passing.to_kind == Receiver.LABORATORY
    laboratory = passing.laboratory if is_there else ""
    tidy = replace(passing, new_seal=seal_number(passing.new_seal), laboratory=laboratory)
    return [_hand_on(task, sample, tidy, by, at) for sample in chosen]


def _hand_on(task: Task, sample: Sample, passing: Passing, by: Capacity, at: datetime) -> HandOver:
    custody = custody_of(sample)
    order = order_of(sample)
    check_passing(custody, passing, at, ordered=order.laboratory if order else "")
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
