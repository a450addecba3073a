"""Test results: kept as written, judged, checked, tested again as often as the scheme allows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.applications.models import ProductItem
from mutubaku.cases.library import procedures_in
from mutubaku.cases.models import Task
from mutubaku.certificates.models import Certificate
from mutubaku.conduct import actions
from mutubaku.conduct.actions import sampling as acts
from mutubaku.conduct.disclosure import client_may_know
from mutubaku.conduct.errors import PapersMissing
from mutubaku.conduct.tracking import public_history
from mutubaku.conduct.works.granted import granted
from mutubaku.journal.models import Verb
from mutubaku.journal.queries import history
from mutubaku.notices.models import Notice
from mutubaku.samples import errors
from mutubaku.samples.actions import Reported
from mutubaku.samples.models import OrderedTest, Sample, SamplingPlan
from mutubaku.samples.queries import (
    current,
    is_retest,
    lines_of,
    samples_of,
    standing_against,
    standing_by_item,
)
from tests.cast import Cast, drive, fresh
from tests.conduct.actions.sampled import (
    day,
    finish,
    report,
    sampling,
    sending,
    take,
    testing,
    walk,
)
from tests.conduct.quick import Written

__all__ = ["sampling", "sending", "testing"]


def test_results_are_kept_as_they_were_written_and_printed_with_their_judgement(
    cast: Cast, testing: Task, quick_papers: Written
) -> None:
    report(cast, testing, pH="7,2", Timbal="< 0,001", E_coli="tidak terdeteksi")
    finish(testing, "selesai", cast.staff["laboratory"])
    said = str(quick_papers.last("record"))
    assert "< 0,001 mg/L" in said
    assert "penerimaan sederhana" in said
    assert standing_against(testing.case) == []


def test_one_wrong_result_keeps_none_of_them(cast: Cast, testing: Task) -> None:
    acidity, lead, germ = (line.test for line in lines_of(current(testing.case)))
    reported = {
        acidity.pk: Reported(value="7,2", tested_on=day(testing)),
        lead.pk: Reported(value="0,1", unit="µg/L", tested_on=day(testing)),
        germ.pk: Reported(value="negatif", tested_on=day(testing) + timedelta(days=30)),
    }
    results = acts.report_results(testing.pk, cast.staff["laboratory"], testing.opened_at, reported=reported)
    assert {one.test_id: type(one.reason) for one in results.refused} == {
        lead.pk: errors.WrongUnit,
        germ.pk: errors.TestedInFuture,
    }
    assert all(line.result is None for line in lines_of(current(testing.case)))


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"tested_on": date(2020, 1, 1)}, errors.TestedBeforeTaken),
        ({"uncertainty": "besar"}, errors.UncertaintyUnreadable),
        ({"value": "7.2"}, errors.ValueUnreadable),
    ],
)
def test_a_result_that_cannot_stand_says_why(
    cast: Cast, testing: Task, changed: dict[str, object], refusal: type[errors.SampleRefusal]
) -> None:
    test = lines_of(current(testing.case))[0].test
    given: dict[str, object] = {"value": "7,2", "tested_on": day(testing)}
    reported = {test.pk: Reported(**{**given, **changed})}  # type: ignore[arg-type]  # as its fields
    results = acts.report_results(testing.pk, cast.staff["laboratory"], testing.opened_at, reported=reported)
    assert [type(one.reason) for one in results.refused] == [refusal]


def test_no_test_is_older_than_the_hand_over_to_the_laboratory(cast: Cast, testing: Task) -> None:
    sample = current(testing.case)[0]
    Sample.objects.filter(pk=sample.pk).update(taken_at=testing.opened_at - timedelta(days=3))
    test = lines_of(current(testing.case))[0].test
    reported = {test.pk: Reported(value="7,2", tested_on=day(testing) - timedelta(days=1))}
    results = acts.report_results(testing.pk, cast.staff["laboratory"], testing.opened_at, reported=reported)
    assert [type(one.reason) for one in results.refused] == [errors.TestedBeforeReceived]


def test_a_result_needs_its_method_and_an_order(cast: Cast, testing: Task) -> None:
    OrderedTest.objects.update(method="")
    test = lines_of(current(testing.case))[0].test
    reported = {test.pk: Reported(value="7,2", tested_on=day(testing))}
    laboratory = cast.staff["laboratory"]
    results = acts.report_results(testing.pk, laboratory, testing.opened_at, reported=reported)
    assert [type(one.reason) for one in results.refused] == [errors.MethodMissing]
    with pytest.raises(errors.NotOrdered):
        acts.report_results(testing.pk, laboratory, testing.opened_at, reported={0: reported[test.pk]})


def test_an_unfinished_test_does_not_end_the_step(cast: Cast, testing: Task, quick_papers: Written) -> None:
    actions.preview(testing, "laporan-uji", cast.staff["laboratory"], testing.opened_at)
    assert "belum diuji" in str(quick_papers.last("record"))
    with pytest.raises(PapersMissing, match="Hasil uji Timbal"):
        finish(testing, "selesai", cast.staff["laboratory"])
    assert standing_against(testing.case) == ["Pengujian Air mineral Contoh belum selesai."]


# The check, and the retest


def checked(cast: Cast, testing: Task, **values: str) -> Task:
    """The results reported; the step that checks them."""
    report(cast, testing, **values)
    finish(testing, "selesai", cast.staff["laboratory"])
    return walk(cast, testing, "laboratory-report")


def test_what_passes_is_checked_and_not_tested_again(cast: Cast, testing: Task) -> None:
    task = checked(cast, testing, pH="7,2", Timbal="0,001", E_coli="negatif")
    with pytest.raises(PapersMissing, match="Semua parameter memenuhi"):
        finish(task, "uji-ulang", cast.staff["ss"], note="Ulang")
    with pytest.raises(PapersMissing, match="pilih “Sesuai”"):
        finish(task, "gagal", cast.staff["ss"])
    finish(task, "diperiksa", cast.staff["ss"])


def test_only_what_failed_is_tested_again_once_and_failing_again_stands(
    cast: Cast, testing: Task, quick_papers: Written
) -> None:
    task = checked(cast, testing, pH="9,1", Timbal="0,001", E_coli="negatif")
    for outcome in ("diperiksa", "gagal"):
        with pytest.raises(PapersMissing, match="pilih “Uji ulang”"):
            finish(task, outcome, cast.staff["ss"])
    finish(task, "uji-ulang", cast.staff["ss"], note="pH 9,1 melebihi batas.")
    assert told(task) == [("Air mineral Contoh: pH 9,1 (6,5 – 8,5)", False)]
    again = walk(cast, fresh(task.case, "sampling"), "testing")
    assert [line.test.name for line in lines_of(current(task.case))] == ["pH"]
    assert [is_retest(one) for one in samples_of(task.case)] == [False, True]
    second = checked(cast, again, pH="9,0")
    with pytest.raises(PapersMissing, match="Uji ulang sudah dipakai"):
        finish(second, "uji-ulang", cast.staff["ss"], note="Lagi")
    with pytest.raises(PapersMissing, match="pilih “Gagal”"):
        finish(second, "diperiksa", cast.staff["ss"])
    finish(second, "gagal", cast.staff["ss"])
    assert told(task)[1:] == [("Air mineral Contoh: pH 9,0 (6,5 – 8,5)", True)]
    assert known(task) == ["uji-ulang", "gagal"]
    product = ProductItem.objects.get(application__case=task.case)
    assert standing_by_item(task.case) == [(product.pk, "Air mineral Contoh tidak memenuhi SNI 3553:2015: pH.")]
    assert "uji ulang sudah dipakai" in str(quick_papers.last("record"))


def told(task: Task) -> list[tuple[str, bool]]:
    """What the client was told of results that fail: which, and whether that was the last test."""
    rows = Notice.objects.filter(case=task.case, kind="test-failed", role="client").order_by("pk")
    return [(one.data["against"], one.data["is_final"]) for one in rows]


def known(task: Task) -> list[str]:
    """With which outcomes the check of the results stands in the client's history."""
    procedures = procedures_in(task.case.tasks.all())
    rows = [one for one in history(task.case.chain) if one.data.get("step") == "laboratory-report"]
    rows = [one for one in rows if one.verb == Verb.STEP_DONE and client_may_know(one, task.case, procedures)]
    assert not {one.pk for one in rows} & {one.pk for one in public_history(task.case, procedures)}
    return [one.data["outcome"] for one in rows]


def test_a_retest_that_passes_leaves_nothing_standing(cast: Cast, testing: Task) -> None:
    task = checked(cast, testing, pH="9,1", Timbal="0,001", E_coli="negatif")
    finish(task, "uji-ulang", cast.staff["ss"], note="pH 9,1 melebihi batas.")
    second = checked(cast, walk(cast, fresh(task.case, "sampling"), "testing"), pH="8,2")
    finish(second, "diperiksa", cast.staff["ss"])
    assert standing_against(task.case) == []
    assert known(task) == ["uji-ulang", "diperiksa"]


# Type 1


def test_a_certificate_of_type_1_is_limited_to_its_lot_and_has_no_years_after_it(
    cast: Cast, quick_papers: Written
) -> None:
    task = cast.case_at("audit-plan", "sppt-sni")
    ProductItem.objects.filter(application__case=task.case).update(certification_type="1")
    drive(task.case, at=task.opened_at)
    lot = current(task.case)[0].lot
    certificate = Certificate.objects.get(case=task.case)
    assert certificate.scope["products"][0]["type"] == f"600 ml, lot {lot}"
    assert (certificate.lots, certificate.valid_until) == (lot, None)
    assert not certificate.planned_audits.exists()
    paper = quick_papers.last("certificate")
    assert paper["valid_until"] is None
    assert {"label": "Berlaku hanya untuk", "value": f"lot {lot}"} in paper["facts"]
    assert f"hanya berlaku untuk lot {lot}" in str(paper["wording"])


def test_what_is_certified_by_its_lot_is_tested_again_from_that_lot(cast: Cast, testing: Task) -> None:
    SamplingPlan.objects.filter(task__case=testing.case).update(certification_type="1")
    lot = current(testing.case)[0].lot
    task = checked(cast, testing, pH="9,1", Timbal="0,001", E_coli="negatif")
    finish(task, "uji-ulang", cast.staff["ss"], note="pH 9,1 melebihi batas.")
    again = fresh(task.case, "sampling")
    first = samples_of(task.case)[0]
    with pytest.raises(errors.TakenBeforeOther, match=f"contoh {first.code} sebelumnya"):
        take(cast, again, "Z 1", lot=lot, taken_at=first.taken_at - timedelta(minutes=1))
    with pytest.raises(errors.OtherLot, match=f"dari lot {lot} yang sudah diuji"):
        take(cast, again, "Z 1", lot="L-LAIN")
    take(cast, again, "Z 1", lot=lot.lower())
    assert [one.lot for one in samples_of(task.case)] == [lot, lot]


def test_a_certificate_of_type_5_names_no_lot(cast: Cast, sampling: Task) -> None:
    take(cast, sampling)
    assert granted(sampling.case).scope["products"][0]["type"] == "600 ml"
