"""The dossier: a task list that is always true, answers kept as they were typed, and nobody else's business."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mutubaku.applications.models import Application
from mutubaku.conduct.actions import withdraw
from mutubaku.people.models import User
from tests.applications.drafts import Drafted, answered, drafted
from tests.factories.people import NOON, OrganisationFactory, member, official

from . import walk
from .conftest import Browser
from .requirements import requirement

pytestmark = pytest.mark.django_db
PAGES = ["", "penghubung/", "ruang-lingkup/", "dokumen/", "periksa/"]


def at(draft: Drafted, page: str = "") -> str:
    """The address of a page of the dossier."""
    return f"/permohonan/{draft.case.pk}/{page}"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_draft_is_its_clients_alone(
    browser: Callable[[User], Browser], draft: Drafted, page: str
) -> None:
    office = draft.organisation.office
    strangers = [member(OrganisationFactory(office=office)), official(office, "head")]
    assert [browser(one).get(at(draft, page)).status_code for one in strangers] == [404, 404]
    assert Browser().get(at(draft, page))["Location"].startswith("/akun/login/")
    assert browser(draft.user).get(at(draft, page)).status_code in {200, 302}


def test_the_steps_that_follow_are_those_of_the_version_it_began_with(
    browser: Callable[[User], Browser], draft: Drafted
) -> None:
    page = browser(draft.user).get(at(draft)).content.decode()
    assert 'href="/sop/pelayanan-sertifikasi/?versi=1"' in page


@pytest.mark.parametrize("page", PAGES)
def test_once_it_is_sent_every_page_leads_to_the_case(browser: Callable[[User], Browser], page: str) -> None:
    done = walk.sent()
    answer = browser(done.user).get(at(done, page))
    assert answer["Location"] == f"/perkara/{done.case.pk}/"


def test_answering_what_was_sent_already_changes_nothing_and_says_so(browser: Callable[[User], Browser]) -> None:
    done = walk.sent()
    answer = browser(done.user).send(at(done, "penghubung/"), {"name": "Orang Lain"}, follow=True)
    assert "sudah dikirim atau berakhir" in answer.content.decode()
    assert Application.objects.get(case=done.case).contact_name == "Penghubung Contoh"


def test_a_withdrawn_draft_is_over(mine: Browser, draft: Drafted) -> None:
    withdraw(draft.case.pk, draft.user, NOON, reason="Ditunda")
    assert mine.get(at(draft))["Location"] == f"/perkara/{draft.case.pk}/"
    assert '<span class="code-name">konsep</span>' in mine.get(f"/perkara/{draft.case.pk}/").content.decode()


def test_the_task_list_says_how_far_each_part_is(mine: Browser, draft: Drafted) -> None:
    requirement(draft.organisation.office)
    page = mine.get(at(draft)).content.decode()
    assert "1 dari 4 bagian lengkap." in page
    assert "0 dari 1 dokumen wajib sudah ada" in page
    assert "Terbuka setelah semua bagian lengkap" in page
    assert f'href="{at(draft, "periksa/")}"' not in page


@pytest.mark.parametrize("scheme", ["sppt-sni", "iso-9001", "iso-14001", "industri-hijau"])
def test_when_everything_is_there_it_can_be_sent(browser: Callable[[User], Browser], scheme: str) -> None:
    draft = answered(scheme)
    page = browser(draft.user).get(at(draft)).content.decode()
    assert "Siap dikirim" in page
    assert f'href="{at(draft, "periksa/")}"' in page


@pytest.mark.parametrize(
    ("scheme", "parts"),
    [
        ("sppt-sni", ["Produk"]),
        ("iso-9001", ["Ruang lingkup", "Lokasi dan personel"]),
        ("industri-hijau", ["Ruang lingkup"]),
    ],
)
def test_each_scheme_has_its_own_parts(browser: Callable[[User], Browser], scheme: str, parts: list[str]) -> None:
    draft = drafted(scheme)
    page = browser(draft.user).get(at(draft)).content.decode()
    assert all(f">{part}</a>" in page for part in parts)


def test_the_contact_page_knows_what_the_account_says_already(mine: Browser, draft: Drafted) -> None:
    page = mine.get(at(draft, "penghubung/")).content.decode()
    assert 'value="Penghubung Contoh"' in page
    assert f'value="{draft.user.email}"' in page


def test_a_contact_is_saved_and_the_task_list_comes_back(mine: Browser, draft: Drafted) -> None:
    words = {"name": " Penghubung  Contoh ", "position": "Manajer Mutu"}
    typed = words | {"phone": "0711 555 0101", "email": "d@contoh.id"}
    answer = mine.send(at(draft, "penghubung/"), typed, follow=True)
    assert answer.redirect_chain == [(at(draft), 302)]
    assert "Data penghubung tersimpan." in answer.content.decode()
    kept = Application.objects.get(case=draft.case)
    assert (kept.contact_name, kept.contact_position) == ("Penghubung Contoh", "Manajer Mutu")


def test_coming_from_checking_one_goes_back_to_checking(mine: Browser, draft: Drafted) -> None:
    typed = {"name": "Dewi", "position": "Manajer", "phone": "0711 555 0101", "email": "d@contoh.id"}
    path = at(draft, f"penghubung/?kembali={at(draft, 'periksa/')}")
    assert mine.send(path, typed)["Location"] == at(draft, "periksa/")


@pytest.mark.parametrize("elsewhere", ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(mine: Browser, draft: Drafted, elsewhere: str) -> None:
    typed = {"name": "Dewi", "position": "Manajer", "phone": "0711 555 0101", "email": "d@contoh.id"}
    assert mine.send(at(draft, f"penghubung/?kembali={elsewhere}"), typed)["Location"] == at(draft)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Tulis nama penghubung."),
        ("name", "x" * 10_000, " paling banyak 200 aksara; Anda menulis 10000."),
        ("name", "\u202e\u2066", "Tulis nama penghubung."),
        ("phone", "hubungi saya", "Tulis nomor telepon dengan angka"),
        ("email", "dewi@", "Tulis alamat e-mail dengan lengkap"),
    ],
)
def test_a_wrong_answer_is_told_twice_and_kept_as_it_was_typed(
    mine: Browser, draft: Drafted, field: str, typed: str, sentence: str
) -> None:
    good = {"name": "Dewi", "position": "Manajer", "phone": "0711 555 0101", "email": "d@contoh.id"}
    answer = mine.send(at(draft, "penghubung/"), {**good, field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(sentence) == 2  # in the summary and beside the field
    assert f'href="#id_{field}"' in page
    assert "<title>Kesalahan: " in page
    assert f'value="{typed}"' in page or not typed
    assert Application.objects.get(case=draft.case).contact_position == ""


def test_emoji_and_right_to_left_names_are_kept_and_cannot_turn_the_page_around(mine: Browser, draft: Drafted) -> None:
    typed = {"name": "ديوي 🌿 Dewi\u202e", "position": "👷", "phone": "0711 555 0101", "email": "d@contoh.id"}
    mine.send(at(draft, "penghubung/"), typed)
    kept = Application.objects.get(case=draft.case)
    assert (kept.contact_name, kept.contact_position) == ("ديوي 🌿 Dewi", "👷")
    assert mine.get(at(draft)).status_code == 200


def test_markup_in_a_name_is_shown_as_text(mine: Browser, draft: Drafted) -> None:
    typed = {"name": "<script>x</script>", "position": "A", "phone": "0711 555 0101", "email": "d@contoh.id"}
    mine.send(at(draft, "penghubung/"), typed)
    page = mine.get(at(draft)).content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page
