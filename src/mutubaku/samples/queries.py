"""Reading samples: what is planned, taken, under way and tested in a case, and what stands against a certificate."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.people.models import Office
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page
from mutubaku.schemes.queries import terms_of

from .models import (
    HandOver,
    OrderedTest,
    PartFor,
    Sample,
    SamplePart,
    SamplingConfirmation,
    SamplingLink,
    SamplingPlan,
    TestOrder,
    TestResult,
)
from .policy import (
    Custody,
    Judgement,
    Limit,
    Passing,
    Standing,
    held_for,
    judge,
    may_retest,
    newest,
    passed,
    read_result,
    read_uncertainty,
    to_sample,
)

REPORT_STEP, RETEST = "laboratory-report", "uji-ulang"  # where a retest is ordered, and how
ONE_LOT = "1"  # certification type 1: the certificate holds for one lot (domain.md 2.2)


@dataclass(frozen=True)
class Line:
    """A tested parameter as a page or a paper shows it; without result, neither value nor judgement."""

    sample: Sample
    test: OrderedTest
    result: TestResult | None
    limit: Limit
    judgement: Judgement | None


@once_a_page
def plans_of(case: Case) -> list[SamplingPlan]:
    """The plan in force of each product of a case: the newest."""
    return list({plan.item: plan for plan in _PLANS.models(case=case.pk)}.values())


_PLANS: Prepared[SamplingPlan] = Prepared(
    lambda mark: (
        SamplingPlan.objects.filter(task__case_id=mark.number("case")).select_related("taker").order_by("task_id", "id")
    )
)


def samples_of(case: Case) -> QuerySet[Sample]:
    """Every sample of a case, oldest first, with all that belongs to it."""
    rows = Sample.objects.filter(task__case=case).select_related("plan", "order", "recorded_by", "task")
    return rows.prefetch_related("parts", "photos__file", "hand_overs", "order__tests__result").order_by("pk")


def samples_in(task: Task) -> list[Sample]:
    """What was taken at this opening of the sampling step."""
    return [one for one in samples_of(task.case) if one.task_id == task.pk]


@once_a_page
def current(case: Case) -> list[Sample]:
    """The newest sample of each product, which is what is sent and tested."""
    return list({one.plan.item: one for one in samples_of(case)}.values())


def wanted(task: Task) -> list[SamplingPlan]:
    """The products a sample is to be taken of at this opening of the sampling step."""
    before = [one for one in samples_of(task.case) if one.task_id < task.pk]
    taken = {one.plan.item: not one.void_reason for one in before}
    planned = {plan.item: plan for plan in plans_of(task.case)}
    return [planned[item] for item in to_sample(planned, taken, _standings(before))]


def confirmation_in(task: Task) -> SamplingConfirmation | None:
    """The word of both parties on the record as it stands; none once a sample was recorded after it."""
    last = task.sampling_confirmations.select_related("taker").last()
    recorded = [one.recorded_at for one in samples_in(task)]
    return last if last is not None and recorded and last.confirmed_at >= max(recorded) else None


def link_in(task: Task) -> SamplingLink | None:
    """The link and code of the record of this opening of the sampling step, once shown."""
    return SamplingLink.objects.filter(task=task).first()


def open_link(secret: str) -> SamplingLink | None:
    """The record this secret opens, while its step is open."""
    links = SamplingLink.objects.select_related("task__case__office", "task__case__organisation", "shown_by")
    return links.filter(secret=secret, task__closed_at=None, task__case__closed_at=None).first()


def all_taken(task: Task) -> bool:
    """Whether of everything that is to be sampled a sample was recorded."""
    taken = {one.plan_id for one in samples_in(task)}
    return bool(taken) and all(plan.pk in taken for plan in wanted(task))


def seal_holder(office: Office, seal: str, *, apart_from: Sample | None = None) -> str:
    """Where a seal number was used in the office, in words; nothing when it was not."""
    part = SamplePart.objects.filter(office=office, seal=seal).exclude(sample=apart_from).first()
    if part is not None:
        return _("%(sample)s, bagian “%(part)s”") % {
            "sample": _named(part.sample),
            "part": part.get_part_for_display(),
        }
    again = HandOver.objects.filter(sample__office=office, new_seal=seal).first()
    return _("%(sample)s ketika disegel ulang") % {"sample": _named(again.sample)} if again else ""


def _named(sample: Sample) -> str:
    words = {"code": sample.code, "case": sample.task.case.number}
    return _("contoh %(code)s permohonan %(case)s") % words


def custody_of(sample: Sample) -> Custody:
    """Who holds a sample's part for the laboratory, from its taking through every hand-over."""
    custody = Custody(sample.code, sample.recorded_by.name, sample.taken_at)
    for one in sample.hand_overs.all():
        told = {name: getattr(one, name) for name in ("at", "to_kind", "receiver", "laboratory", "broken")}
        custody = passed(custody, Passing(**told))
    order = order_of(sample)
    return held_for(custody, order.laboratory if order else "")


def order_of(sample: Sample) -> TestOrder | None:
    """To which laboratory a sample goes, once that is said."""
    found: TestOrder | None = getattr(sample, "order", None)
    return found


def ordered_tests(sample: Sample) -> list[OrderedTest]:
    """What is tested of a sample, in order."""
    order = order_of(sample)
    return list(order.tests.all()) if order else []


def under_way(task: Task) -> list[Sample]:
    """The samples a step has to send or to test: the newest ones that were not tested before it."""
    return [one for one in current(task.case) if not _is_tested_before(one, task)]


def _is_tested_before(sample: Sample, task: Task) -> bool:
    results = [result_of(test) for test in ordered_tests(sample)]
    return bool(results) and all(one is not None and one.task_id < task.pk for one in results)


def result_of(test: OrderedTest) -> TestResult | None:
    """What was found, once it was."""
    found: TestResult | None = getattr(test, "result", None)
    return found


def limit_of(test: OrderedTest) -> Limit:
    """What a test asks for, as plain values."""
    return Limit(test.unit, test.lower, test.upper, test.expected, test.decimals)


def lines_of(samples: Iterable[Sample]) -> list[Line]:
    """Every ordered parameter of these samples with what was found and how it is judged."""
    return [_line(sample, test) for sample in samples for test in ordered_tests(sample)]


def _line(sample: Sample, test: OrderedTest) -> Line:
    result, limit = result_of(test), limit_of(test)
    if result is None:
        return Line(sample, test, None, limit, None)
    judged = judge(read_result(result.value, limit.expected), limit, read_uncertainty(result.uncertainty))
    return Line(sample, test, result, limit, judged)


def standings(case: Case) -> list[Standing]:
    """How each tested parameter of each product stands now."""
    return _standings(samples_of(case))


def _standings(samples: Iterable[Sample]) -> list[Standing]:
    lines = lines_of(one for one in samples if not one.void_reason)
    told = [
        Standing(line.sample.plan.item, line.test.name, line.judgement.verdict if line.judgement else None)
        for line in lines
    ]
    return list(newest(told).values())


def failing_tests(case: Case, item: int) -> list[OrderedTest]:
    """The parameters of a product that failed last: what a retest is made of."""
    failing = {one.parameter for one in standings(case) if one.item == item and one.fails}
    tests = [
        test for one in samples_of(case) if one.plan.item == item for test in ordered_tests(one) if result_of(test)
    ]
    return list({test.name: test for test in tests if test.name in failing}.values())


def samples_before(task: Task, plan: SamplingPlan) -> list[Sample]:
    """The samples of a product from before this opening of the sampling step, oldest first."""
    return [one for one in samples_of(task.case) if one.task_id < task.pk and one.plan.item == plan.item]


def lot_asked(task: Task, plan: SamplingPlan) -> str:
    """The lot that was tested of a product certified by its lot (type 1), from which a retest is sampled too."""
    if plan.certification_type != ONE_LOT:
        return ""
    tested = [one.lot for one in samples_before(task, plan) if any(result_of(test) for test in ordered_tests(one))]
    return tested[0] if tested else ""


def is_retest(sample: Sample) -> bool:
    """Whether a product was tested before this sample of it was taken: then only what failed is tested again."""
    earlier = Sample.objects.filter(task__case=sample.task.case_id, plan__item=sample.plan.item, pk__lt=sample.pk)
    return earlier.filter(order__tests__result__isnull=False).exists()


def retests_done(case: Case) -> int:
    """How often something was sent to be tested again."""
    return case.tasks.filter(step=REPORT_STEP, outcome=RETEST).count()


def retests_allowed(case: Case) -> int:
    """How often the case's scheme allows it."""
    return terms_of(case).retests


def retest_is_open(case: Case) -> bool:
    """Whether something failed and may be tested again."""
    return may_retest(standings(case), done=retests_done(case), allowed=retests_allowed(case))


def standing_against(case: Case) -> list[str]:
    """What of samples and tests stands against a certificate, a sentence each; nothing when every product passes."""
    return [said for _item, said in standing_by_item(case)]


def standing_by_item(case: Case) -> list[tuple[int | None, str]]:
    """What stands against a certificate with the product (id of the application's row) it is about; None for all.

    Only products are sampled: of other schemes nothing ever stands here.
    """
    plans = plans_of(case)
    if not plans and case.scheme == Scheme.SPPT_SNI:
        return [(None, _("Pengambilan contoh belum direncanakan."))]
    by_item = {one.plan.item: one for one in current(case)}
    found = standings(case) if plans else []
    return [
        (plan.item, said)
        for plan in plans
        for said in _said_of(plan, by_item.get(plan.item), [one for one in found if one.item == plan.item])
    ]


def _said_of(plan: SamplingPlan, sample: Sample | None, mine: Collection[Standing]) -> list[str]:
    """What stands against one product."""
    if sample is None or sample.void_reason:
        return [_("Contoh %(product)s belum diambil.") % {"product": plan}]
    unfinished = not mine or any(one.verdict is None for one in mine)
    said = [_("Pengujian %(product)s belum selesai.") % {"product": plan}] if unfinished else []
    return said + [
        _("%(product)s tidak memenuhi %(sni)s: %(parameter)s.")
        % {"product": plan, "sni": plan.sni_number, "parameter": one.parameter}
        for one in mine
        if one.fails
    ]


def lots_of(case: Case) -> dict[int, str]:
    """The one lot a certificate of type 1 is limited to, by product."""
    return {one.plan.item: one.lot for one in current(case) if one.plan.certification_type == ONE_LOT}


def laboratory_seal(sample: Sample) -> str:
    """The seal that is on the laboratory's part now."""
    seals = [one.new_seal for one in sample.hand_overs.all() if one.new_seal]
    parts = [one.seal for one in sample.parts.all() if one.part_for == PartFor.LABORATORY]
    return (seals or parts or [""])[-1]
