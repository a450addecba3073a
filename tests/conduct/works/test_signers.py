"""Whose name stands under a letter: an outgoing one goes out for the head, a memo for the section."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mutubaku.cases.models import Task
from mutubaku.conduct.access import worker_of
from mutubaku.conduct.works.letter_kinds import kinds
from mutubaku.conduct.works.letters import Letter, trial_pdf
from mutubaku.documents.letter_texts import set_text
from mutubaku.documents.models import Signing
from mutubaku.people.access import SYSTEM, Capacity
from mutubaku.people.models import Holding, Position, RoleAssignment
from tests.cast import MONDAY, Cast, later
from tests.conduct.quick import Written
from tests.factories.people import UserFactory, official

AT = later(hours=1)
BEGUN = date(2020, 1, 1)


@pytest.fixture
def task(cast: Cast) -> Task:
    return cast.case_at("completeness")


@pytest.fixture
def maker(cast: Cast, task: Task) -> Capacity:
    return worker_of(task, cast.staff["pjt"], AT)


@pytest.fixture
def section(cast: Cast) -> Position:
    """The position of the head of the section PJT, with its holder."""
    official(cast.office, "pjt", title="Kepala Seksi PJT")
    position = Position.objects.get(office=cast.office, title="Kepala Seksi PJT")
    RoleAssignment.objects.create(office=cast.office, role="section-head", position=position, starts_on=BEGUN)
    return position


def signer(task: Task, kind: str, by: Capacity, papers: Written, template: str = "correspondence") -> dict[str, Any]:
    trial_pdf(task.case, kind, kind, Letter(), by, AT, "1")
    found: dict[str, Any] = papers.last(template)
    return found["signer"]  # type: ignore[no-any-return]  # as it was kept


def holder(position: Position) -> str:
    return position.holdings.get().user.name


@pytest.mark.parametrize("kind", ["surat-kelengkapan", "surat-informasi-audit", "penerimaan-keluhan"])
def test_an_outgoing_letter_of_the_staff_is_signed_for_the_head_by_the_head_of_their_section(
    task: Task, maker: Capacity, section: Position, quick_papers: Written, kind: str
) -> None:
    found = signer(task, kind, maker, quick_papers)
    assert (found["title"], found["name"]) == ("a.n. Head\nKepala Seksi PJT", holder(section))


@pytest.mark.parametrize(
    ("kind", "template"),
    [
        ("surat-penolakan", "correspondence"),
        ("surat-pembatalan-audit-khusus", "correspondence"),
        ("surat-pembekuan", "correspondence"),
        ("surat-pemulihan", "correspondence"),
        ("surat-pencabutan", "correspondence"),
        ("surat-pengurangan-lingkup", "correspondence"),
        ("surat-penolakan-sertifikasi", "correspondence"),
        ("hasil-banding", "correspondence"),
        ("hasil-keluhan", "correspondence"),
        ("surat-tugas", "record"),
        ("penetapan-audit-khusus", "record"),
        ("perjanjian-sertifikasi", "record"),
    ],
)
def test_what_announces_a_decision_or_binds_the_office_is_signed_by_its_head(
    cast: Cast, task: Task, maker: Capacity, section: Position, quick_papers: Written, kind: str, template: str
) -> None:
    found = signer(task, kind, maker, quick_papers, template)
    assert (found["title"], found["name"]) == ("Head", cast.staff["head"].name)


def test_every_other_kind_is_signed_by_whoever_made_it() -> None:
    own = {kind for kind, row in kinds().items() if row.signer == Signing.MAKER}
    assert not {kind for kind in own if kinds()[kind].form == "letter"} - {"lembar-konfirmasi", "konfirmasi-pembayaran"}
    assert {"berita-acara-komite", "keputusan-sertifikasi", "bukti-bayar", "daftar-hadir", "memo-dinas"} <= own


def test_whoever_acts_as_head_signs_a_decision_and_the_holder_who_is_away_is_not_named(
    cast: Cast, task: Task, maker: Capacity, quick_papers: Written
) -> None:
    position = Position.objects.get(office=cast.office, title="Head")
    acting = UserFactory(name="Pejabat Contoh")
    Holding.objects.create(
        position=position, user=acting, manner="plt", decree="SP-2", starts_on=MONDAY.date(), ends_on=date(2026, 12, 31)
    )
    found = signer(task, "surat-pembekuan", maker, quick_papers)
    assert (found["title"], found["name"]) == ("Plt. Head", "Pejabat Contoh")
    Holding.objects.filter(position=position).delete()
    assert signer(task, "surat-pembekuan", maker, quick_papers)["name"] == maker.name


def test_a_bill_goes_out_for_the_head_and_a_memo_from_the_section(
    task: Task, maker: Capacity, section: Position, quick_papers: Written
) -> None:
    assert signer(task, "e-billing", maker, quick_papers, "record")["title"] == "a.n. Head\nKepala Seksi PJT"
    assert signer(task, "memo-siap-audit", maker, quick_papers, "memo")["title"] == "Kepala Seksi PJT"
    assert quick_papers.last("memo")["sender"] == "Kepala Seksi PJT"


def test_whoever_acts_for_the_section_head_signs_under_their_own_name(
    task: Task, maker: Capacity, section: Position, quick_papers: Written
) -> None:
    section.holdings.update(ends_on=date(2026, 11, 22))
    acting = UserFactory(name="Pejabat Contoh")
    Holding.objects.create(
        position=section, user=acting, manner="plh", decree="SP-1", starts_on=MONDAY.date(), ends_on=MONDAY.date()
    )
    found = signer(task, "surat-kelengkapan", maker, quick_papers)
    assert (found["title"], found["name"]) == ("a.n. Head\nPlh. Kepala Seksi PJT", "Pejabat Contoh")


def test_where_the_section_has_no_head_that_day_the_head_of_the_office_signs_and_then_whoever_made_it(
    cast: Cast, task: Task, maker: Capacity, section: Position, quick_papers: Written
) -> None:
    section.holdings.update(ends_on=date(2026, 11, 22))
    assert signer(task, "surat-kelengkapan", maker, quick_papers)["name"] == cast.staff["head"].name
    Holding.objects.filter(user=cast.staff["head"]).update(ends_on=date(2026, 11, 22))
    assert signer(task, "surat-kelengkapan", maker, quick_papers)["name"] == maker.name


def test_the_head_of_another_section_does_not_sign_for_this_one(
    cast: Cast, task: Task, maker: Capacity, section: Position, quick_papers: Written
) -> None:
    section.role_assignments.filter(role="pjt").delete()
    assert signer(task, "surat-kelengkapan", maker, quick_papers)["name"] == cast.staff["head"].name


@pytest.mark.parametrize(("signing", "title"), [(Signing.HEAD, "Head"), (Signing.MAKER, "Pjt"), ("", "a.n. Head")])
def test_the_office_says_from_a_day_on_who_signs(
    task: Task, maker: Capacity, section: Position, quick_papers: Written, signing: str, title: str
) -> None:
    office, before = task.case.office, MONDAY
    set_text(office, "surat-kelengkapan", "Hal", "Isi.", MONDAY.date(), fields=(), by=SYSTEM, at=before, signer=signing)
    assert signer(task, "surat-kelengkapan", maker, quick_papers)["title"].splitlines()[0] == title


def test_a_client_signs_what_the_client_writes(cast: Cast, quick_papers: Written) -> None:
    task = cast.case_at("confirmation")
    by = worker_of(task, cast.client, AT)
    assert signer(task, "lembar-konfirmasi", by, quick_papers)["name"] == cast.client.name
