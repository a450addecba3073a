"""Handing in documents: what the office's table asks, one file for each, and a sentence for every file that is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from mutubaku.applications import actions
from mutubaku.documents.models import Version
from mutubaku.people.models import User
from tests.applications.drafts import Drafted
from tests.factories.people import NOON, OrganisationFactory, member

from .conftest import Browser
from .requirements import PDF, PNG, file, requirement

pytestmark = pytest.mark.django_db


def documents(draft: Drafted, key: str = "") -> str:
    return f"/permohonan/{draft.case.pk}/dokumen/" + (f"{key}/" if key else "")


def locked() -> bytes:
    """A PDF that opens only with a password."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("rahasia", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def table(draft: Drafted) -> None:
    office = draft.organisation.office
    requirement(office, "akta", name="Akta notaris", order=1)
    requirement(office, "merek", name="Sertifikat merek", order=2, has_expiry=True, hint="Atau tanda daftar merek.")
    requirement(office, "uji-air", name="Uji air baku", order=3, commodity="bottled-water")
    requirement(office, "lama", name="Sertifikat terdahulu", order=4, is_mandatory=False)
    requirement(office, "denah", name="Denah pabrik", order=5, schemes=["iso-9001"])


def test_the_list_holds_what_this_case_needs_and_no_more(mine: Browser, draft: Drafted) -> None:
    page = mine.get(documents(draft)).content.decode()
    assert all(name in page for name in ("Akta notaris", "Sertifikat merek", "Sertifikat terdahulu"))
    assert "Denah pabrik" not in page
    assert "Uji air baku" not in page
    assert "0 dari 2 dokumen wajib sudah ada." in page
    assert "paling besar 25 MB" in page


def test_the_product_group_decides_which_documents_are_asked(mine: Browser, draft: Drafted) -> None:
    actions.save_commodity(draft.case.pk, actions.GroupData(commodity="bottled-water"), draft.by, NOON)
    assert "Uji air baku" in mine.get(documents(draft)).content.decode()


def test_the_first_missing_document_stands_open_and_after_it_the_next(mine: Browser, draft: Drafted) -> None:
    page = mine.get(documents(draft)).content.decode()
    assert page.count('<details class="fold" open>') == 1
    answer = mine.send(documents(draft, "akta"), {"file": file()})
    assert answer["Location"] == f"{documents(draft)}#merek"


def test_a_file_is_kept_and_can_be_looked_at_again(mine: Browser, draft: Drafted) -> None:
    page = mine.send(documents(draft, "akta"), {"file": file()}, follow=True).content.decode()
    version = Version.objects.get()
    assert "Berkas “akta.pdf” tersimpan." in page
    assert "1 dari 2 dokumen wajib sudah ada." in page
    assert f'href="/berkas/{version.pk}/"' in page
    assert (version.document.requirement, version.added_by) == ("akta", draft.user)


def test_a_replaced_file_stays_beside_the_one_that_counts(mine: Browser, draft: Drafted) -> None:
    mine.send(documents(draft, "akta"), {"file": file("lama.pdf")})
    page = mine.send(documents(draft, "akta"), {"file": file("baru.png", PNG)}, follow=True).content.decode()
    assert [v.filename for v in Version.objects.order_by("number")] == ["lama.pdf", "baru.png"]
    assert "Ganti berkas" in page
    assert "1 berkas sebelumnya" in page
    assert "lama.pdf" in page


def test_a_letter_of_the_companys_own_takes_the_place_of_the_made_one(mine: Browser, draft: Drafted) -> None:
    assert "Dibuat sistem" in mine.get(documents(draft)).content.decode()
    mine.send(documents(draft, "surat-permohonan"), {"file": file("surat.pdf")})
    assert Version.objects.get().document.kind == "surat-permohonan"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("akta.pdf", b"", "Berkas “akta.pdf” kosong."),
        ("akta.exe", b"MZ" * 100, "Jenis berkas “akta.exe” tidak diterima."),
        ("akta.pdf", PNG, "Isi berkas “akta.pdf” bukan PDF seperti namanya."),
        ("akta.png", PDF, "Isi berkas “akta.png” bukan PNG seperti namanya."),
        ("akta.pdf", locked(), "terkunci kata sandi"),
        ("akta.pdf", PDF[:2000], "rusak atau terpotong"),
        ("a\u202efdp.exe", b"MZ" * 100, "Jenis berkas “afdp.exe” tidak diterima."),
        ("../../etc/passwd", b"root", "Jenis berkas “passwd” tidak diterima."),
    ],
)
def test_a_file_that_cannot_be_taken_has_its_sentence_in_the_summary_and_beside_it(
    mine: Browser, draft: Drafted, name: str, data: bytes, sentence: str
) -> None:
    answer = mine.send(documents(draft, "merek"), {"file": file(name, data)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(sentence) == 2
    assert 'href="#merek_file"' in page
    assert "<title>Kesalahan: " in page
    assert not Version.objects.exists()


def test_no_file_chosen_is_said(mine: Browser, draft: Drafted) -> None:
    answer = mine.send(documents(draft, "akta"))
    assert "Pilih berkasnya dahulu, lalu tekan Unggah." in answer.content.decode()


def test_a_file_beyond_the_limit_is_refused_with_the_limit(mine: Browser, draft: Drafted, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    answer = mine.send(documents(draft, "akta"), {"file": file(data=PDF + b"0" * 1024 * 1024)})
    assert (
        "Berkas “akta.pdf” terlalu besar. Batasnya 1 MB; kecilkan atau pisahkan berkasnya." in answer.content.decode()
    )
    assert not Version.objects.exists()


def test_a_document_that_is_not_asked_has_no_page(mine: Browser, draft: Drafted) -> None:
    for key in ("denah", "sppt-sni", "tidak-ada"):
        assert mine.send(documents(draft, key), {"file": file()}).status_code == 404
    assert not Version.objects.exists()


def test_the_address_of_an_upload_leads_back_to_its_document(mine: Browser, draft: Drafted) -> None:
    assert mine.get(documents(draft, "merek"))["Location"] == f"{documents(draft)}?buka=merek#merek"


def test_nobody_hands_in_a_document_for_somebody_elses_application(
    browser: Callable[[User], Browser], draft: Drafted
) -> None:
    stranger = browser(member(OrganisationFactory(office=draft.organisation.office)))
    assert stranger.send(documents(draft, "akta"), {"file": file()}).status_code == 404
    assert not Version.objects.exists()


def test_pressing_twice_keeps_one_version(mine: Browser, draft: Drafted) -> None:
    key = "3b4a6c1e-0f4f-4d53-9d53-27a2f5c9c111"
    for _press in range(2):
        mine.post(documents(draft, "akta"), {"once": key, "file": file()})
    assert Version.objects.count() == 1


def test_coming_from_checking_the_way_back_is_kept(mine: Browser, draft: Drafted) -> None:
    check = f"/permohonan/{draft.case.pk}/periksa/"
    page = mine.get(f"{documents(draft)}?kembali={check}&buka=merek").content.decode()
    assert f'<a class="button button-primary" href="{check}"' in page
    answer = mine.send(f"{documents(draft, 'akta')}?kembali={check}", {"file": file()})
    assert answer["Location"] == f"{documents(draft)}?kembali=%2Fpermohonan%2F{draft.case.pk}%2Fperiksa%2F#merek"


def test_the_upload_of_the_signed_letter_says_where_to_sign_and_what_is_taken(mine: Browser, draft: Drafted) -> None:
    html = mine.get(documents(draft)).content.decode()
    assert html.count("Tanda tangan dibubuhkan di kolom tanda tangan pada akhir naskah") == 1
    assert "Unggah semua halamannya sebagai satu berkas" in html
