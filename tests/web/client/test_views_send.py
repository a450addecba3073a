"""Checking the answers, declaring them true and sending, once; and the confirmation with its number."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pypdf
import pytest

from mutubaku.applications import actions
from mutubaku.applications.models import Application, ProductItem
from mutubaku.documents import storage
from mutubaku.documents.models import Version
from mutubaku.journal.models import Entry
from mutubaku.people.models import User
from tests.applications.drafts import Drafted, answered, drafted, product
from tests.factories.people import NOON, OrganisationFactory, member, official

from . import walk
from .conftest import Browser
from .requirements import PDF, file, requirement

pytestmark = pytest.mark.django_db
SIGNED = {"is_true": "on"}
READ = r'name="read" value="(\w+)"'  # what the page showed, as its form carries it


def check(draft: Drafted) -> str:
    return f"/permohonan/{draft.case.pk}/periksa/"


def sent_page(draft: Drafted) -> str:
    return f"/permohonan/{draft.case.pk}/terkirim/"


@pytest.mark.parametrize(
    ("scheme", "words"),
    [
        ("sppt-sni", ["SNI 3553:2015", "Air mineral", "Musi", "Tipe 5", "Kelompok produk", "Umum"]),
        ("iso-9001", ["Produksi pipa PVC untuk air minum", "14. Produk karet dan plastik", "80 orang"]),
        ("industri-hijau", ["SIH 22123.1:2021", "22123", "Karet remah", "20.000 ton"]),
    ],
)
def test_everything_that_will_be_sent_is_shown_and_can_be_changed(
    browser: Callable[[User], Browser], scheme: str, words: list[str]
) -> None:
    draft = answered(scheme)
    page = browser(draft.user).get(check(draft)).content.decode()
    common = [draft.organisation.name, draft.organisation.nib, "Penghubung Contoh", "Manajer Mutu", "0711 555 0101"]
    assert all(word in page for word in common + words)
    assert f"/permohonan/{draft.case.pk}/penghubung/?kembali=%2Fpermohonan%2F{draft.case.pk}%2Fperiksa%2F" in page
    assert page.count(">Ubah<") >= 8
    assert "Usaha mikro, kecil, atau menengah" in page


def test_an_unfinished_application_says_what_is_missing_and_has_no_button(mine: Browser, draft: Drafted) -> None:
    page = mine.get(check(draft)).content.decode()
    assert "Belum dapat dikirim. Lengkapi dahulu:" in page
    assert "Kirim permohonan</button>" not in page
    unread = mine.send(check(draft), SIGNED).content.decode()
    answer = mine.send(check(draft), {**SIGNED, "read": re.findall(READ, unread)})
    assert answer.status_code == 422
    assert "Belum lengkap: Data penghubung; Ruang lingkup" in answer.content.decode()
    draft.case.refresh_from_db()
    assert draft.case.sent_at is None
    assert Application.objects.get(case=draft.case).declared_at is None  # declared and sent in one act, or neither


@pytest.mark.parametrize("scheme", ["iso-9001", "industri-hijau"])
def test_a_part_nobody_has_filled_in_is_shown_as_such(browser: Callable[[User], Browser], scheme: str) -> None:
    draft = drafted(scheme)
    assert "Belum diisi" in browser(draft.user).get(check(draft)).content.decode()


def test_nothing_is_sent_without_the_declaration(browser: Callable[[User], Browser]) -> None:
    draft = answered()
    answer = browser(draft.user).send(check(draft))
    assert answer.content.decode().count("Beri tanda pada pernyataan ini sebelum mengirim.") == 2
    draft.case.refresh_from_db()
    assert draft.case.sent_at is None


def test_a_mandatory_document_still_missing_stops_the_sending(browser: Callable[[User], Browser]) -> None:
    draft = answered()
    requirement(draft.organisation.office)
    mine = browser(draft.user)
    assert "Belum dapat dikirim" in mine.get(check(draft)).content.decode()
    mine.send(f"/permohonan/{draft.case.pk}/dokumen/akta/", {"file": file()})
    assert mine.assent(check(draft), SIGNED)["Location"] == sent_page(draft)


@pytest.mark.parametrize("scheme", ["sppt-sni", "iso-9001", "iso-14001", "industri-hijau"])
def test_sending_gives_a_number_and_says_what_happens_next_and_when(
    browser: Callable[[User], Browser], scheme: str
) -> None:
    draft = answered(scheme)
    answer = browser(draft.user).assent(check(draft), SIGNED, follow=True)
    page = answer.content.decode()
    draft.case.refresh_from_db()
    record = Version.objects.get(document__kind="berkas-permohonan")
    assert answer.redirect_chain == [(sent_page(draft), 302)]
    assert "Permohonan terkirim" in page
    assert draft.case.number in page
    assert "Kepala Balai" in page
    assert "paling lambat" in page
    assert "WIB" in page
    assert f'href="/berkas/{record.pk}/"' in page
    assert "dewi@contoh.id" in page


def test_pressing_twice_sends_once(browser: Callable[[User], Browser]) -> None:
    draft = answered()
    mine = browser(draft.user)
    read = re.findall(READ, mine.get(check(draft)).content.decode())
    form = {**SIGNED, "read": read, "once": "3b4a6c1e-0f4f-4d53-9d53-27a2f5c9c111"}
    answers = [mine.post(check(draft), form)["Location"] for _press in range(2)]
    assert answers == [sent_page(draft)] * 2
    assert Entry.objects.filter(chain=draft.case.chain, verb="case.sent").count() == 1


def test_an_answer_that_a_colleague_changed_meanwhile_is_not_declared_true_unread(
    browser: Callable[[User], Browser],
) -> None:
    draft = answered()
    mine = browser(draft.user)
    read = re.findall(READ, mine.get(check(draft)).content.decode())
    change_the_product(draft)
    answer = mine.send(check(draft), {**SIGNED, "read": read})
    page = answer.content.decode()
    assert "Sementara Anda membaca, isian permohonan berubah. Baca yang terbaru, lalu tekan lagi." in page
    assert (answer.status_code, "Air demineral" in page) == (422, True)
    draft.case.refresh_from_db()
    assert (draft.case.sent_at, Application.objects.get(case=draft.case).declared_at) == (None, None)
    assert mine.assent(check(draft), SIGNED)["Location"] == sent_page(draft)


def test_sending_what_a_colleague_has_just_sent_says_so(browser: Callable[[User], Browser]) -> None:
    draft = answered()
    mine = browser(draft.user)
    actions.declare(draft.case.pk, draft.by, NOON)
    walk.perform(draft.case.tasks.get().pk, "dikirim", draft.user, NOON)
    answer = mine.send(check(draft), SIGNED, follow=True)
    assert answer.redirect_chain == [(f"/perkara/{draft.case.pk}/", 302)]
    assert "sudah dikirim atau berakhir" in answer.content.decode()


def test_the_confirmation_of_a_draft_leads_to_its_task_list(mine: Browser, draft: Drafted) -> None:
    assert mine.get(sent_page(draft))["Location"] == f"/permohonan/{draft.case.pk}/"


def test_the_confirmation_is_the_clients_the_office_sees_the_case(browser: Callable[[User], Browser]) -> None:
    done = walk.sent()
    office = done.organisation.office
    assert browser(done.user).get(sent_page(done)).status_code == 200
    assert browser(official(office, "head")).get(sent_page(done))["Location"] == f"/perkara/{done.case.pk}/"
    assert browser(member(OrganisationFactory(office=office))).get(sent_page(done)).status_code == 404


# The letter signed by hand

LETTER = "surat-permohonan"
CHANGED = "tidak sesuai isian lagi"


def printed_and_signed(mine: Browser, draft: Drafted) -> None:
    """Make the letter from the answers, and upload the scan of it."""
    mine.send(f"/permohonan/{draft.case.pk}/surat/")
    mine.send(f"/permohonan/{draft.case.pk}/dokumen/{LETTER}/", {"file": file("tertanda.pdf", PDF)})


def change_the_product(draft: Drafted) -> None:
    item = ProductItem.objects.get(application__case=draft.case)
    data = product(draft.factory, product="Air demineral")
    actions.change_product(draft.case.pk, item.pk, data, draft.by, NOON)


def letters(draft: Drafted) -> list[tuple[str, str]]:
    """The versions of the letter, newest first: how each came, and its file."""
    found = Version.objects.filter(document__case=draft.case, document__kind=LETTER).order_by("-number")
    return list(found.values_list("origin", "filename"))


def test_a_signed_letter_stays_the_letter_while_the_answers_are_those_it_was_made_from(
    browser: Callable[[User], Browser],
) -> None:
    draft = answered()
    mine = browser(draft.user)
    printed_and_signed(mine, draft)
    page = mine.get(check(draft)).content.decode()
    assert ("Surat yang Anda tandatangani dan unggah menjadi" in page, CHANGED in page) == (True, False)
    mine.assent(check(draft), SIGNED)
    assert letters(draft) == [("uploaded", "tertanda.pdf"), ("made", f"{LETTER}.pdf")]


def test_a_letter_signed_before_an_answer_was_changed_is_named_and_is_not_the_letter_sent(
    browser: Callable[[User], Browser],
) -> None:
    draft = answered()
    mine = browser(draft.user)
    printed_and_signed(mine, draft)
    change_the_product(draft)
    for page in (f"/permohonan/{draft.case.pk}/dokumen/", check(draft)):
        shown = mine.get(page).content.decode()
        assert "Isian berubah sesudah surat permohonan ini ditandatangani" in shown
        assert "menjadi surat permohonannya" not in shown
    assert CHANGED in shown
    mine.assent(check(draft), SIGNED)
    assert letters(draft) == [
        ("made", f"{LETTER}.pdf"),
        ("uploaded", "tertanda.pdf"),
        ("made", f"{LETTER}.pdf"),
    ]
    newest = Version.objects.filter(document__kind=LETTER).order_by("-number").first()
    assert newest is not None
    assert "Air demineral" in text_of(newest)


def test_a_scan_of_the_letter_made_before_the_change_is_outdated_though_it_came_after(
    browser: Callable[[User], Browser],
) -> None:
    draft = answered()
    mine, page = browser(draft.user), f"/permohonan/{draft.case.pk}/dokumen/"
    mine.send(f"/permohonan/{draft.case.pk}/surat/")
    change_the_product(draft)
    assert "Isian berubah sesudah surat permohonan ini dibuat." in mine.get(page).content.decode()
    mine.send(f"{page}{LETTER}/", {"file": file("tertanda.pdf")})
    assert "ini ditandatangani, jadi pindaiannya tidak lagi sesuai" in mine.get(page).content.decode()
    printed_and_signed(mine, draft)
    assert "Isian berubah" not in mine.get(page).content.decode()


def test_under_a_letter_of_the_companys_own_the_made_one_is_kept(browser: Callable[[User], Browser]) -> None:
    draft = answered()
    mine = browser(draft.user)
    mine.send(f"/permohonan/{draft.case.pk}/dokumen/{LETTER}/", {"file": file("sendiri.pdf", PDF)})
    mine.assent(check(draft), SIGNED)
    assert letters(draft)[:2] == [("uploaded", "sendiri.pdf"), ("made", f"{LETTER}.pdf")]


def text_of(version: Version) -> str:
    pages = pypdf.PdfReader(io.BytesIO(storage.read(version.file.sha256))).pages
    return "\n".join(page.extract_text() for page in pages)
