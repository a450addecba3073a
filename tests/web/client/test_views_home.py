"""A client's first page: what to do, where everything stands, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mutubaku.applications.models import Application
from mutubaku.conduct.actions import open_case, withdraw
from mutubaku.people.models import User
from mutubaku.reviews.models import CompletionRequest
from mutubaku.web.client import standing
from mutubaku.web.writing import tanggal
from tests.applications.drafts import Drafted
from tests.factories.people import NOON, OrganisationFactory, member, official

from . import walk
from .conftest import Browser

pytestmark = pytest.mark.django_db
HOME = "/permohonan/"


def test_whoever_acts_for_no_company_is_told_to_register_one(outsider: Browser) -> None:
    page = outsider.get(HOME).content.decode()
    assert "Belum ada permohonan" in page
    assert "/perusahaan/daftar/" in page
    assert "mintalah undangan" in page


def test_a_company_without_an_application_is_led_to_its_first(browser: Callable[[User], Browser]) -> None:
    page = browser(member(OrganisationFactory())).get(HOME).content.decode()
    assert "Permohonan pertama Anda akan tampak di sini" in page
    assert "/permohonan/baru/" in page


def test_a_draft_is_the_first_thing_to_do(mine: Browser, draft: Drafted) -> None:
    page = mine.get(HOME).content.decode()
    assert "Yang perlu Anda lakukan" in page
    assert "Lengkapi dan kirim permohonan" in page
    assert f'href="/permohonan/{draft.case.pk}/"' in page
    assert "Belum dikirim" in page


def test_a_sent_application_says_who_has_it_and_how_much_time_is_left(browser: Callable[[User], Browser]) -> None:
    done = walk.sent()
    page = browser(done.user).get(HOME).content.decode()
    assert done.case.number in page
    assert "Kepala Balai meneruskan permohonan kepada petugasnya" in page
    assert "Langkah 2 dari 12" in page
    assert f'href="/perkara/{done.case.pk}/"' in page
    assert "Tidak ada yang perlu Anda lakukan sekarang" in page


def test_of_an_integrated_application_each_line_names_the_other_standard(browser: Callable[[User], Browser]) -> None:
    done = walk.found_incomplete()
    other = open_case(done.case.organisation, scheme="iso-14001", kind="initial", by=done.user, at=NOON)
    Application.objects.filter(case=other).update(together_with=done.case.application)
    page = browser(done.user).get(HOME).content.decode()
    first, second = done.case.get_scheme_display(), other.get_scheme_display()
    assert f"{first} terpadu dengan {second}" in page
    assert f"{second} terpadu dengan {first}" in page


def test_when_the_office_asks_for_something_completing_it_comes_first(browser: Callable[[User], Browser]) -> None:
    done = walk.found_incomplete()
    page = browser(done.user).get(HOME).content.decode()
    assert "Lengkapi yang diminta kantor" in page
    assert f'href="/perkara/{done.case.pk}/lengkapi/"' in page
    assert "Menunggu Anda" in page
    until = tanggal(CompletionRequest.objects.get().until)
    assert f"Lengkapi yang diminta kantor, paling lambat {until}" in page
    assert page.count(f", paling lambat {until}<") == 2  # what to do, and the clock in the list
    assert 'title="Paling lambat' not in page


def test_a_step_of_the_clients_own_is_theirs_to_do_with_its_clock(browser: Callable[[User], Browser]) -> None:
    done = walk.awaiting_confirmation()
    task = walk.task_of(done, "confirmation").pk
    page = browser(done.user).get(HOME).content.decode()
    assert f'href="/tugas/{task}/"' in page
    assert "Menyetujui jadwal audit dan membayar" in page


def test_an_ended_application_says_how_it_ended(mine: Browser, draft: Drafted) -> None:
    withdraw(draft.case.pk, draft.user, NOON, reason="Ditunda")
    page = mine.get(HOME).content.decode()
    assert "Ditarik pelanggan" in page
    assert "Lengkapi dan kirim" not in page


def test_nobody_sees_the_applications_of_a_company_they_do_not_act_for(outsider: Browser, draft: Drafted) -> None:
    page = outsider.get(HOME).content.decode()
    assert draft.organisation.name not in page


def test_the_page_asks_the_database_as_often_for_three_applications_as_for_one(mine: Browser, draft: Drafted) -> None:
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as asked:
            mine.get(HOME)
        counts.append(len(asked))
        for scheme in ("iso-9001", "industri-hijau"):
            open_case(draft.organisation, scheme=scheme, kind="initial", by=draft.user, at=NOON)
    assert counts[0] == counts[1]


def test_an_old_application_that_still_runs_is_shown_before_those_that_ended(
    mine: Browser, draft: Drafted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "SHOWN", 2)
    for scheme in ("iso-9001", "industri-hijau"):
        ended = open_case(draft.organisation, scheme=scheme, kind="initial", by=draft.user, at=NOON)
        withdraw(ended.pk, draft.user, NOON, reason="Ditunda")
    page = mine.get(HOME).content.decode()
    assert ("Lengkapi dan kirim permohonan" in page, page.count("Ditarik pelanggan")) == (True, 1)


def test_a_visitor_is_sent_to_sign_in_and_comes_back(db: None) -> None:
    answer = Browser().get(HOME)
    assert answer.status_code == 302
    assert answer["Location"] == "/akun/login/?next=/permohonan/"


def test_an_official_without_a_company_finds_the_page_empty(browser: Callable[[User], Browser], draft: Drafted) -> None:
    page = browser(official(draft.organisation.office, "head")).get(HOME).content.decode()
    assert draft.organisation.name not in page
