"""Samples of a product case: planned, taken, handed on, ordered and reported, each by who does the step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from mutubaku.cases.queries import lock_task
from mutubaku.conduct.guard import check_running
from mutubaku.conduct.works.letters import INDONESIAN
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, holdings_of
from mutubaku.people.models import User
from mutubaku.samples import actions as samples
from mutubaku.samples.errors import OfOneHand
from mutubaku.samples.models import (
    HandOver,
    OrderedTest,
    Sample,
    SamplePhoto,
    SamplingConfirmation,
    SamplingLink,
    SamplingPlan,
    TestOrder,
)
from mutubaku.samples.policy import Passing

from .working import working

PLANNING, TAKING, SENDING, TESTING = "audit-plan", "sampling", "sample-delivery", "testing"


def plan_sampling(task_id: int, by: User, at: datetime, *, planned: Sequence[samples.Planned]) -> list[SamplingPlan]:
    """Write how each product is sampled; SampleRefusal says what cannot stand."""
    with working(task_id, by, at) as work:
        work.check_step(PLANNING)
        plans = samples.plan_sampling(work.task, planned, at)
        products = [{"item": one.item, "quantity": one.quantity, "taker": one.taker_id} for one in planned]
        work.journal(Verb.SAMPLING_PLANNED, {"products": products})
    return plans


def take_sample(task_id: int, by: User, at: datetime, *, plan_id: int, taken: samples.Taken) -> Sample:
    """Record a sample with its seals; recorded anew, both parties have to confirm again."""
    with working(task_id, by, at) as work:
        work.check_step(TAKING)
        sample = samples.take(work.task, plan_id, taken, work.by, at)
        seals = {part.part_for: part.seal for part in sample.parts.all()}
        work.journal(Verb.SAMPLE_TAKEN, {"sample": sample.code, "lot": sample.lot, "seals": seals})
    return sample


def add_photo(task_id: int, by: User, at: datetime, *, sample_id: int, name: str, data: bytes) -> SamplePhoto:
    """Keep a photo of a sample; UploadRefused or SampleRefusal says why it is not taken."""
    with working(task_id, by, at) as work:
        work.check_step(TAKING)
        photo = samples.add_photo(work.task, sample_id, name, data, work.by, at)
        work.journal(Verb.SAMPLE_TAKEN, {"sample": photo.sample.code, "photo": photo.file.sha256})
    return photo


def show_sampling_code(task_id: int, by: User, at: datetime) -> SamplingLink:
    """The taker finds the record right and shows the code for the company's representative; NothingTaken."""
    with working(task_id, by, at) as work:
        work.check_step(TAKING)
        link = samples.show_code(work.task, work.by, at)
        work.journal(Verb.SAMPLE_TAKEN, {"code_shown": True})
    return link


def confirm_sampling(
    link_id: int, code: str, at: datetime, *, name: str, position: str, user: User | None = None
) -> SamplingConfirmation:
    """The company's representative, who needs no account, confirms the record by the code; SampleRefusal says why not.

    ``user``: who is signed in where the code is typed. Nobody of the office speaks for the company: OfOneHand.
    """
    with transaction.atomic():
        link = SamplingLink.objects.get(pk=link_id)
        task = lock_task(link.task_id)
        check_running(task)
        if user is not None and holdings_of(user, task.case.office, at):
            raise OfOneHand
        link.task = task
        word = samples.confirm(link, code, name, position, at)
        guest = Capacity(user_id=None, name=name, title=position, on_behalf_of=task.case.organisation.name)
        data = {"step": task.step, "round": task.round, "confirmed_by": name, "position": position}
        record(task.case.chain, Verb.SAMPLE_TAKEN, guest, at, data, locked=True)
    return word


def hand_on(task_id: int, by: User, at: datetime, *, sample_ids: Sequence[int], passing: Passing) -> list[HandOver]:
    """Keep the next hand-over of these samples."""
    with working(task_id, by, at) as work:
        work.check_step(SENDING)
        links = samples.hand_on(work.task, sample_ids, passing, work.by, at)
        for one in links:
            told = {"sample": one.sample.code, "from": one.giver, "to": one.holder, "broken": one.broken}
            work.journal(Verb.SAMPLE_HANDED_ON, {**told, "at": one.at.isoformat()})
    return links


def order_tests(task_id: int, by: User, at: datetime, *, destination: samples.Destination) -> list[TestOrder]:
    """Order the tests of every sample under way at a laboratory; SampleRefusal says what asks for a reason."""
    with working(task_id, by, at) as work:
        work.check_step(SENDING)
        orders = samples.order_tests(work.task, destination, work.by, at)
        for one in orders[:1]:
            known = {"laboratory": one.laboratory, "listed": one.listed_id, "accreditation": one.accreditation}
            told = {**known, "until": one.accredited_to.isoformat() if one.accredited_to else "", "reason": one.reason}
            work.journal(Verb.TEST_ORDERED, {**told, "samples": [order.sample.code for order in orders]})
    return orders


def add_parameter(task_id: int, by: User, at: datetime, *, sample_id: int, parameter: samples.Parameter) -> OrderedTest:
    """Order a parameter written by hand, where the office has no standard of the product's number."""
    with working(task_id, by, at) as work:
        work.check_step(SENDING)
        test = samples.add_parameter(work.task, sample_id, parameter)
        with override(INDONESIAN):
            limit = parameter.limit.said
        work.journal(Verb.TEST_ORDERED, {"parameter": test.name, "limit": limit})
    return test


def drop_parameter(task_id: int, by: User, at: datetime, *, test_id: int) -> str:
    """Take a parameter written by hand out of the order again; its name."""
    with working(task_id, by, at) as work:
        work.check_step(SENDING)
        name = samples.drop_parameter(work.task, test_id)
        work.journal(Verb.TEST_ORDERED, {"parameter": name, "dropped": True})
    return name


def report_results(
    task_id: int,
    by: User,
    at: datetime,
    *,
    reported: Mapping[int, samples.Reported],
    reason: str = "",
    dry_run: bool = False,
) -> samples.Results:
    """Keep what the laboratory found; nothing of it when one result cannot stand, which the answer names.

    ``reason``: why a result counts that was found when the laboratory was not accredited any more.
    With ``dry_run`` nothing is kept at all: the answer says what would be.
    """
    with working(task_id, by, at) as work:
        work.check_step(TESTING)
        results = samples.report(work.task, reported, work.by, at, reason=reason)
        for one in results.kept:
            unit = "" if one.test.expected else one.unit
            value = {"parameter": one.test.name, "value": one.value, "unit": unit}
            work.journal(Verb.TEST_REPORTED, {**value, "reason": one.reason} if one.reason else value)
        if dry_run:
            transaction.set_rollback(True)
    return results
