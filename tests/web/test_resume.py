"""A lost session in mid-form: what was typed is there again after signing in, once, for its own page alone."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from mutubaku.applications.models import Application
from mutubaku.web import resume
from tests.applications.drafts import Drafted, drafted
from tests.factories.people import PASSWORD
from tests.web.client.requirements import file, requirement

pytestmark = pytest.mark.django_db
TYPED = {
    "name": "Penghubung Contoh",
    "position": "Manajer Mutu 🌿",
    "phone": "0711 555 0101",
    "email": "dewi@contoh.id",
}
TOLD = "Sesi Anda sempat berakhir."


@pytest.fixture
def draft() -> Drafted:
    return drafted()


def contact(draft: Drafted) -> str:
    return f"/permohonan/{draft.case.pk}/penghubung/"


def lose(browser: Client, path: str, data: dict[str, Any], **more: Any) -> str:
    """Send a form without a session; answers where signing in will lead."""
    answer = browser.post(path, {"once": str(uuid.uuid4()), **data}, **more)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/akun/login/?next=")
    return str(answer["Location"])


def sign_in(browser: Client, draft: Drafted, login: str) -> Any:
    return browser.post(login, {"login": draft.user.email, "password": PASSWORD}, follow=True)


def test_what_was_typed_is_there_again_and_can_be_sent(draft: Drafted) -> None:
    browser = Client()
    answer = sign_in(browser, draft, lose(browser, contact(draft), TYPED))
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == contact(draft)
    assert TOLD in page
    assert all(f'value="{typed}"' in page for typed in TYPED.values())
    assert Application.objects.get(case=draft.case).contact_position == ""  # nothing was saved without being signed in
    browser.post(contact(draft), {"once": str(uuid.uuid4()), **TYPED})
    assert Application.objects.get(case=draft.case).contact_position == "Manajer Mutu 🌿"


def test_what_was_wrong_in_it_is_told_at_once(draft: Drafted) -> None:
    browser = Client()
    answer = sign_in(browser, draft, lose(browser, contact(draft), {**TYPED, "phone": "x"}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Tulis nomor telepon dengan angka" in page
    assert 'value="x"' in page


def test_it_is_shown_once(draft: Drafted) -> None:
    browser = Client()
    sign_in(browser, draft, lose(browser, contact(draft), TYPED))
    again = browser.get(contact(draft)).content.decode()
    assert "Manajer Mutu" not in again
    assert TOLD not in again


def test_another_page_first_lets_it_go(draft: Drafted) -> None:
    browser = Client()
    lose(browser, contact(draft), TYPED)
    browser.force_login(draft.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert TOLD not in browser.get("/permohonan/").content.decode()
    assert "Manajer Mutu" not in browser.get(contact(draft)).content.decode()


def test_after_an_hour_it_is_gone(draft: Drafted, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Client()
    login = lose(browser, contact(draft), TYPED)
    monkeypatch.setattr(resume, "LIFETIME", timedelta(seconds=-1))
    assert TOLD not in sign_in(browser, draft, login).content.decode()


def test_files_passwords_and_keys_are_not_kept(draft: Drafted) -> None:
    browser = Client()
    requirement(draft.organisation.office)
    lose(
        browser, f"/permohonan/{draft.case.pk}/dokumen/akta/", {"file": file(), "password1": "rahasia", "catatan": "a"}
    )
    kept = browser.session[resume.KEY]
    assert kept["fields"] == {"catatan": ["a"]}
    assert kept["files"] is True


def test_whoever_sent_a_file_is_told_to_choose_it_again(draft: Drafted) -> None:
    browser = Client()
    requirement(draft.organisation.office)
    page = f"/permohonan/{draft.case.pk}/dokumen/"
    login = lose(browser, f"{page}akta/", {"file": file()}, headers={"referer": f"http://testserver{page}"})
    answer = sign_in(browser, draft, login)
    assert answer.redirect_chain[-1][0] == page
    assert "Berkas perlu Anda pilih lagi." in answer.content.decode()


@pytest.mark.parametrize("referrer", ["https://jahat.example/permohonan/", "bukan alamat", "http://[", ""])
def test_a_foreign_referrer_leads_nowhere(draft: Drafted, referrer: str) -> None:
    login = lose(Client(), contact(draft), TYPED, headers={"referer": referrer})
    assert login == f"/akun/login/?next={contact(draft)}"


def test_the_page_a_form_stood_on_keeps_its_question_mark(draft: Drafted) -> None:
    page = f"http://testserver{contact(draft)}?kembali=/permohonan/"
    login = lose(Client(), contact(draft), TYPED, headers={"referer": page})
    assert login == f"/akun/login/?next={contact(draft)}%3Fkembali%3D/permohonan/"


def test_more_than_a_form_can_hold_is_not_kept(draft: Drafted) -> None:
    browser = Client()
    lose(browser, contact(draft), {**TYPED, "name": "x" * (resume.LIMIT + 1)})
    assert resume.KEY not in browser.session


def test_reading_a_page_without_a_session_keeps_nothing(draft: Drafted) -> None:
    browser = Client()
    browser.get(contact(draft))
    assert resume.KEY not in browser.session


def test_somebody_else_signing_in_sees_nothing_of_a_page_that_is_not_theirs(draft: Drafted) -> None:
    browser, other = Client(), drafted()
    answer = sign_in(browser, other, lose(browser, contact(draft), TYPED))
    assert answer.status_code == 404
    assert "Manajer Mutu" not in answer.content.decode()


def test_what_a_script_sends_and_fetches_meanwhile_neither_replaces_nor_takes_it(draft: Drafted) -> None:
    browser = Client()
    login = lose(browser, contact(draft), TYPED)
    for more in ({"HTTP_ACCEPT": "application/json"}, {"HTTP_X_OUTBOX": "1"}):
        lose(browser, f"/permohonan/{draft.case.pk}/ruang-lingkup/kelompok/", {"commodity": "umum"}, **more)
    browser.force_login(draft.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert TOLD not in browser.get(contact(draft), HTTP_X_OUTBOX="1").content.decode()
    answer = browser.get(login.partition("?next=")[2])
    assert "Manajer Mutu 🌿" in answer.content.decode()
