"""Step 5 on the screen: what the client is asked for, and until when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.reviews.models import CompletionRequest, GapOrigin
from tests.cast import Cast, close, fresh, later
from tests.web.cases.conftest import As, Browser, Move

SoonAfter = Callable[[Task], Task]


@pytest.fixture
def task(cast: Cast, soon_after: SoonAfter) -> Task:
    """Step 5 after the deed was found absent."""
    found = cast.case_at("completeness")
    close(found, "tidak-lengkap", cast.staff["pjt"], later(hours=1))
    return soon_after(fresh(found.case, "completion-request"))


def test_the_page_shows_exactly_the_gaps_and_offers_a_date(task: Task, pjt: Browser) -> None:
    html = pjt.page(f"/tugas/{task.pk}/")
    assert "Halaman pengesahannya belum disertakan." in html
    assert "Pemeriksaan kelengkapan" in html
    assert 'value="2026-12-07"' in html
    assert "Masuk ke surat di bawah daftar dokumen, dan terbaca oleh pelanggan." in html


def test_one_press_asks_with_the_date_and_the_note_as_the_letter_s_own_words(task: Task, pjt: Browser) -> None:
    sent = {"outcome": "disampaikan", "note": "Mohon segera.", "isi-until": "2026-12-10"}
    assert pjt.send(f"/tugas/{task.pk}/hasil/", sent).status_code == 302
    request = CompletionRequest.objects.get(task=task)
    assert (str(request.until), request.words) == ("2026-12-10", "Mohon segera.")
    assert [gap.name for gap in request.gaps.all()] == ["Akta notaris"]
    html = pjt.page(f"/tugas/{task.pk}/")
    assert "Batas waktu bagi pelanggan: 10 Desember 2026." in html
    assert "Akta notaris" in html


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("", "Isi batas waktu bagi pelanggan"),
        ("2026-11-23", "Batas waktu harus sesudah hari ini."),
        ("2026-11-28", "bukan hari kerja kantor."),
        ("2036-12-15", "Batas waktu paling lama setengah tahun, sampai 25 Mei 2027. Periksa tahunnya."),
        ("2028-01-05", "Batas waktu paling lama setengah tahun"),
        ("besok", "Tulis tanggal seperti 25-11-2026"),
    ],
)
def test_a_date_that_will_not_do_is_told_beside_it_and_the_words_are_kept(
    task: Task, pjt: Browser, until: str, sentence: str
) -> None:
    sent = {"outcome": "disampaikan", "note": "Mohon segera.", "isi-until": until}
    found = pjt.send(f"/tugas/{task.pk}/hasil/", sent)
    html = found.content.decode()
    assert found.status_code == 422
    assert html.count(sentence) == 2
    assert "Mohon segera.</textarea>" in html


def test_what_is_saved_can_be_seen_as_the_letter_and_is_still_there_for_a_colleague(
    cast: Cast, task: Task, pjt: Browser, as_: As
) -> None:
    pjt.send(f"/tugas/{task.pk}/isi/simpan/", {"note": "Mohon segera.", "isi-until": "2026-12-10"})
    html = as_(cast.staff["pjt"]).page(f"/tugas/{task.pk}/")
    assert "Mohon segera.</textarea>" in html
    assert 'value="2026-12-10"' in html
    assert f"/tugas/{task.pk}/pratinjau/surat-kelengkapan/" in html


def test_without_gaps_the_desk_is_told_to_ask_in_its_own_words(cast: Cast, task: Task, pjt: Browser) -> None:
    task.case.tasks.get(step="completeness").presences.all().delete()
    assert "tidak mencatat dokumen yang kurang" in pjt.page(f"/tugas/{task.pk}/")


def test_the_client_is_asked_for_just_that_and_sees_what_was_asked_before(
    cast: Cast, task: Task, as_: As, soon_after: SoonAfter
) -> None:
    pjt, client = cast.staff["pjt"], as_(cast.client)
    rows = cast.office.requirements
    rows.create(key="brosur", name="Brosur", valid_from="2020-01-01", order=2)
    close(task, "disampaikan", pjt, later(hours=2))
    waiting = soon_after(fresh(task.case, "completeness"))
    html = client.page(f"/perkara/{task.case_id}/lengkapi/")
    assert "Kami memerlukan 1 dokumen dari Anda, paling lambat" in html
    assert "Halaman pengesahannya belum disertakan." in html
    assert "Silakan unggah dokumen pengganti" in html
    assert "1 dokumen belum Anda unggah." in html
    assert "Brosur" not in html
    assert "Yang kami minta pada" not in html
    actions.end_pause(waiting.pk, cast.client, later(hours=3))
    close(waiting, "tidak-lengkap", pjt, later(hours=4))
    close(fresh(task.case, "completion-request"), "disampaikan", pjt, later(hours=5))
    soon_after(fresh(task.case, "completeness"))
    assert "Yang kami minta pada" in client.page(f"/perkara/{task.case_id}/lengkapi/")


def test_after_the_date_the_client_is_told_so_and_can_still_complete(
    cast: Cast, task: Task, as_: As, move: Move
) -> None:
    close(task, "disampaikan", cast.staff["pjt"], later(hours=2))
    waiting = fresh(task.case, "completeness")
    move(later(days=30))
    client = as_(cast.client)
    assert "Batas waktu itu sudah lewat." in client.page(f"/perkara/{task.case_id}/lengkapi/")
    sent = {"kind": "akta", "file": SimpleUploadedFile("akta.pdf", sample("Akta"))}
    client.send(f"/perkara/{task.case_id}/lengkapi/", sent)
    html = client.page(f"/perkara/{task.case_id}/lengkapi/")
    assert "Baru diunggah" in html
    assert "belum Anda unggah" not in html
    assert client.send(f"/perkara/{task.case_id}/lengkapi/", {"selesai": "1"}).status_code == 302
    assert not fresh(task.case, "completeness").pauses.filter(ended_at=None).exists()
    assert waiting.pk == fresh(task.case, "completeness").pk


def test_a_gap_nobody_put_into_words_is_said_for_the_client(cast: Cast, task: Task, as_: As) -> None:
    close(task, "disampaikan", cast.staff["pjt"], later(hours=2))
    CompletionRequest.objects.get(task=task).gaps.update(reason="")
    assert "Dokumen ini belum ada." in as_(cast.client).page(f"/perkara/{task.case_id}/lengkapi/")


def test_words_too_long_for_a_letter_come_back_whole_to_be_shortened(task: Task, pjt: Browser) -> None:
    sent = {"note": "Kurang. " * 625, "isi-until": "2026-12-10"}
    answer = pjt.send(f"/tugas/{task.pk}/isi/simpan/", sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Catatan paling banyak 4000 aksara; Anda menulis 4999. Singkatkan." in html
    assert html.count("Kurang. ") >= 624
    assert not CompletionRequest.objects.exists()


def test_what_no_database_keeps_and_what_turns_text_around_is_left_out_of_the_words(task: Task, pjt: Browser) -> None:
    sent = {"note": "Mohon\x00 segera\u202e 😀", "isi-until": "2026-12-10"}
    assert pjt.send(f"/tugas/{task.pk}/isi/simpan/", sent).status_code == 302
    assert CompletionRequest.objects.get(task=task).words == "Mohon segera 😀"


def test_of_a_part_the_client_says_why_the_rest_is_not_there_and_is_thanked_for_a_part(
    cast: Cast, task: Task, as_: As, soon_after: SoonAfter
) -> None:
    close(task, "disampaikan", cast.staff["pjt"], later(hours=2))
    soon_after(fresh(task.case, "completeness"))
    form, client = f"/perkara/{task.case_id}/lengkapi/", as_(cast.client)
    CompletionRequest.objects.get(task=task).gaps.create(
        requirement="npwp", name="NPWP", reason="Buram.", origin=GapOrigin.COMPLETENESS
    )
    client.send(form, {"kind": "akta", "file": SimpleUploadedFile("akta.pdf", sample("Akta"))})
    assert client.send(form, {"selesai": "1"}).status_code == 422
    assert client.send(form, {"selesai": "1", "why": "NPWP sedang diurus."}).status_code == 302
    told = client.page(f"/perkara/{task.case_id}/")
    assert "1 dokumen belum ada." in told
    waiting = fresh(task.case, "completeness")
    assert waiting.pauses.get().end_note == "NPWP sedang diurus."


def test_of_a_difference_the_client_reads_what_is_asked_and_answers_it_in_words(
    cast: Cast, task: Task, as_: As, soon_after: SoonAfter
) -> None:
    close(task, "disampaikan", cast.staff["pjt"], later(hours=2))
    soon_after(fresh(task.case, "completeness"))
    form, client, gaps = f"/perkara/{task.case_id}/lengkapi/", as_(cast.client), CompletionRequest.objects.get().gaps
    gaps.all().delete()
    gaps.create(requirement="question:1", name="Lingkup jelas?", reason="Alamat berbeda.", origin=GapOrigin.REVIEW)
    html = client.page(form)
    assert "Kami menunggu jawaban Anda, paling lambat" in html
    assert "Lingkup jelas?</dt><dd>Alamat berbeda.</dd>" in html
    assert "Jawaban Anda" in html
    assert "belum Anda unggah" not in html
    empty = client.send(form, {"selesai": "1"})
    assert (empty.status_code, empty.content.decode().count("Jawab dahulu yang kami tanyakan")) == (422, 2)
    assert client.send(form, {"selesai": "1", "why": "Alamat baru."}).status_code == 302
    assert fresh(task.case, "completeness").pauses.get().end_note == "Alamat baru."
