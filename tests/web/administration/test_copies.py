"""The administrator chooses which notices the office's own mailbox gets a copy of; none by itself."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from mutubaku.notices.policy import COPYABLE
from mutubaku.notices.queries import copied_kinds
from mutubaku.people.models import Office
from mutubaku.web.notices.words import KINDS
from mutubaku.web.once import FIELD
from tests.factories.people import OfficeFactory, official

PATH = "/administrasi/pemberitahuan/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory(mailbox="balai@contoh.id")


@pytest.fixture
def browser(office: Office) -> Client:
    found = Client()
    found.force_login(official(office, "administrator"), backend=BACKEND)
    return found


def test_every_kind_that_can_be_copied_has_a_name() -> None:
    assert set(KINDS) == set(COPYABLE)


def test_what_is_ticked_is_copied_and_stays_ticked(office: Office, browser: Client) -> None:
    assert "checked" not in browser.get(PATH).content.decode()
    answer = browser.post(PATH, {FIELD: str(uuid.uuid4()), "kinds": ["message", "case-sent"]})
    assert answer.headers["Location"] == PATH
    assert copied_kinds(office) == ["case-sent", "message"]
    html = browser.get(PATH).content.decode()
    assert (html.count(" checked"), "Salinan dikirim ke balai@contoh.id." in html) == (2, True)


def test_an_office_without_a_mailbox_is_told_first_to_have_one(office: Office, browser: Client) -> None:
    office.mailbox = ""
    office.save()
    assert "Kantor belum mempunyai kotak surat." in browser.get(PATH).content.decode()


def test_a_kind_that_is_not_offered_is_refused(office: Office, browser: Client) -> None:
    answer = browser.post(PATH, {FIELD: str(uuid.uuid4()), "kinds": ["invitation"]})
    assert (answer.status_code, copied_kinds(office)) == (422, [])
