"""Green industry performance by the acts of the lead auditor: recorded, refused, written by hand, computed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override

from mutubaku.applications.models import Topic
from mutubaku.applications.queries import application_of
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.certificates.models import Certificate
from mutubaku.cli.demonstration.filling.performance import ENERGY, fill
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.actions import performing as acts
from mutubaku.conduct.actions.perform import perform
from mutubaku.conduct.errors import NotAccepted, NotYours, PapersMissing
from mutubaku.conduct.wiring import preview, promised
from mutubaku.conduct.works.audit_facts import tables
from mutubaku.conduct.works.audit_report import CONFORMING, NONCONFORMING
from mutubaku.conduct.works.dossier import green
from mutubaku.conduct.works.performance import (
    applied_figures,
    applied_heads,
    asked_again,
    bars,
    evaluated_before,
    found_then,
    gaps,
)
from mutubaku.greenindustry import errors
from mutubaku.greenindustry.models import CriterionResult
from mutubaku.greenindustry.policy import Found
from mutubaku.greenindustry.queries import criteria_of, evidence_of, found_in, number_of, standing_against
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import capacity_for
from mutubaku.procedure import Outcome
from mutubaku.schemes.models import GreenTopic
from tests.cast import MONDAY, Cast
from tests.certified import certified
from tests.conduct.quick import Written
from tests.factories.standards import make_green_standard
from tests.snapshots import beginning

PAPER = "perhitungan-kinerja-industri-hijau"


@pytest.fixture
def task(cast: Cast) -> Task:
    """The audit report of a plant whose standard the office has entered."""
    make_green_standard(cast.office)
    return cast.case_at("audit-report", "industri-hijau")


def keys(cast: Cast) -> tuple[str, str]:
    """The measured and the graded criterion."""
    water, policy = (f"s{one.pk}" for one in cast.office.green_standards.get().criteria.all())
    return water, policy


def water(value: str, **changed: object) -> Found:
    given: dict[str, object] = {"value": Decimal(value), "unit": "m³/ton", "evidence": "Meter air"}
    year = {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31)}
    return Found(**{**given, **year, **changed})  # type: ignore[arg-type]  # as its fields


def record(cast: Cast, task: Task, **found: Found) -> list[errors.GreenRefusal]:
    recorded = acts.record_performance(task.pk, cast.staff["lead-auditor"], task.opened_at, found=found)
    return [one.reason for one in recorded.refused]


def shown(cast: Cast, task: Task, quick_papers: Written) -> str:
    """The paper as it would be written now."""
    by = capacity_for(cast.staff["lead-auditor"], cast.office, "lead-auditor", task.opened_at)
    assert by is not None
    preview(task, PAPER, by, task.opened_at)
    return str(quick_papers.last("record"))


def test_what_was_found_is_kept_and_computed_and_printed(cast: Cast, task: Task, quick_papers: Written) -> None:
    measured, graded = keys(cast)
    assert gaps(task) == ["Nilai kriteria “Pemakaian air”", "Nilai kriteria “Kebijakan”"]
    assert record(cast, task, **{measured: water("20"), graded: Found(points=4, reason="Dilihat")}) == []
    assert gaps(task) == []
    assert number_of(task.case) == "SIH 22123.1:2021"
    assert standing_against(task.case) == [
        "Kriteria wajib “Pemakaian air” tidak dipenuhi: melebihi batas atas sebanyak 2 m³/ton (11,1%)."
    ]
    said = shown(cast, task, quick_papers)
    assert "Tidak memenuhi standar industri hijau: 1 dari 2 kriteria wajib dipenuhi." in said
    entry = Entry.objects.filter(verb=Verb.PERFORMANCE_RECORDED).latest("pk")
    assert entry.data["found"][measured] == "20 m³/ton (Meter air, 01-01-2025 – 31-12-2025)"


def test_what_does_not_apply_to_the_plant_is_kept_with_its_reason_and_stands_against_nothing(
    cast: Cast, task: Task, quick_papers: Written
) -> None:
    measured, graded = keys(cast)
    aside = Found(applies=False, reason="Tidak memakai air.")
    assert record(cast, task, **{measured: aside, graded: Found(points=4, reason="Dilihat")}) == []
    assert (gaps(task), standing_against(task.case)) == ([], [])
    assert "tidak berlaku: Tidak memakai air." in shown(cast, task, quick_papers)
    assert record(cast, task, **{graded: aside}) == []
    assert standing_against(task.case) == ["Kinerja industri hijau belum dinilai."]


def test_the_audit_report_says_what_it_comes_to_and_each_criterion_that_is_not_met(cast: Cast, task: Task) -> None:
    measured, graded = keys(cast)
    record(cast, task, **{measured: water("20"), graded: Found(points=4, reason="Dilihat")})
    [table] = [one for one in tables(task) if one.title == "Kinerja industri hijau"]
    assert [row[0] for row in table.rows] == ["Seluruhnya", "Pemakaian air"]
    assert table.rows[0][-1] == "Tidak memenuhi standar industri hijau: 1 dari 2 kriteria wajib dipenuhi."
    assert table.rows[1][-1] == "tidak memenuhi: melebihi batas atas sebanyak 2 m³/ton (11,1%)"


def test_what_the_application_says_of_the_plant_stands_beside_what_was_measured(
    cast: Cast, task: Task, quick_papers: Written
) -> None:
    scope = application_of(task.case).green_scope
    figures = application_of(task.case).green_figures
    figures.all().delete()
    year = scope.realisation_year
    scope.realisation_amount = Decimal(21600)
    scope.save()
    figures.create(topic=Topic.WATER, kind="Air tanah", amount=Decimal(288000), unit="m³", year=year)
    figures.create(topic=Topic.WASTE, kind="Air limbah", amount=Decimal(240000), unit="m³", year=year - 1)
    assert applied_figures(task.case)[1:] == [
        ("Produksi", "Realisasi", f"21.600 {scope.unit}", str(year), ""),
        ("Air", "Air tanah", "288.000 m³", str(year), f"13,33 m³/{scope.unit}"),
        ("Limbah", "Air limbah", "240.000 m³", str(year - 1), ""),
    ]
    assert f"13,33 m³/{scope.unit}" in shown(cast, task, quick_papers)


def test_no_report_is_without_nonconformity_while_a_mandatory_criterion_is_not_met(cast: Cast, task: Task) -> None:
    measured, graded = keys(cast)
    without, of_some = (outcome_of(task, key) for key in (CONFORMING, NONCONFORMING))
    record(cast, task, **{measured: water("20"), graded: Found(points=4, reason="Dilihat")})
    assert bars(task, without) == [
        "Kriteria wajib “Pemakaian air” tidak dipenuhi: catat temuannya, atau perbaiki nilainya bila keliru"
    ]
    assert bars(task, of_some) == []
    with pytest.raises(PapersMissing, match="Pemakaian air"):
        perform(task.pk, CONFORMING, cast.staff["lead-auditor"], task.opened_at)
    record(cast, task, **{measured: water("18")})
    assert bars(task, without) == []


def outcome_of(task: Task, key: str) -> Outcome:
    """One outcome of the step."""
    return next(one for one in step_of(task).outcomes if one.key == key)


def test_one_finding_that_cannot_stand_keeps_none_of_them(cast: Cast, task: Task) -> None:
    measured, graded = keys(cast)
    found = {measured: water("20", unit="liter"), graded: Found(points=9, reason="Dilihat")}
    assert [type(one) for one in record(cast, task, **found)] == [errors.WrongUnit, errors.TooManyPoints]
    assert not CriterionResult.objects.exists()


def test_nothing_stands_in_favour_before_anything_was_looked_at(cast: Cast, task: Task, quick_papers: Written) -> None:
    assert "Belum dapat disimpulkan: 2 kriteria belum dinilai." in shown(cast, task, quick_papers)
    assert standing_against(task.case) == ["Kinerja industri hijau belum dinilai."]
    measured, _graded = keys(cast)
    record(cast, task, **{measured: water("10")})
    assert standing_against(task.case) == ["Kriteria “Kebijakan” belum dinilai."]


def test_criteria_by_hand_are_for_standards_the_office_has_not_entered(cast: Cast, task: Task) -> None:
    with pytest.raises(errors.HasStandard):
        acts.add_criterion(
            task.pk, cast.staff["lead-auditor"], task.opened_at, topic=GreenTopic.ENERGY, criterion=ENERGY
        )
    with pytest.raises(errors.CriterionUnknown):
        record(cast, task, h1=water("1"))


def test_without_the_standard_a_case_has_criteria_of_its_own(cast: Cast) -> None:
    task = cast.case_at("audit-report", "industri-hijau")
    leader, at = cast.staff["lead-auditor"], task.opened_at + timedelta(minutes=1)
    assert gaps(task) == ["Kriteria standar industri hijau"]
    fill(task, None, leader, at)  # type: ignore[arg-type]  # the outcome does not matter
    assert gaps(task) == []
    assert standing_against(task.case) == []
    with pytest.raises(errors.CriterionTwice):
        acts.add_criterion(task.pk, leader, at, topic=GreenTopic.ENERGY, criterion=ENERGY)
    [one] = criteria_of(task.case, "SIH 22123.1:2021")
    assert acts.drop_criterion(task.pk, leader, at, key=one.key).dropped_at == at
    assert gaps(task) == ["Kriteria standar industri hijau"]
    with pytest.raises(errors.CriterionUnknown):
        acts.drop_criterion(task.pk, leader, at, key=one.key)
    again = acts.add_criterion(task.pk, leader, at, topic=GreenTopic.ENERGY, criterion=replace(ENERGY, unit="MJ/ton"))
    assert [one.unit for one in criteria_of(task.case, "SIH 22123.1:2021")] == [again.unit]


def test_a_file_is_kept_for_the_criterion_it_bears_out(cast: Cast, task: Task) -> None:
    measured, _graded = keys(cast)
    leader, pdf = cast.staff["lead-auditor"], sample("Meter air")
    acts.add_evidence(task.pk, leader, task.opened_at, key=measured, name="meter.pdf", data=pdf)
    assert [one.filename for one in evidence_of(task.case)[measured]] == ["meter.pdf"]
    assert Entry.objects.filter(verb=Verb.PERFORMANCE_RECORDED).latest("pk").data["criterion"] == "Pemakaian air"
    with pytest.raises(errors.CriterionUnknown):
        acts.add_evidence(task.pk, leader, task.opened_at, key="s0", name="meter.pdf", data=pdf)


def test_other_schemes_have_neither_the_paper_nor_the_act(cast: Cast) -> None:
    task = cast.case_at("audit-report")
    assert PAPER not in promised(task)
    assert "Kinerja industri hijau" not in [one.title for one in tables(task)]
    assert bars(task, outcome_of(task, CONFORMING)) == []
    assert gaps(task) == []
    with pytest.raises(NotAccepted):
        record(cast, task)


def test_only_the_lead_auditor_records_it(cast: Cast, task: Task) -> None:
    with pytest.raises(NotYours):
        acts.record_performance(task.pk, cast.staff["ss"], task.opened_at, found={})


@pytest.fixture
def surveyed(cast: Cast) -> Task:
    """The audit report of a surveillance of a plant whose criteria were all met the year before."""
    certificate = beginning(("evaluated plant",), lambda: _evaluated(cast))
    task = cast.case_at("audit-report", "industri-hijau", "surveillance", subject=certificate)
    application = application_of(task.case)
    application.copied_from = application_of(certificate.case)
    application.save()
    return task


def _evaluated(cast: Cast) -> Certificate:
    make_green_standard(cast.office)
    certificate = certified(cast, "industri-hijau")
    before = certificate.case
    number = application_of(before).green_scope.sih_number
    measured, graded = (one.key for one in criteria_of(before, number))
    recorded = {"task": before.tasks.get(), "recorded_at": MONDAY, "recorded_by": cast.staff["lead-auditor"]}
    year = {"unit": "m³/ton", "starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31), "evidence": "Meter"}
    CriterionResult.objects.create(key=measured, criterion_id=int(measured[1:]), value=Decimal(15), **year, **recorded)
    CriterionResult.objects.create(key=graded, criterion_id=int(graded[1:]), points=3, reason="Dilihat", **recorded)
    return certificate


def test_a_surveillance_shows_last_time_s_figures_and_findings_beside_those_of_this_year(
    cast: Cast, surveyed: Task, quick_papers: Written
) -> None:
    last, before = evaluated_before(surveyed.case)
    assert last == surveyed.case.subject.certificate.case.number
    assert [found_then(line) for line in before.values()] == ["15 m³/ton (2025), memenuhi", "nilai 3, memenuhi"]
    assert applied_heads(surveyed.case)[-1] == "Permohonan sebelumnya"
    assert all(row[-1] not in {"", "–"} for row in applied_figures(surveyed.case))
    said = shown(cast, surveyed, quick_papers)
    assert "Sebelumnya" in said
    assert "15 m³/ton (2025), memenuhi" in said
    assert record(cast, surveyed, **{keys(cast)[0]: water("16")}) == []
    dossier = dict(green(surveyed.case).facts)
    assert dossier["Pemakaian air"].endswith("Penilaian sebelumnya: 15 m³/ton (2025), memenuhi")


def test_a_first_certification_has_nothing_to_stand_beside(cast: Cast, task: Task) -> None:
    assert evaluated_before(task.case) == ("", {})
    assert len(applied_heads(task.case)) == len(applied_figures(task.case)[0]) == 5


def test_a_reader_of_english_has_the_figures_of_the_application_in_english(task: Task) -> None:
    with override("en"):
        assert applied_heads(task.case)[0] == "Topic"
        assert [row[0] for row in applied_figures(task.case)][:3] == ["Production", "Production", "Energy"]


def test_a_value_that_was_not_met_is_recorded_again_while_corrections_are_verified(
    cast: Cast, quick_papers: Written
) -> None:
    make_green_standard(cast.office)
    again = cast.case_at("corrections", "industri-hijau")
    measured, graded = keys(cast)
    assert (asked_again(again), PAPER in promised(again)) == (set(), False)
    CriterionResult.objects.filter(key=measured).update(value=20)
    policy = found_in(CriterionResult.objects.get(key=graded))
    assert asked_again(again) == {measured}
    auditor, found = cast.staff["auditor"], {measured: water("17"), graded: policy}
    assert acts.record_performance(again.pk, auditor, again.opened_at, found=found).refused == []
    assert [one.key for one in again.green_results.all()] == [measured]  # what stays as it was keeps its recorder
    assert standing_against(again.case) == []
    with pytest.raises(NotAccepted):
        acts.add_criterion(again.pk, auditor, again.opened_at, topic=GreenTopic.ENERGY, criterion=ENERGY)
    assert asked_again(again) == {measured}
    assert PAPER in promised(again)
