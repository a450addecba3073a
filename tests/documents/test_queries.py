"""What a case holds, and which rows of the office's table apply to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from mutubaku.cases.models import Case
from mutubaku.conduct import actions
from mutubaku.documents.models import Requirement
from mutubaku.documents.queries import (
    Present,
    documents_of,
    handed_in,
    latest,
    present_kinds,
    requirement_names,
    requirements_for,
    so_far,
)
from mutubaku.people.models import Office
from tests.cast import Cast, fresh, later
from tests.documents.samples import PDF, PNG
from tests.factories.people import OfficeFactory

DAY = date(2026, 11, 23)


def cost(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as found:
        act()
    return len(found)


@pytest.fixture
def case(cast: Cast) -> Case:
    """A draft with two versions of one requirement and one paper of a kind."""
    case = cast.new_case()
    task = fresh(case, "application")
    for data, name in ((PDF, "akta.pdf"), (PNG, "akta.png")):
        actions.attach(task.pk, cast.client, later(), name=name, data=data, requirement="akta")
    actions.attach(task.pk, cast.client, later(), name="surat.pdf", data=PDF, kind="surat-permohonan")
    return case


def test_papers_of_a_kind_are_told_with_the_step_that_added_them_and_requirements_are_not(case: Case) -> None:
    assert present_kinds(case.pk) == [Present("surat-permohonan", fresh(case, "application").pk, None)]


def test_papers_of_a_linked_procedure_are_told_with_the_step_that_runs_it(cast: Cast) -> None:
    case = cast.case_at("stage-1").case
    team, carrying = fresh(case, "team"), fresh(case, "certification")
    assert Present("surat-tugas", team.pk, carrying.pk) in present_kinds(case.pk)


def test_what_a_case_has_come_to_is_told_with_its_steps_and_the_papers_of_each_in_one_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    case = cast.case_at("stage-1").case
    carrying = fresh(case, "certification")
    with django_assert_num_queries(1):
        standing = so_far(case.pk)
    told = [(one.step, one.outcome, one.number, one.parent_id) for one in standing.steps]
    assert told[-3:] == [
        ("certification", "", 1, None),
        ("team", "ditunjuk", 1, carrying.pk),
        ("stage-1", "", 1, carrying.pk),
    ]
    assert [one.step for one in standing.steps if one.is_open] == ["certification", "stage-1"]
    assert sorted(standing.papers, key=str) == sorted(present_kinds(case.pk), key=str)


def test_a_case_without_papers_has_none(cast: Cast) -> None:
    assert present_kinds(cast.new_case().pk) == []


def test_the_documents_of_a_case_come_with_their_versions_newest_first(case: Case) -> None:
    assert [(str(one), [v.number for v in one.versions.all()]) for one in documents_of(case)] == [
        ("akta", [2, 1]),
        ("surat-permohonan", [1]),
    ]


def test_reading_the_documents_costs_the_same_however_many_there_are(cast: Cast, case: Case) -> None:
    def read(one: Case) -> None:
        for document in documents_of(one):
            for version in document.versions.all():
                assert version.file.size
                assert version.task.step
                assert version.added_by is not None

    single = cast.new_case()
    task = fresh(single, "application")
    actions.attach(task.pk, cast.client, later(), name="akta.pdf", data=PDF, requirement="akta")
    assert cost(lambda: read(case)) == cost(lambda: read(single)) == 5


def test_the_newest_version_of_a_kind_is_the_latest(cast: Cast, case: Case) -> None:
    again = actions.attach(
        fresh(case, "application").pk, cast.client, later(), name="b.pdf", data=PDF, kind="surat-permohonan"
    )
    assert latest(case, "surat-permohonan") == again
    assert latest(case, "sppt-sni") is None


def test_what_was_handed_in_is_the_newest_version_for_each_requirement(case: Case) -> None:
    assert {key: version.filename for key, version in handed_in(case).items()} == {"akta": "akta.png"}


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


def row(office: Office, key: str, **more: object) -> Requirement:
    return Requirement.objects.create(office=office, key=key, name=key, **{"valid_from": "2020-01-01", **more})


def asked(office: Office, on: date = DAY, **more: object) -> list[str]:
    given = {"scheme": "iso-9001", "kind": "initial", "applicant_kind": "producer", "commodities": (), **more}
    return [str(one) for one in requirements_for(office, on, **given)]  # type: ignore[arg-type]  # as above


def test_a_row_that_names_nothing_is_asked_of_everybody(office: Office) -> None:
    row(office, "akta")
    assert asked(office) == asked(office, scheme="sppt-sni", kind="surveillance", applicant_kind="importer") == ["akta"]


@pytest.mark.parametrize(
    ("limits", "asked_of", "not_of"),
    [
        ({"schemes": ["iso-9001", "iso-14001"]}, {"scheme": "iso-14001"}, {"scheme": "sppt-sni"}),
        ({"kinds": ["initial"]}, {"kind": "initial"}, {"kind": "surveillance"}),
        ({"applicant_kinds": ["importer"]}, {"applicant_kind": "importer"}, {"applicant_kind": "producer"}),
        ({"commodity": "food"}, {"commodities": ("", "food")}, {"commodities": ("",)}),
    ],
)
def test_a_row_is_asked_only_of_what_it_names(
    office: Office, limits: dict[str, object], asked_of: dict[str, object], not_of: dict[str, object]
) -> None:
    row(office, "terbatas", **limits)
    assert (asked(office, **asked_of), asked(office, **not_of)) == (["terbatas"], [])


def test_a_row_holds_from_its_first_to_its_last_day(office: Office) -> None:
    row(office, "dulu", valid_to="2026-11-22")
    row(office, "sampai-hari-ini", valid_to="2026-11-23", order=1)
    row(office, "mulai-hari-ini", valid_from="2026-11-23", order=2)
    row(office, "nanti", valid_from="2026-11-24")
    assert asked(office) == ["sampai-hari-ini", "mulai-hari-ini"]


def test_rows_come_in_the_offices_order_and_are_its_own(office: Office) -> None:
    row(office, "dua", order=2)
    row(office, "satu", order=1)
    row(OfficeFactory(), "lain")
    assert asked(office) == ["satu", "dua"]


def test_a_requirement_is_called_what_its_newest_row_calls_it(office: Office) -> None:
    Requirement.objects.create(office=office, key="akta", name="Akta", valid_from="2020-01-01", valid_to="2025-12-31")
    Requirement.objects.create(office=office, key="akta", name="Akta pendirian", valid_from="2026-01-01")
    row(office, "nib")
    row(OfficeFactory(), "npwp")
    assert requirement_names(office, ["akta", "npwp", "tidak-ada"]) == {"akta": "Akta pendirian"}
