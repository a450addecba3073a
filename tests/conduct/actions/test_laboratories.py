"""Ordering tests at a laboratory of the office's list: what is copied, what asks for a reason, and what is printed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling.sample_delivery import ACIDITY
from mutubaku.conduct.actions import sampling as acts
from mutubaku.conduct.works import dossier
from mutubaku.journal.models import Entry
from mutubaku.samples import errors
from mutubaku.samples.actions import Destination, Reported
from mutubaku.samples.laboratories import remarks_of
from mutubaku.samples.models import Laboratory, TestOrder, TestResult
from mutubaku.samples.queries import current, lines_of
from tests.cast import Cast, fresh
from tests.conduct.actions.sampled import day, finish, hand_on, ppc
from tests.conduct.quick import Written
from tests.factories.laboratories import make_laboratory
from tests.factories.people import OfficeFactory
from tests.factories.standards import make_product_standard

REASON = "Pembaruan akreditasinya sedang diproses KAN."


@pytest.fixture
def sending(cast: Cast) -> Task:
    """The step that brings the sample to the laboratory; its product has a standard in the office."""
    task = cast.case_at("sample-delivery", "sppt-sni")
    make_product_standard(cast.office)
    return task


def delivered(cast: Cast, task: Task) -> Task:
    """The laboratory's step, once it has the samples."""
    hand_on(cast, task, 1)
    finish(task, "diterima", ppc(cast))
    return fresh(task.case, "testing")


def order(cast: Cast, task: Task, row: Laboratory, reason: str = "") -> TestOrder:
    where = Destination(listed=row.pk, reason=reason)
    return acts.order_tests(task.pk, ppc(cast), task.opened_at, destination=where)[0]


def test_an_order_keeps_what_the_list_said_that_day_whatever_it_says_later(cast: Cast, sending: Task) -> None:
    row = make_laboratory(cast.office, address="Jalan Uji 1", is_own=True)
    made = order(cast, sending, row)
    Laboratory.objects.filter(pk=row.pk).update(accreditation="LP-999-IDN", accredited_to=date(2026, 1, 1), scope=[])
    made.refresh_from_db()
    assert (made.laboratory, made.address, made.city, made.is_own) == (row.name, "Jalan Uji 1", "Palembang", True)
    assert (made.accreditation, made.accredited_to) == ("LP-123-IDN", date(2029, 12, 31))
    assert (remarks_of(made), made.reason) == ([], "")
    told = Entry.objects.filter(verb="test.ordered").get().data
    assert (told["laboratory"], told["until"], told["listed"]) == (row.name, "2029-12-31", row.pk)


def test_an_accreditation_that_is_over_asks_for_a_reason_that_is_kept_and_printed(
    cast: Cast, sending: Task, quick_papers: Written
) -> None:
    row = make_laboratory(cast.office, accredited_to=date(2026, 11, 1))
    with pytest.raises(errors.LaboratoryReasonMissing, match="LP-123-IDN berakhir 1 November 2026"):
        order(cast, sending, row)
    assert not TestOrder.objects.exists()
    order(cast, sending, row, REASON)
    delivered(cast, sending)
    said = str(quick_papers.last("record"))
    assert REASON in said
    assert "berlaku 1 Januari 2025 sampai 1 November 2026" in said
    assert any(REASON in fact for _label, fact in dossier.tests(sending.case).facts)


def test_a_scope_that_leaves_a_parameter_out_asks_for_a_reason(cast: Cast, sending: Task) -> None:
    row = make_laboratory(cast.office, scope=[{"number": "SNI 3553:2015", "parameters": ["pH", "Timbal"]}])
    with pytest.raises(errors.LaboratoryReasonMissing, match=r"tidak memuat E\. coli"):
        order(cast, sending, row)
    assert order(cast, sending, row, REASON).reason == REASON


def test_a_laboratory_written_by_hand_is_taken_with_its_reason_alone(cast: Cast, sending: Task) -> None:
    give = {"by": ppc(cast), "at": sending.opened_at}
    with pytest.raises(errors.LaboratoryMissing):
        acts.order_tests(sending.pk, destination=Destination(reason=REASON), **give)
    with pytest.raises(errors.LaboratoryReasonMissing, match="tidak ada dalam daftar kantor"):
        acts.order_tests(sending.pk, destination=Destination(name="Lab Tetangga"), **give)
    made = acts.order_tests(sending.pk, destination=Destination(name="Lab Tetangga", reason=REASON), **give)[0]
    assert (made.listed, made.laboratory, made.reason, made.scope) == (None, "Lab Tetangga", REASON, [])


def test_only_what_is_on_the_office_s_list_today_can_be_chosen(cast: Cast, sending: Task) -> None:
    over = make_laboratory(cast.office, valid_to=date(2021, 1, 1))
    elsewhere = make_laboratory(OfficeFactory(code="medan"))
    for row in (over, elsewhere):
        with pytest.raises(errors.LaboratoryUnknown):
            order(cast, sending, row)


def test_a_parameter_by_hand_outside_the_scope_needs_the_order_s_reason_first(cast: Cast) -> None:
    task = cast.case_at("sample-delivery", "sppt-sni")
    row = make_laboratory(cast.office, scope=[{"number": "SNI 3553:2015", "parameters": ["Timbal"]}])
    order(cast, task, row)
    add = {"by": ppc(cast), "at": task.opened_at, "sample_id": current(task.case)[0].pk, "parameter": ACIDITY}
    with pytest.raises(errors.OutsideScope, match="“pH” tidak termasuk ruang lingkup"):
        acts.add_parameter(task.pk, **add)
    order(cast, task, row, REASON)
    acts.add_parameter(task.pk, **add)
    with pytest.raises(errors.LaboratoryReasonMissing, match="tidak memuat pH"):
        order(cast, task, row)


def test_a_result_found_after_the_accreditation_ended_needs_a_reason_unless_it_was_renewed(
    cast: Cast, sending: Task, quick_papers: Written
) -> None:
    last = day(sending)
    row = make_laboratory(cast.office, accredited_to=last)
    order(cast, sending, row)
    testing = delivered(cast, sending)
    at, late = testing.opened_at + timedelta(days=2), last + timedelta(days=1)
    values = {"pH": "7,2", "Timbal": "0,001", "E. coli": "negatif"}
    reported = {
        line.test.pk: Reported(value=values[line.test.name], unit=line.test.unit, tested_on=late)
        for line in lines_of(current(testing.case))
    }
    give = {"by": cast.staff["laboratory"], "at": at, "reported": reported}
    with pytest.raises(errors.AccreditationLapsed, match="Periksa tanggal ujinya"):
        acts.report_results(testing.pk, **give)
    assert not TestResult.objects.exists()
    acts.report_results(testing.pk, **give, reason=REASON)
    assert set(TestResult.objects.values_list("reason", flat=True)) == {REASON}
    finish(testing, "selesai", cast.staff["laboratory"])
    assert REASON in str(quick_papers.last("record"))
    assert REASON in dossier.tests(testing.case).facts[0][1]


def test_a_renewal_entered_meanwhile_needs_no_reason(cast: Cast, sending: Task) -> None:
    last = day(sending)
    row = make_laboratory(cast.office, accredited_to=last, valid_to=last)
    order(cast, sending, row)
    testing = delivered(cast, sending)
    make_laboratory(cast.office, accredited_from=last, valid_from=last + timedelta(days=1))
    test = lines_of(current(testing.case))[0].test
    reported = {test.pk: Reported(value="7,2", tested_on=last + timedelta(days=1))}
    at = testing.opened_at + timedelta(days=3)
    assert acts.report_results(testing.pk, cast.staff["laboratory"], at, reported=reported).kept[0].reason == ""
