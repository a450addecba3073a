"""Products that fail the laboratory twice: the others are granted in part, and when none is left, all is refused."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mutubaku.applications.models import ProductItem
from mutubaku.cases.models import Case, Task
from mutubaku.certificates.models import Certificate
from mutubaku.cli.demonstration.filling.committee import summon
from mutubaku.conduct import actions, guard
from mutubaku.conduct.actions import sampling
from mutubaku.conduct.actions.appealing import make_appeal
from mutubaku.conduct.actions.deciding import (
    conclude_committee,
    save_certification_review,
    save_decision,
    state_in_committee,
)
from mutubaku.conduct.works.deciding import questions_of
from mutubaku.conduct.works.final import checks_of
from mutubaku.conduct.works.parts import scope_items
from mutubaku.decisions.errors import StandsAgainst
from mutubaku.decisions.queries import active_members, decision_of, is_refused
from mutubaku.samples.actions import Reported
from mutubaku.samples.queries import current, lines_of
from tests.cast import Cast, close, drive, fresh
from tests.conduct.quick import Written

GOOD, BAD = "Contoh", "Kedua"
FAILS = "Air mineral Kedua tidak memenuhi SNI 3553:2015: pH"
SOON = timedelta(minutes=5)


def missing(task: Task, key: str) -> tuple[str, ...]:
    return next(one.missing for one in guard.choices(task) if one.outcome.key == key)


def after_testing(cast: Cast, case: Case, at: datetime, acidity: dict[str, str]) -> Task:
    """What the laboratory finds of each brand; the step that examines its report."""
    drive(case, until="testing", at=at)
    testing = fresh(case, "testing")
    reported = {
        line.test.pk: Reported(value=acidity[line.sample.plan.brand], tested_on=testing.opened_at.date())
        for line in lines_of(current(case))
        if line.result is None
    }
    sampling.report_results(testing.pk, cast.staff["laboratory"], testing.opened_at + SOON, reported=reported)
    actions.perform(testing.pk, "selesai", cast.staff["laboratory"], testing.opened_at + 2 * SOON)
    drive(case, until="laboratory-report", at=testing.opened_at)
    return fresh(case, "laboratory-report")


def failed_twice(cast: Cast, acidity: dict[str, str]) -> Task:
    """The review of a case with products of these brands, of which one failed, was tested again, and failed again."""
    task = cast.case_at("audit-plan", "sppt-sni")
    product = ProductItem.objects.get(application__case=task.case)
    for key, brand in zip((product.pk, None), acidity, strict=False):
        product.pk, product.brand = key, brand
        product.save()
    first = after_testing(cast, task.case, task.opened_at, acidity)
    at = first.opened_at + SOON
    actions.perform(first.pk, "uji-ulang", cast.staff["ss"], at, note="pH melebihi batas.")
    second = after_testing(cast, task.case, at, acidity)
    actions.perform(second.pk, "gagal", cast.staff["ss"], second.opened_at + SOON)
    return fresh(task.case, "review")


def reviewed(cast: Cast, review: Task, recommendation: str) -> Task:
    """The committee's step, after the reviewer found the test results wanting and recommends this."""
    reviewer, at = cast.staff["reviewer"], review.opened_at + SOON
    replies = {one.key: ("yes", "") for one in questions_of(review.case)}
    replies["komite-hasil-uji"] = ("no", "pH melebihi batas dua kali.")
    given = {"replies": replies, "words": "Uji ulang gagal."}
    save_certification_review(review.pk, reviewer, at, recommendation="grant", **given)
    assert FAILS in missing(review, "lengkap")
    save_certification_review(review.pk, reviewer, at, recommendation=recommendation, **given)
    assert missing(review, "lengkap") == ()
    actions.perform(review.pk, "lengkap", reviewer, at)
    return fresh(review.case, "committee")


def concluded(cast: Cast, task: Task, conclusion: str, outcome: str, **part: object) -> Task:
    """The step of the decision, after the committee agreed on this; before, granting everything was refused it."""
    by, at = cast.staff["committee"], task.opened_at + SOON
    meeting = summon(task, by, at)
    with pytest.raises(StandsAgainst, match=FAILS):
        conclude_committee(task.pk, by, at, conclusion="grant")
    assert FAILS in missing(task, "direkomendasikan")
    conclude_committee(task.pk, by, at, conclusion=conclusion, reasons="Uji ulang gagal.", **part)  # type: ignore[arg-type]  # as its fields
    for member in active_members(meeting):
        state_in_committee(task.pk, member.user, at, agrees=True)
    actions.perform(task.pk, outcome, by, at, note="Uji ulang gagal.")
    return fresh(task.case, "decision")


def test_a_product_that_fails_for_good_is_left_out_of_a_certificate_that_names_only_the_others(
    cast: Cast, quick_papers: Written
) -> None:
    """ISO/IEC 17065, 7.6: from the second failure in the laboratory to the certificate of what was granted."""
    review = failed_twice(cast, {GOOD: "7,2", BAD: "9,1"})
    case, (good, bad) = review.case, scope_items(review.case)
    committee = reviewed(cast, review, "part")
    assert "diberikan sebagian: Air mineral Contoh 600 ml" in str(quick_papers.papers)
    decision = concluded(cast, committee, "part", "direkomendasikan-sebagian", part_items=[good])
    decider, at = cast.staff["decision-maker"], decision.opened_at + SOON
    given = {"basis": "Rekomendasi komite", "reasons": "Sebagian."}
    save_decision(decision.pk, decider, at, part_items=[bad], **given)  # type: ignore[arg-type]  # as its fields
    assert missing(decision, "diberikan-sebagian") == (FAILS,)
    save_decision(decision.pk, decider, at, part_items=[good], **given)  # type: ignore[arg-type]  # as its fields
    assert FAILS in missing(decision, "diberikan")
    actions.perform(decision.pk, "diberikan-sebagian", decider, at, note="Sebagian.")
    assert [one.note for one in checks_of(case) if one.name == "Tidak ada yang menahan sertifikasi"] == [""]
    drive(case, at=at)
    certificate = Certificate.objects.get(case=case)
    assert certificate.issued_at is not None
    assert [one["brand"] for one in certificate.scope["products"]] == [GOOD]


def test_failing_again_leads_to_a_refusal_with_the_right_of_appeal(cast: Cast) -> None:
    """ISO/IEC 17065, 7.6 and 7.13: the only product failed twice, and nothing can be granted in part."""
    review = failed_twice(cast, {BAD: "9,1"})
    case = review.case
    committee = reviewed(cast, review, "refuse")
    decision = concluded(cast, committee, "refuse", "tidak-direkomendasikan")
    assert FAILS in missing(decision, "diberikan")
    at = decision.opened_at + SOON
    close(decision, "ditolak", cast.staff["decision-maker"], at, note="Tidak memenuhi.")
    case.refresh_from_db()
    assert (is_refused(case), case.ending) == (True, "refused")
    assert make_appeal(case.pk, cast.client, at, reason="Metode ujinya lain.").decision == decision_of(case)
