"""Step 2 on the screen: the head reads the application on one page and routes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mutubaku.cases.models import Task
from mutubaku.certificates.models import Certificate
from mutubaku.conduct import actions
from mutubaku.documents.models import Requirement
from mutubaku.people.models import Holding
from tests.cast import Cast, fresh, later
from tests.web.cases.conftest import As, Browser

SoonAfter = Callable[[Task], Task]
WRITTEN = {"isi-addressees": ["pjt"], "isi-urgency": "urgent", "isi-instruction": "Dahulukan permohonan ini."}


@pytest.fixture
def task(cast: Cast, optional: Requirement, soon_after: SoonAfter) -> Task:
    """Step 2, ten minutes after it was opened."""
    return soon_after(cast.case_at("disposition"))


@pytest.fixture
def head(cast: Cast, as_: As) -> Browser:
    """Who does step 2."""
    return as_(cast.staff["head"])


def test_the_page_shows_the_application_its_documents_and_what_the_client_holds(
    cast: Cast, task: Task, head: Browser, soon_after: SoonAfter
) -> None:
    other = cast.case_at("completeness")
    html = head.page(f"/tugas/{task.pk}/")
    assert cast.organisation.name in html
    assert "Manajer mutu" in html
    assert "Produksi karet remah" in html
    assert ">Akta notaris</a>" in html
    assert "Brosur" in html
    assert other.case.number in html
    assert f"Seksi SS: {cast.staff['ss'].name}" in html


def test_a_client_s_first_application_says_so(task: Task, head: Browser) -> None:
    assert "Belum ada; ini permohonan pertamanya." in head.page(f"/tugas/{task.pk}/")


def test_a_section_without_holder_says_so(cast: Cast, task: Task, head: Browser) -> None:
    Holding.objects.filter(user=cast.staff["ss"]).delete()
    assert "Seksi SS: belum ada pemegangnya hari ini" in head.page(f"/tugas/{task.pk}/")


def test_one_press_writes_the_disposition_and_ends_the_step(cast: Cast, task: Task, head: Browser) -> None:
    assert head.send(f"/tugas/{task.pk}/hasil/", {"outcome": "didisposisikan", **WRITTEN}).status_code == 302
    written = fresh(task.case, "disposition").disposition
    assert (written.addressees, written.urgency) == (["pjt"], "urgent")
    html = head.page(f"/tugas/{task.pk}/")
    assert f"<li>Seksi PJT: {cast.staff['pjt'].name}</li>" in html
    assert "Seksi SS:" not in html
    assert "Dahulukan permohonan ini." in html
    assert 'name="isi-instruction"' not in html


def test_a_saved_disposition_can_be_seen_as_the_papers_it_will_be(task: Task, head: Browser) -> None:
    assert "Lihat memo disposisi" not in head.page(f"/tugas/{task.pk}/")
    head.send(f"/tugas/{task.pk}/isi/simpan/", {"note": "", **WRITTEN})
    html = head.page(f"/tugas/{task.pk}/")
    for kind in ("memo-disposisi", "memo-dinas"):
        assert f"/tugas/{task.pk}/pratinjau/{kind}/" in html
        assert head.get(f"/tugas/{task.pk}/pratinjau/{kind}/")["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("isi-addressees", [], "Pilih paling sedikit satu seksi tujuan disposisi."),
        ("isi-urgency", "", "Pilih sifatnya."),
        ("isi-instruction", " ", "Tulis instruksi disposisi untuk seksi yang dituju."),
        ("isi-instruction", "x" * 2001, "Instruksi paling banyak 2000 aksara"),
    ],
)
def test_what_is_missing_is_told_beside_its_field(
    task: Task, head: Browser, field: str, value: object, sentence: str
) -> None:
    found = head.send(f"/tugas/{task.pk}/hasil/", {"outcome": "didisposisikan", **WRITTEN, field: value})
    assert found.status_code == 422
    assert found.content.decode().count(sentence) == 2


def test_a_client_with_many_applications_is_led_to_all_of_them(cast: Cast, task: Task, head: Browser) -> None:
    for _number in range(9):
        case = cast.new_case()
        case.number, case.sent_at = f"C-{case.pk}", later(hours=1)
        case.save()
    assert "1 lainnya" in head.page(f"/tugas/{task.pk}/")


def test_a_case_that_was_withdrawn_before_its_disposition_says_that_none_was_written(
    cast: Cast, task: Task, head: Browser
) -> None:
    actions.withdraw(task.case_id, cast.client, task.opened_at, reason="Tidak jadi.")
    assert "Belum ditulis." in head.page(f"/tugas/{task.pk}/")


@pytest.mark.parametrize(("first", "shown"), [(2025, "Berlaku"), (2028, "Tidak berlaku")])
def test_the_certificates_a_client_holds_stand_with_what_they_are_worth(
    cast: Cast, task: Task, head: Browser, first: int, shown: str
) -> None:
    Certificate.objects.create(
        office=cast.office,
        organisation=cast.organisation,
        scheme="iso-9001",
        case=cast.new_case(),
        number="7/CONTOH",
        secret="a" * 32,
        holder={},
        scope={},
        valid_from=date(first, 1, 1),
        valid_until=date(first + 2, 12, 31),
        issued_at=later(),
    )
    html = head.page(f"/tugas/{task.pk}/")
    assert f'<a href="/v/{"a" * 32}/">Sertifikat 7/CONTOH</a>' in html
    assert f"</svg>{shown}</span>" in html
