"""Samples by the acts of their people: planned, taken, handed on, ordered, tested, judged, tested again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.applications.models import ProductItem
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Task
from mutubaku.certificates.models import Certificate
from mutubaku.cli.demonstration.cases import drive
from mutubaku.cli.demonstration.filling.sample_delivery import ACIDITY, LABORATORY
from mutubaku.conduct import actions
from mutubaku.conduct.actions import sampling as acts
from mutubaku.conduct.errors import NotAccepted, NotYours, PapersMissing
from mutubaku.conduct.works.certificate import granted
from mutubaku.documents.models import Document
from mutubaku.documents.policy import UploadRefused
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.models import User
from mutubaku.samples import errors
from mutubaku.samples.actions import Parameter, Reported, Taken
from mutubaku.samples.models import BrokenSeal, OrderedTest, PartFor, Receiver, Sample
from mutubaku.samples.policy import Limit, Passing
from mutubaku.samples.queries import (
    confirmation_in,
    current,
    failing_items,
    lines_of,
    ordered_tests,
    samples_in,
    standing_against,
    wanted,
)
from tests.cast import Cast, fresh
from tests.conduct.quick import Written
from tests.documents.samples import PNG
from tests.factories.standards import make_product_standard

SOON = timedelta(minutes=5)


@pytest.fixture
def sampling(cast: Cast) -> Task:
    """The sampling step of a case whose product has a standard in the office."""
    make_product_standard(cast.office)
    return cast.case_at("sampling", "sppt-sni")


def ppc(cast: Cast) -> User:
    return cast.staff["ppc"]


def taken(task: Task, seal: str = "AB 001", **changed: object) -> Taken:
    given: dict[str, object] = {
        "lot": "L26K-17",
        "quantity": "12 botol",
        "taken_at": task.opened_at,
        "place": "Gudang",
        "parts": {PartFor.LABORATORY: ("6 botol", seal), PartFor.COMPANY: ("6 botol", f"{seal}B")},
    }
    return Taken(**{**given, **changed})  # type: ignore[arg-type]  # as its fields


def take(cast: Cast, task: Task, seal: str = "AB 001", **changed: object) -> Sample:
    plan = wanted(task)[0]
    at = task.opened_at + SOON
    return acts.take_sample(task.pk, ppc(cast), at, plan_id=plan.pk, taken=taken(task, seal, **changed))


def walk(cast: Cast, task: Task, step: str) -> Task:
    """On from a task, by the demonstration's people, until a step is open."""
    drive(task.case, until=step, at=task.opened_at)
    return fresh(task.case, step)


def report(cast: Cast, task: Task, **values: str) -> None:
    """What the laboratory finds, by the names of parameters without spaces and points."""
    lines = lines_of(current(task.case))
    reported = {
        line.test.pk: Reported(
            value=values[line.test.name.replace(". ", "_")], unit=line.test.unit, tested_on=day(task)
        )
        for line in lines
        if line.result is None
    }
    results = acts.report_results(task.pk, cast.staff["laboratory"], task.opened_at + SOON, reported=reported)
    assert [str(one.reason) for one in results.refused] == []


def day(task: Task) -> date:
    return task.opened_at.date()


def finish(task: Task, outcome: str, by: User, *, note: str = "") -> None:
    actions.perform(task.pk, outcome, by, task.opened_at + 2 * SOON, note=note)


def verbs(task: Task) -> list[str]:
    return list(Entry.objects.filter(chain=task.case.chain).order_by("seq").values_list("verb", flat=True))


# The plan


def test_a_product_without_a_plan_holds_the_audit_plan_back(cast: Cast) -> None:
    task = cast.case_at("audit-plan", "sppt-sni")
    drive(task.case, until="sampling", at=task.opened_at)
    plans = [(one.product, one.taker.name) for one in wanted(fresh(task.case, "sampling"))]
    assert plans == [("Air mineral", ppc(cast).name)]
    assert Document.objects.filter(case=task.case, kind="rencana-pengambilan-contoh").exists()


def test_only_a_sampling_officer_is_planned_to_take_samples(cast: Cast) -> None:
    task = cast.case_at("audit-plan", "sppt-sni")
    item = application_of(task.case).products.get()
    given = {"sni_number": item.sni_number, "product": "Air", "brand": "", "variant": "", "certification_type": "5"}
    more = {"population": "x", "quantity": "x", "place": "x", "method": "x", "taker_id": cast.staff["auditor"].pk}
    planned = [acts.samples.Planned(item=item.pk, **given, **more)]  # type: ignore[arg-type]  # as its fields
    with pytest.raises(errors.NotASampler, match="bukan petugas pengambil contoh"):
        acts.plan_sampling(task.pk, cast.staff["lead-auditor"], task.opened_at, planned=planned)


# The record


def test_a_sample_is_recorded_with_its_seals_and_confirmed_by_both_parties(
    cast: Cast, sampling: Task, quick_papers: Written
) -> None:
    sample = take(cast, sampling)
    assert [part.seal for part in sample.parts.all()] == ["AB001", "AB001B"]
    acts.confirm_sampling(sampling.pk, ppc(cast), sampling.opened_at + SOON, name="Rina", position="Kepala gudang")
    finish(sampling, "diambil", ppc(cast))
    said = str(quick_papers.last("record"))
    assert "Rina" in said
    assert "AB001B" in said
    assert verbs(sampling).count(Verb.SAMPLE_TAKEN) == 2


def test_without_the_word_of_both_parties_the_step_does_not_end(cast: Cast, sampling: Task) -> None:
    take(cast, sampling)
    with pytest.raises(PapersMissing, match="Pembenaran berita acara"):
        finish(sampling, "diambil", ppc(cast))


def test_a_record_made_anew_has_to_be_confirmed_anew(cast: Cast, sampling: Task) -> None:
    take(cast, sampling)
    at = sampling.opened_at + SOON
    acts.confirm_sampling(sampling.pk, ppc(cast), at, name="Rina", position="Kepala gudang")
    plan = wanted(sampling)[0]
    acts.take_sample(sampling.pk, ppc(cast), at + SOON, plan_id=plan.pk, taken=taken(sampling, lot="L2"))
    assert confirmation_in(sampling) is None
    assert [one.lot for one in samples_in(sampling)] == ["L2"]


def test_a_seal_used_in_another_case_of_the_office_is_refused_with_where(cast: Cast, sampling: Task) -> None:
    used = take(cast, sampling, "AB 001")
    other = cast.case_at("sampling", "sppt-sni")
    with pytest.raises(errors.SealUsed, match=f"{used.code} permohonan {sampling.case.number}"):
        take(cast, other, "ab001")
    assert samples_in(other) == []


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        ({PartFor.LABORATORY: ("6", "A1"), PartFor.COMPANY: ("6", "a 1")}, errors.SealTwice),
        ({PartFor.LABORATORY: ("6", "A1"), PartFor.COMPANY: ("6", "")}, errors.SealMissing),
        ({PartFor.LABORATORY: ("", "A1")}, errors.SealMissing),
        ({PartFor.COMPANY: ("6", "A1")}, errors.SealMissing),
    ],
)
def test_every_part_has_its_quantity_and_a_seal_of_its_own(
    cast: Cast, sampling: Task, parts: dict[str, tuple[str, str]], refusal: type[errors.SampleRefusal]
) -> None:
    with pytest.raises(refusal):
        take(cast, sampling, parts=parts)


def test_a_sample_is_taken_after_the_case_was_opened_and_not_in_the_future(cast: Cast, sampling: Task) -> None:
    with pytest.raises(errors.TakenBeforeCase):
        take(cast, sampling, taken_at=sampling.case.opened_at - SOON)
    with pytest.raises(errors.InTheFuture):
        take(cast, sampling, taken_at=sampling.opened_at + timedelta(days=1))


def test_a_photo_is_kept_by_its_hash_and_only_a_photo(cast: Cast, sampling: Task) -> None:
    sample, at = take(cast, sampling), sampling.opened_at + SOON
    photo = acts.add_photo(sampling.pk, ppc(cast), at, sample_id=sample.pk, name="gudang.png", data=PNG)
    assert (photo.filename, len(photo.file.sha256)) == ("gudang.png", 64)
    with pytest.raises(UploadRefused, match="terlalu besar"):
        acts.add_photo(sampling.pk, ppc(cast), at, sample_id=sample.pk, name="a.png", data=b"x" * 60_000_000)
    with pytest.raises(errors.NotPlanned):
        acts.add_photo(sampling.pk, ppc(cast), at, sample_id=0, name="a.png", data=PNG)


def test_whoever_is_no_sampling_officer_takes_no_sample(cast: Cast, sampling: Task) -> None:
    plan = wanted(sampling)[0]
    with pytest.raises(NotYours):
        acts.take_sample(sampling.pk, cast.staff["ss"], sampling.opened_at, plan_id=plan.pk, taken=taken(sampling))


def test_a_sample_is_not_taken_at_the_step_that_sends_it(cast: Cast, sampling: Task) -> None:
    sending = walk(cast, sampling, "sample-delivery")
    with pytest.raises(NotAccepted):
        acts.take_sample(sending.pk, ppc(cast), sending.opened_at, plan_id=1, taken=taken(sending))


def test_there_is_no_word_on_a_record_without_samples(cast: Cast, sampling: Task) -> None:
    with pytest.raises(errors.NothingTaken):
        acts.confirm_sampling(sampling.pk, ppc(cast), sampling.opened_at, name="Rina", position="Gudang")


# Custody and order


@pytest.fixture
def sending(cast: Cast, sampling: Task) -> Task:
    """The step that brings the sample to the laboratory."""
    return walk(cast, sampling, "sample-delivery")


def hand_on(cast: Cast, task: Task, minutes: int, **changed: object) -> None:
    at = task.opened_at + timedelta(minutes=minutes)
    given: dict[str, object] = {"at": at, "to_kind": Receiver.LABORATORY, "receiver": LABORATORY.name}
    chosen = [one.pk for one in current(task.case)]
    passing = Passing(**{**given, **changed})  # type: ignore[arg-type]  # as its fields
    acts.hand_on(task.pk, ppc(cast), at, sample_ids=chosen, passing=passing)


def test_every_hand_over_is_kept_from_whoever_had_it(cast: Cast, sending: Task, quick_papers: Written) -> None:
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, laboratory=LABORATORY)
    hand_on(cast, sending, 1, to_kind=Receiver.COURIER, receiver="Pos Contoh", courier_number="P-77")
    hand_on(cast, sending, 2)
    sample = current(sending.case)[0]
    assert [(one.giver, one.receiver) for one in sample.hand_overs.all()] == [
        (ppc(cast).name, "Pos Contoh"),
        ("Pos Contoh", LABORATORY.name),
    ]
    finish(sending, "diterima", ppc(cast))
    said = str(quick_papers.last("record"))
    assert "Pos Contoh, resi P-77" in said
    assert "pH; Timbal; E. coli" in said


def test_hand_overs_out_of_order_are_refused(cast: Cast, sending: Task) -> None:
    hand_on(cast, sending, 5, to_kind=Receiver.PERSON, receiver="Budi")
    with pytest.raises(errors.OutOfOrder, match="terputus"):
        hand_on(cast, sending, 6, at=sending.opened_at)
    hand_on(cast, sending, 7)
    with pytest.raises(errors.AlreadyDelivered):
        hand_on(cast, sending, 8)


def test_nothing_is_received_that_was_not_ordered_and_brought(cast: Cast, sending: Task) -> None:
    with pytest.raises(PapersMissing, match="Pesanan pengujian") as refused:
        finish(sending, "diterima", ppc(cast))
    assert "Serah terima" in str(refused.value)
    with pytest.raises(PapersMissing, match="Tidak ada contoh yang harus diambil ulang"):
        finish(sending, "ambil-ulang", ppc(cast), note="Ulang")
    with pytest.raises(errors.NoSamples):
        acts.hand_on(
            sending.pk,
            ppc(cast),
            sending.opened_at,
            sample_ids=[],
            passing=Passing(at=sending.opened_at, to_kind=Receiver.LABORATORY, receiver="Lab"),
        )


def test_a_seal_broken_for_good_has_the_sample_taken_again(cast: Cast, sending: Task) -> None:
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, laboratory=LABORATORY)
    hand_on(cast, sending, 1, broken=BrokenSeal.VOID, reason="Segel terbuka di jalan.")
    with pytest.raises(PapersMissing, match="tidak boleh diuji"):
        finish(sending, "diterima", ppc(cast))
    finish(sending, "ambil-ulang", ppc(cast), note="Segel terbuka di jalan.")
    again = fresh(sending.case, "sampling")
    assert (again.round, [one.product for one in wanted(again)]) == (2, ["Air mineral"])
    testing = walk(cast, again, "testing")
    assert [test.name for test in ordered_tests(current(testing.case)[0])] == ["pH", "Timbal", "E. coli"]


def test_a_part_sealed_anew_goes_on_with_its_new_number_which_is_used_then(cast: Cast, sending: Task) -> None:
    broken = {"broken": BrokenSeal.RESEALED, "reason": "Sobek ketika dimuat, dilihat sopir."}
    old = current(sending.case)[0].parts.first()
    assert old is not None
    with pytest.raises(errors.SealUsed):
        hand_on(cast, sending, 1, new_seal=old.seal, **broken)
    hand_on(cast, sending, 1, new_seal="baru 1", to_kind=Receiver.PERSON, receiver="Budi", **broken)
    with pytest.raises(errors.SealUsed, match="ketika disegel ulang"):
        hand_on(cast, sending, 2, new_seal="BARU1", **broken)
    hand_on(cast, sending, 3)


def test_parameters_by_hand_are_for_products_without_a_standard(cast: Cast, sending: Task) -> None:
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, laboratory=LABORATORY)
    sample = current(sending.case)[0]
    with pytest.raises(errors.HasStandard):
        acts.add_parameter(sending.pk, ppc(cast), sending.opened_at, sample_id=sample.pk, parameter=ACIDITY)


def test_a_product_without_a_standard_is_tested_by_parameters_of_the_case(cast: Cast) -> None:
    task = cast.case_at("sample-delivery", "sppt-sni")
    sample = current(task.case)[0]
    add = {"by": ppc(cast), "at": task.opened_at, "sample_id": sample.pk, "parameter": ACIDITY}
    with pytest.raises(errors.NotOrdered):
        acts.add_parameter(task.pk, **add)
    acts.order_tests(task.pk, ppc(cast), task.opened_at, laboratory=LABORATORY)
    test = acts.add_parameter(task.pk, **add)
    with pytest.raises(errors.ParameterTwice):
        acts.add_parameter(task.pk, **add)
    with pytest.raises(errors.LimitMissing):
        acts.add_parameter(task.pk, **{**add, "parameter": Parameter(name="Warna", limit=Limit())})
    assert acts.drop_parameter(task.pk, ppc(cast), task.opened_at, test_id=test.pk) == "pH"
    with pytest.raises(errors.NotOrdered):
        acts.drop_parameter(task.pk, ppc(cast), task.opened_at, test_id=test.pk)
    hand_on(cast, task, 1)
    with pytest.raises(PapersMissing, match="Parameter yang diuji"):
        finish(task, "diterima", ppc(cast))


# Results


@pytest.fixture
def testing(cast: Cast, sending: Task) -> Task:
    """The step of the laboratory."""
    return walk(cast, sending, "testing")


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


def test_a_result_needs_its_method_and_an_order(cast: Cast, testing: Task) -> None:
    OrderedTest.objects.update(method="")
    test = lines_of(current(testing.case))[0].test
    reported = {test.pk: Reported(value="7,2", tested_on=day(testing))}
    laboratory = cast.staff["laboratory"]
    results = acts.report_results(testing.pk, laboratory, testing.opened_at, reported=reported)
    assert [type(one.reason) for one in results.refused] == [errors.MethodMissing]
    with pytest.raises(errors.NotOrdered):
        acts.report_results(testing.pk, laboratory, testing.opened_at, reported={0: reported[test.pk]})


def test_an_unfinished_test_does_not_end_the_step(cast: Cast, testing: Task) -> None:
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
    finish(task, "diperiksa", cast.staff["ss"])


def test_only_what_failed_is_tested_again_once_and_failing_again_stands(
    cast: Cast, testing: Task, quick_papers: Written
) -> None:
    task = checked(cast, testing, pH="9,1", Timbal="0,001", E_coli="negatif")
    with pytest.raises(PapersMissing, match="pilih “Uji ulang”"):
        finish(task, "diperiksa", cast.staff["ss"])
    finish(task, "uji-ulang", cast.staff["ss"], note="pH 9,1 melebihi batas.")
    again = walk(cast, fresh(task.case, "sampling"), "testing")
    assert [line.test.name for line in lines_of(current(task.case))] == ["pH"]
    second = checked(cast, again, pH="9,0")
    with pytest.raises(PapersMissing, match="Uji ulang sudah dipakai"):
        finish(second, "uji-ulang", cast.staff["ss"], note="Lagi")
    finish(second, "diperiksa", cast.staff["ss"])
    assert standing_against(task.case) == ["Air mineral Contoh tidak memenuhi SNI 3553:2015: pH."]
    assert failing_items(task.case) == {ProductItem.objects.get(application__case=task.case).pk}
    assert "uji ulang sudah dipakai" in str(quick_papers.last("record"))


def test_a_retest_that_passes_leaves_nothing_standing(cast: Cast, testing: Task) -> None:
    task = checked(cast, testing, pH="9,1", Timbal="0,001", E_coli="negatif")
    finish(task, "uji-ulang", cast.staff["ss"], note="pH 9,1 melebihi batas.")
    second = checked(cast, walk(cast, fresh(task.case, "sampling"), "testing"), pH="8,2")
    finish(second, "diperiksa", cast.staff["ss"])
    assert standing_against(task.case) == []


# Type 1


def test_a_certificate_of_type_1_is_limited_to_its_lot(cast: Cast) -> None:
    task = cast.case_at("audit-plan", "sppt-sni")
    ProductItem.objects.filter(application__case=task.case).update(certification_type="1")
    drive(task.case, at=task.opened_at)
    lot = current(task.case)[0].lot
    certificate = Certificate.objects.get(case=task.case)
    assert certificate.scope["products"][0]["type"] == f"600 ml, lot {lot}"


def test_a_certificate_of_type_5_names_no_lot(cast: Cast, sampling: Task) -> None:
    take(cast, sampling)
    assert granted(sampling.case).scope["products"][0]["type"] == "600 ml"
