"""The case page of the office, and ending or moving a case as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from mutubaku.cases.models import Task
from tests.cast import Cast
from tests.conduct.conftest import SecondVersion, second_version

from .conftest import As, Browser

__all__ = ["second_version"]

SoonAfter = Callable[[Task], Task]


@pytest.fixture
def task(cast: Cast, soon_after: SoonAfter) -> Task:
    """Step 3, ten minutes after it was opened."""
    return soon_after(cast.case_at("completeness"))


@pytest.fixture
def head(cast: Cast, as_: As) -> Browser:
    """The browser of the head of office."""
    return as_(cast.staff["head"])


def test_the_case_page_shows_what_runs_the_rail_the_documents_and_the_history(cast: Cast, as_: As, task: Task) -> None:
    html = as_(cast.staff["auditor"]).page(f"/perkara/{task.case_id}/")
    assert f'href="/tugas/{task.pk}/">Memeriksa kelengkapan</a>' in html
    assert "1 jam 50 menit kerja lagi" in html
    assert "Memo Disposisi" in html
    assert "1 dokumen persyaratan" in html
    assert "“Mendisposisikan permohonan” selesai dengan hasil: Didisposisikan." in html
    assert f"Permohonan dikirim dan mendapat nomor {task.case.number}." in html
    assert "Produksi karet remah" in html
    assert 'href="/sop/pelayanan-sertifikasi/?versi=1"' in html


def test_only_who_directs_the_case_is_offered_to_close_it(cast: Cast, as_: As, task: Task, head: Browser) -> None:
    page = f"/perkara/{task.case_id}/"
    assert "Tutup permohonan ini" in head.page(page)
    assert "Tutup permohonan ini" not in as_(cast.staff["auditor"]).page(page)
    as_(cast.staff["auditor"]).page(f"{page}tutup/", 404)
    as_(cast.client).page(f"{page}tutup/", 404)


def test_the_office_closes_a_case_with_a_reason_and_everything_stays(
    cast: Cast, as_: As, task: Task, head: Browser
) -> None:
    page = f"/perkara/{task.case_id}/"
    bare = head.send(f"{page}tutup/", {"reason": "  "})
    assert bare.status_code == 422
    assert "Tulis alasannya; tindakan ini dicatat bersama alasannya." in bare.content.decode()
    assert head.send(f"{page}tutup/", {"reason": "Pelanggan tidak dapat dihubungi."})["Location"] == page
    html = head.page(page)
    assert "Ditutup kantor" in html
    assert "Pelanggan tidak dapat dihubungi." in html
    assert "Permohonan ditutup oleh kantor." in html
    assert "Tindakan lain" not in html
    ended = head.page(f"{page}tutup/")
    assert "Permohonan ini sudah berakhir" in ended
    assert 'name="reason"' not in ended
    again = head.send(f"{page}tutup/", {"reason": "Sekali lagi."})
    assert again.status_code == 422
    assert "Permohonan ini sudah berakhir" in again.content.decode()


def test_the_client_withdraws_at_any_step_with_a_reason(cast: Cast, as_: As, task: Task, head: Browser) -> None:
    client, page = as_(cast.client), f"/perkara/{task.case_id}/"
    head.page(f"{page}tarik/", 404)
    assert "Semua catatannya tetap tersimpan" in client.page(f"{page}tarik/")
    assert client.send(f"{page}tarik/", {"reason": "Lini produksi berubah."})["Location"] == page
    html = client.page(page)
    assert "Permohonan ini ditarik pada 23 November 2026" in html
    assert "Lini produksi berubah." in html
    assert "Tarik permohonan ini" not in html
    assert 'name="reason"' not in client.page(f"{page}tarik/")


def test_a_case_the_client_has_not_sent_is_not_the_office_s_to_see(cast: Cast, as_: As, head: Browser) -> None:
    case = cast.new_case()
    head.page(f"/perkara/{case.pk}/", 404)
    assert as_(cast.client).get(f"/perkara/{case.pk}/")["Location"] == f"/permohonan/{case.pk}/"


def test_with_one_version_of_the_sop_there_is_nothing_to_move_to(task: Task, head: Browser) -> None:
    page = f"/perkara/{task.case_id}/"
    assert "Pindahkan ke versi SOP lain" not in head.page(page)
    assert "Belum ada versi lain dari SOP ini." in head.page(f"{page}versi/")


def test_a_case_is_moved_to_another_version_after_a_dry_run_and_with_a_reason(
    task: Task, head: Browser, second_version: SecondVersion
) -> None:
    second_version({'standard = "2 Jam"': 'standard = "3 Jam"'}, effective="2026-11-01")
    page = f"/perkara/{task.case_id}/versi/"
    assert "Pilih salah satu dari daftar." in head.send(page, {"version": "9"}).content.decode()
    assert "Pilih versi SOP tujuan." in head.send(page, {"version": ""}).content.decode()
    dry = head.send(page, {"version": "2", "step_map": ""})
    html = dry.content.decode()
    assert dry.status_code == 200
    assert "Perbedaan kedua versi" in html
    assert "Langkah 3 “Memeriksa kelengkapan” → langkah 3 “Memeriksa kelengkapan”" in html
    assert "Tenggatnya menjadi 23 Nov 2026, 13.07 WIB; sebelumnya 23 Nov 2026, 11.07 WIB." in html
    assert "2, berlaku mulai 1 November 2026" in html
    assert 'Alasan <span class="optional">' not in html
    bare = head.send(page, {"version": "2", "step_map": "", "reason": "", "pindahkan": "1"})
    assert bare.status_code == 422
    assert "Tulis alasannya dahulu" in bare.content.decode()
    sent = {"version": "2", "step_map": "", "reason": "SOP baru berlaku.", "pindahkan": "1"}
    assert head.send(page, sent)["Location"] == f"/perkara/{task.case_id}/"
    html = head.page(f"/perkara/{task.case_id}/")
    assert "Permohonan dipindahkan dari SOP versi 1 ke versi 2." in html


def test_a_version_that_is_not_in_force_yet_is_refused_in_the_dry_run(
    task: Task, head: Browser, second_version: SecondVersion
) -> None:
    second_version()
    html = head.send(f"/perkara/{task.case_id}/versi/", {"version": "2"}).content.decode()
    assert "Versi 2 baru berlaku pada 1 Januari 2027; permohonan dapat dipindahkan mulai hari itu." in html
    assert 'name="pindahkan"' not in html


def test_a_step_map_is_typed_in_numbers_and_the_history_names_what_became_of_the_step(
    task: Task, head: Browser, second_version: SecondVersion
) -> None:
    renamed = {'title = "Memeriksa kelengkapan"': 'title = "Menelaah"'}
    second_version(renamed, effective="2026-11-01")
    page = f"/perkara/{task.case_id}/"
    sent = {"version": "2", "step_map": "3 = 3", "reason": "SOP baru berlaku.", "pindahkan": "1"}
    assert head.send(f"{page}versi/", sent)["Location"] == page
    assert "Langkah 3 “Memeriksa kelengkapan” menjadi langkah 3 “Menelaah”." in head.page(page)


def test_a_step_map_that_cannot_be_read_comes_back_with_its_line(
    task: Task, head: Browser, second_version: SecondVersion
) -> None:
    second_version()
    answer = head.send(f"/perkara/{task.case_id}/versi/", {"version": "2", "step_map": "completeness ke apa"})
    assert answer.status_code == 422
    assert "Baris “completeness ke apa” tidak terbaca." in answer.content.decode()


def test_a_name_of_three_hundred_characters_and_bidi_text_are_set_apart(
    cast: Cast, as_: As, task: Task, head: Browser
) -> None:
    cast.organisation.name = "PT Contoh \u202e🙏" + "x" * 280
    cast.organisation.save()
    html = head.page(f"/perkara/{task.case_id}/")
    assert f'<bdi class="clamp-name">{cast.organisation.name}</bdi>' in html


def test_a_finished_case_shows_how_it_ended_on_both_sides(cast: Cast, as_: As, move: Callable[..., None]) -> None:
    case = cast.finished_case()
    assert case.closed_at is not None
    move(case.closed_at + timedelta(hours=1))
    page = f"/perkara/{case.pk}/"
    assert "Selesai" in as_(cast.staff["head"]).page(page)
    html = as_(cast.client).page(page)
    assert "Permohonan Anda selesai pada" in html
    assert "Sertifikat ISO 9001:2015" in html
    assert "terbit: sampai " in html
    assert "Tanda terima Sertifikat" in html
    for inner in ("Memo Disposisi", "Berita acara rapat komite", "Tinjauan sertifikasi", "Keputusan sertifikasi"):
        assert inner not in html


def test_the_page_asks_the_database_as_often_late_in_a_case_as_early(
    cast: Cast, as_: As, move: Callable[..., None], queries: Callable[[Callable[[], object]], int]
) -> None:
    early, ended = cast.case_at("disposition"), cast.finished_case()
    assert ended.closed_at is not None
    move(ended.closed_at + timedelta(hours=1))
    browser = as_(cast.staff["head"])
    browser.page(f"/perkara/{early.case_id}/")
    counts = [queries(lambda pk=pk: browser.page(f"/perkara/{pk}/")) for pk in (early.case_id, ended.pk)]  # type: ignore[misc]
    assert abs(counts[0] - counts[1]) <= 8  # more about its payment and findings, nothing for each act
