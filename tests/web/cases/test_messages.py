"""The thread of a case on both sides' pages; the words to pass on; the tracking link that its client may renew."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from mutubaku.cases.models import Case
from mutubaku.conduct import actions
from mutubaku.conduct.actions.messages import write_message
from mutubaku.notices.models import Message
from mutubaku.people.models import User
from mutubaku.web.cases.conversation import phone_digits
from tests.cast import Cast, later
from tests.factories.people import official

from .conftest import As, Browser

Queries = Callable[[Callable[[], object]], int]


@pytest.fixture
def case(cast: Cast) -> Case:
    return cast.case_at("completeness").case


def thread(case: Case) -> str:
    return f"/perkara/{case.pk}/pesan/"


def page(case: Case) -> str:
    return f"/perkara/{case.pk}/"


def text(browser: Browser, path: str) -> str:
    return markup.unescape(browser.page(path))


def test_both_sides_write_and_read_each_other(cast: Cast, case: Case, as_: As) -> None:
    User.objects.filter(pk=cast.staff["pjt"].pk).update(name="Rahmat Hidayat")
    client, desk = as_(cast.client), as_(cast.staff["pjt"])
    assert client.send(thread(case), {"text": "Kapan auditnya?"}).headers["Location"] == f"{thread(case)}#terbaru"
    assert "Kapan auditnya?" in text(desk, page(case))
    assert desk.send(thread(case), {"text": "Bulan depan."}).status_code == 302
    for path in (page(case), thread(case)):
        html = text(client, path)
        assert html.index("Kapan auditnya?") < html.index("Bulan depan.")
        assert "Rahmat Hidayat" not in html  # a client reads officials by their position


def test_nothing_has_to_be_typed_twice_when_a_message_is_too_long(cast: Cast, case: Case, as_: As) -> None:
    answer = as_(cast.client).send(thread(case), {"text": "a" * 4001})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Paling banyak 4000 aksara; Anda menulis 4001." in html
    assert "a" * 4001 in html
    assert "<title>Kesalahan:" in html
    assert Message.objects.count() == 0


def test_an_empty_message_says_what_to_do(cast: Cast, case: Case, as_: As) -> None:
    answer = as_(cast.client).send(thread(case), {"text": " \n"})
    assert (answer.status_code, "Tulis pesannya dahulu." in answer.content.decode()) == (422, True)


def test_markup_in_a_message_stays_text_and_an_address_becomes_a_link(cast: Cast, case: Case, as_: As) -> None:
    write_message(case.pk, cast.client, later(), text="<script>alert(1)</script> https://kan.or.id")
    html = as_(cast.staff["pjt"]).page(thread(case))
    assert "<script>alert" not in html
    assert '<a href="https://kan.or.id" rel="nofollow">' in html


def test_a_long_thread_stands_on_its_own_page_and_the_case_page_shows_the_latest(
    cast: Cast, case: Case, as_: As
) -> None:
    for number in range(5):
        write_message(case.pk, cast.client, later(), text=f"Pesan ke-{number}.")
    html = text(as_(cast.staff["pjt"]), page(case))
    assert ("Pesan ke-1." in html, "Pesan ke-2." in html, "Lihat semua 5 pesan" in html) == (False, True, True)
    assert "Pesan ke-0." in text(as_(cast.staff["pjt"]), thread(case))


def test_after_the_end_the_thread_can_be_read_and_words_typed_meanwhile_are_not_lost(
    cast: Cast, case: Case, as_: As
) -> None:
    client = as_(cast.client)
    write_message(case.pk, cast.client, later(), text="Halo.")
    actions.withdraw(case.pk, cast.client, later(hours=1), reason="Batal.")
    assert "Kirim pesan" not in client.page(thread(case))
    assert "Kirim pesan" not in client.page(page(case))
    answer = client.send(thread(case), {"text": "Terlambat."})
    html = answer.content.decode()
    assert (answer.status_code, "Halo." in html, "Terlambat." in html, "sudah berakhir" in html) == (
        422,
        True,
        True,
        True,
    )


def test_the_administrator_reads_and_does_not_write(cast: Cast, case: Case, as_: As) -> None:
    html = as_(official(cast.office, "administrator")).page(thread(case))
    assert ("Kirim pesan" in html, "Anda dapat membaca pesan ini." in html) == (False, True)


def test_outsiders_and_drafts_have_no_thread(cast: Cast, case: Case, as_: As) -> None:
    assert as_(cast.outsider).get(thread(case)).status_code == 404
    assert as_(cast.client).get(thread(cast.new_case())).status_code == 404


def test_the_thread_costs_the_same_queries_for_one_message_and_for_five(
    cast: Cast, case: Case, as_: As, queries: Queries
) -> None:
    desk = as_(cast.staff["pjt"])
    desk.page(thread(case))
    write_message(case.pk, cast.client, later(), text="Satu.")
    one = queries(lambda: desk.page(thread(case)))
    for number in range(4):
        write_message(case.pk, cast.client, later(), text=str(number))
    assert queries(lambda: desk.page(thread(case))) == one


# Passing on


def test_the_desk_can_pass_the_last_news_on_by_whatsapp_and_the_client_is_not_asked_to(
    cast: Cast, case: Case, as_: As
) -> None:
    html = text(as_(cast.staff["pjt"]), page(case))
    [href] = re.findall(r'href="(https://wa\.me/[^"]+)"', html)
    words = parse_qs(urlsplit(href).query)["text"][0]
    assert urlsplit(href).path == "/62711000000"
    assert f"sudah kami terima dengan nomor {case.number}" in words
    assert f"/lacak/{case.secret}/" in words
    assert words.splitlines()[0] in html
    assert "wa.me" not in as_(cast.client).page(page(case))


@pytest.mark.parametrize(
    ("phone", "digits"),
    [
        ("0812-3456-7890", "6281234567890"),
        ("+62 812 3456 7890", "6281234567890"),
        ("62 812 34567890", "6281234567890"),
        ("+65 6123 4567", "6561234567"),
        ("12", ""),
        ("tidak ada", ""),
        ("", ""),
    ],
)
def test_a_telephone_number_is_written_with_its_country(phone: str, digits: str) -> None:
    assert phone_digits(phone) == digits


# The tracking link


def test_the_client_finds_the_tracking_link_and_renews_it(cast: Cast, case: Case, as_: As) -> None:
    client, old = as_(cast.client), case.secret
    assert f"/lacak/{old}/" in client.page(page(case))
    renew = f"/perkara/{case.pk}/lacak-baru/"
    assert "langsung mati" in client.page(renew)
    assert client.send(renew).status_code == 302
    case.refresh_from_db()
    html = client.page(page(case))
    assert (f"/lacak/{case.secret}/" in html, old in html) == (True, False)
    assert [client.get(f"/lacak/{one}/").status_code for one in (old, case.secret)] == [404, 200]


def test_nobody_but_the_client_renews_it(cast: Cast, case: Case, as_: As) -> None:
    for who in (cast.staff["head"], cast.outsider):
        assert as_(who).send(f"/perkara/{case.pk}/lacak-baru/").status_code == 404
    assert as_(cast.client).get(f"/perkara/{cast.new_case().pk}/lacak-baru/").status_code == 404
    secret = case.secret
    case.refresh_from_db()
    assert case.secret == secret
