"""Samples on their way: every hand-over, broken seals, and what is ordered of the laboratory."""

from __future__ import annotations

import pytest

from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling.sample_delivery import ACIDITY, LABORATORY
from mutubaku.conduct.actions import sampling as acts
from mutubaku.conduct.errors import PapersMissing
from mutubaku.samples import errors
from mutubaku.samples.actions import Destination, Parameter
from mutubaku.samples.models import BrokenSeal, Receiver
from mutubaku.samples.policy import Limit, Passing
from mutubaku.samples.queries import (
    current,
    custody_of,
    ordered_tests,
    wanted,
)
from tests.cast import Cast, fresh
from tests.conduct.actions.sampled import (
    finish,
    hand_on,
    ppc,
    sampling,
    sending,
    testing,
    walk,
)
from tests.conduct.quick import Written
from tests.factories.laboratories import make_laboratory

__all__ = ["sampling", "sending", "testing"]


def test_every_hand_over_is_kept_from_whoever_had_it(cast: Cast, sending: Task, quick_papers: Written) -> None:
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, destination=LABORATORY)
    hand_on(cast, sending, 1, to_kind=Receiver.COURIER, receiver="Pos Contoh", courier_number="P-77")
    hand_on(cast, sending, 2)
    sample = current(sending.case)[0]
    assert [(one.giver, one.receiver) for one in sample.hand_overs.all()] == [
        (ppc(cast).name, "Pos Contoh"),
        ("Pos Contoh", "Nadia"),
    ]
    finish(sending, "diterima", ppc(cast))
    said = str(quick_papers.last("record"))
    assert "Pos Contoh, resi P-77" in said
    assert f"Nadia, {LABORATORY.name}" in said
    assert "pH; Timbal; E. coli" in said


def test_a_laboratory_gets_only_what_is_ordered_there_and_another_one_afterwards_asks_for_a_reason(
    cast: Cast, sending: Task
) -> None:
    with pytest.raises(errors.OrderedNowhere, match="belum dipesan"):
        hand_on(cast, sending, 1)
    first, second = (make_laboratory(cast.office, name) for name in ("Lab A", "Lab B"))
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, destination=Destination(listed=first.pk))
    hand_on(cast, sending, 1)
    with pytest.raises(errors.LaboratoryReasonMissing, match="sudah diserahkan kepada Lab A"):
        acts.order_tests(sending.pk, ppc(cast), sending.opened_at, destination=Destination(listed=second.pk))
    moved = Destination(listed=second.pk, reason="Alat Lab A rusak; contoh diteruskan.")
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, destination=moved)
    sample = current(sending.case)[0]
    assert sample.order.laboratory == "Lab B"
    assert not custody_of(sample).is_delivered  # it is still with the first
    with pytest.raises(PapersMissing, match="Serah terima contoh"):
        finish(sending, "diterima", ppc(cast))
    hand_on(cast, sending, 2)
    again = current(sending.case)[0]
    assert ([one.giver for one in again.hand_overs.all()][1:], custody_of(again).holder) == (
        ["Nadia, Lab A"],
        "Nadia, Lab B",
    )


def test_another_laboratory_than_the_one_ordered_does_not_receive_a_sample_and_hands_it_on(
    cast: Cast, sending: Task
) -> None:
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, destination=LABORATORY)
    with pytest.raises(errors.OrderedElsewhere, match="ganti dahulu laboratorium pada pesanannya"):
        hand_on(cast, sending, 1, laboratory="Lab A")
    with pytest.raises(errors.LaboratoryUnnamed):
        hand_on(cast, sending, 1, laboratory="")
    assert not current(sending.case)[0].hand_overs.exists()
    hand_on(cast, sending, 1, to_kind=Receiver.PERSON, receiver="Sari, Lab A")
    hand_on(cast, sending, 2)
    kept = current(sending.case)[0].hand_overs.all()
    assert [(one.receiver, one.laboratory) for one in kept] == [("Sari, Lab A", ""), ("Nadia", LABORATORY.name)]


def test_hand_overs_out_of_order_are_refused(cast: Cast, sending: Task) -> None:
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, destination=LABORATORY)
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
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, destination=LABORATORY)
    hand_on(cast, sending, 1, broken=BrokenSeal.VOID, reason="Segel terbuka di jalan.")
    with pytest.raises(PapersMissing, match="tidak boleh diuji"):
        finish(sending, "diterima", ppc(cast))
    finish(sending, "ambil-ulang", ppc(cast), note="Segel terbuka di jalan.")
    again = fresh(sending.case, "sampling")
    assert (again.round, [one.product for one in wanted(again)]) == (2, ["Air mineral"])
    testing = walk(cast, again, "testing")
    assert [test.name for test in ordered_tests(current(testing.case)[0])] == ["pH", "Timbal", "E. coli"]


def test_parameters_written_by_hand_are_ordered_again_of_the_sample_that_takes_the_place_of_a_void_one(
    cast: Cast,
) -> None:
    task = cast.case_at("sample-delivery", "sppt-sni")
    acts.order_tests(task.pk, ppc(cast), task.opened_at, destination=LABORATORY)
    sample = current(task.case)[0]
    acts.add_parameter(task.pk, ppc(cast), task.opened_at, sample_id=sample.pk, parameter=ACIDITY)
    hand_on(cast, task, 1, broken=BrokenSeal.VOID, reason="Segel terbuka di jalan.")
    finish(task, "ambil-ulang", ppc(cast), note="Segel terbuka di jalan.")
    again = walk(cast, fresh(task.case, "sampling"), "sample-delivery")
    acts.order_tests(again.pk, ppc(cast), again.opened_at, destination=LABORATORY)
    assert [(one.name, one.by_hand) for one in ordered_tests(current(again.case)[0])] == [("pH", True)]


def test_a_part_sealed_anew_goes_on_with_its_new_number_which_is_used_then(cast: Cast, sending: Task) -> None:
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, destination=LABORATORY)
    broken = {"broken": BrokenSeal.RESEALED, "reason": "Sobek ketika dimuat, dilihat sopir."}
    old = current(sending.case)[0].parts.first()
    assert old is not None
    with pytest.raises(errors.SealUsed):
        hand_on(cast, sending, 1, new_seal=old.seal, **broken)
    hand_on(cast, sending, 1, new_seal="baru 1", to_kind=Receiver.PERSON, receiver="Budi", **broken)
    with pytest.raises(errors.SealUsed, match="ketika disegel ulang"):
        hand_on(cast, sending, 2, new_seal="BARU1", **broken)
    hand_on(cast, sending, 3)


def test_a_new_seal_is_on_one_sample_alone(cast: Cast, sending: Task) -> None:
    sample = current(sending.case)[0]
    broken = {"broken": BrokenSeal.RESEALED, "reason": "Sobek.", "new_seal": "BARU1"}
    passing = Passing(at=sending.opened_at, to_kind=Receiver.PERSON, receiver="Budi", **broken)
    with pytest.raises(errors.SealForEach, match="satu per satu"):
        acts.hand_on(sending.pk, ppc(cast), sending.opened_at, sample_ids=[sample.pk, sample.pk + 1], passing=passing)


def test_parameters_by_hand_are_for_products_without_a_standard(cast: Cast, sending: Task) -> None:
    acts.order_tests(sending.pk, ppc(cast), sending.opened_at, destination=LABORATORY)
    sample = current(sending.case)[0]
    with pytest.raises(errors.HasStandard):
        acts.add_parameter(sending.pk, ppc(cast), sending.opened_at, sample_id=sample.pk, parameter=ACIDITY)


def test_a_product_without_a_standard_is_tested_by_parameters_of_the_case(cast: Cast) -> None:
    task = cast.case_at("sample-delivery", "sppt-sni")
    sample = current(task.case)[0]
    add = {"by": ppc(cast), "at": task.opened_at, "sample_id": sample.pk, "parameter": ACIDITY}
    with pytest.raises(errors.NotOrdered):
        acts.add_parameter(task.pk, **add)
    acts.order_tests(task.pk, ppc(cast), task.opened_at, destination=LABORATORY)
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
