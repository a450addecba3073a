"""Beginning with last time's answers, and handing in again what was verified then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case
from mutubaku.conduct.actions import open_case
from mutubaku.documents.queries import handed_in
from mutubaku.people.models import User
from mutubaku.reviews.models import Verification
from tests.cast import MONDAY, Cast, make_cast

from .conftest import Browser

pytestmark = pytest.mark.django_db
START = {"scheme": "iso-9001", "kind": "initial"}


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def mine(cast: Cast, browser: Callable[[User], Browser]) -> Browser:
    return browser(cast.client)


def draft(cast: Cast) -> Case:
    return open_case(cast.organisation, scheme="iso-9001", kind="initial", by=cast.client, at=MONDAY)


def verified(cast: Cast) -> Case:
    task = cast.case_at("verification")
    version = handed_in(task.case)["akta"]
    Verification.objects.create(task=task, version=version, requirement="akta", is_valid=True)
    return task.case


def test_whoever_has_applied_before_is_asked_whether_to_begin_there(cast: Cast, mine: Browser) -> None:
    earlier = cast.case_at("disposition").case
    answer = mine.send("/permohonan/baru/", START, follow=True)
    assert answer.redirect_chain[0][0].endswith("/mulai/")
    page = answer.content.decode()
    assert f"Mulai dari jawaban permohonan sebelumnya (nomor {earlier.number}, 23 November 2026)" in page
    assert "checked" not in page


def test_last_times_answers_are_there_and_said_to_be(cast: Cast, mine: Browser) -> None:
    earlier = cast.case_at("disposition").case
    case = draft(cast)
    answer = mine.send(f"/permohonan/{case.pk}/mulai/", {"begin": "dahulu"}, follow=True)
    assert f"Jawaban permohonan {earlier.number} sudah disalin." in answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"/permohonan/{case.pk}/"
    assert application_of(case).system_scope.statement == "Produksi karet remah"
    assert application_of(case).system_scope.edition == "SNI ISO 9001:2015"


def test_beginning_anew_copies_nothing(cast: Cast, mine: Browser) -> None:
    cast.case_at("disposition")
    case = draft(cast)
    mine.send(f"/permohonan/{case.pk}/mulai/", {"begin": "kosong"})
    assert not hasattr(application_of(case), "system_scope")


def test_without_a_choice_the_question_comes_back(cast: Cast, mine: Browser) -> None:
    cast.case_at("disposition")
    answer = mine.send(f"/permohonan/{draft(cast).pk}/mulai/")
    assert answer.status_code == 422
    assert "Pilih mulai dari mana." in answer.content.decode()


def test_with_nothing_before_or_answers_given_there_is_no_question(cast: Cast, mine: Browser) -> None:
    case = cast.new_case()
    for page in ("mulai/", "dokumen-dahulu/"):
        assert mine.get(f"/permohonan/{case.pk}/{page}")["Location"] == f"/permohonan/{case.pk}/"
    cast.case_at("disposition")
    assert mine.get(f"/permohonan/{case.pk}/mulai/")["Location"] == f"/permohonan/{case.pk}/"


def test_verified_documents_are_offered_and_those_chosen_are_handed_in(cast: Cast, mine: Browser) -> None:
    earlier = verified(cast)
    case = draft(cast)
    assert (
        "1 dokumen dari permohonan sebelumnya sudah diverifikasi"
        in mine.get(f"/permohonan/{case.pk}/dokumen/").content.decode()
    )
    page = mine.get(f"/permohonan/{case.pk}/dokumen-dahulu/").content.decode()
    assert f'Akta notaris <span class="sub">akta.pdf, dari permohonan {earlier.number}</span>' in page
    answer = mine.send(f"/permohonan/{case.pk}/dokumen-dahulu/", {"documents": ["akta"]}, follow=True)
    assert "1 dokumen dipakai lagi." in answer.content.decode()
    assert handed_in(case)["akta"].file == handed_in(earlier)["akta"].file


@pytest.mark.parametrize(
    ("documents", "sentence"),
    [([], "Pilih paling sedikit satu dokumen"), (["rahasia"], "Yang sudah tidak berlaku tidak dapat dipakai lagi.")],
)
def test_what_is_not_offered_is_not_handed_in(cast: Cast, mine: Browser, documents: list[str], sentence: str) -> None:
    verified(cast)
    case = draft(cast)
    answer = mine.send(f"/permohonan/{case.pk}/dokumen-dahulu/", {"documents": documents})
    assert sentence in answer.content.decode()
    assert handed_in(case) == {}


def test_when_a_document_holds_is_said(cast: Cast, mine: Browser) -> None:
    verified(cast)
    Verification.objects.update(expires_on=MONDAY.date().replace(year=2999))
    page = mine.get(f"/permohonan/{draft(cast).pk}/dokumen-dahulu/").content.decode()
    assert "berlaku sampai 23 November 2999" in page
