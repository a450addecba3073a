"""The client's tracker: one sentence, what to do, and only what is theirs to know."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mutubaku.applications.models import Application
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import open_pause
from mutubaku.certificates.models import HandOver
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.documents.queries import handed_in
from mutubaku.notices.models import Notice
from mutubaku.reviews.models import CompletionRequest
from mutubaku.web.writing import tanggal
from tests.cast import Cast, close, fresh, later

from .conftest import As, Browser, Move

SoonAfter = Callable[[Task], Task]
PDF = sample("Akta")


@pytest.fixture
def client(cast: Cast, as_: As) -> Browser:
    """The client's browser."""
    return as_(cast.client)


def page(task: Task, more: str = "") -> str:
    return f"/perkara/{task.case_id}/{more}"


def asked_to_complete(cast: Cast, soon_after: SoonAfter) -> Task:
    """Step 3 again, its clock standing until the client completes the file."""
    task = cast.case_at("completeness")
    at = task.opened_at + timedelta(minutes=30)
    close(task, "tidak-lengkap", cast.staff["pjt"], at, note="Rahasia dapur: cek lagi besok.")
    asking = fresh(task.case, "completion-request")
    close(asking, "disampaikan", cast.staff["pjt"], at, note="Akta notaris belum dilegalisasi.")
    return soon_after(fresh(task.case, "completeness"))


def test_one_sentence_says_who_does_what_until_when(cast: Cast, client: Browser, soon_after: SoonAfter) -> None:
    html = client.page(page(soon_after(cast.case_at("verification"))))
    assert "Seksi SS sedang memeriksa keabsahan dokumen Anda, paling lambat Senin, 23 November 2026 pukul" in html
    assert "Tidak ada untuk saat ini." in html


def test_a_late_office_says_so_itself(cast: Cast, client: Browser, move: Move) -> None:
    task = cast.case_at("verification")
    assert task.due_at is not None
    move(task.due_at + timedelta(hours=2))
    html = client.page(page(task))
    assert "Seksi SS sedang memeriksa keabsahan dokumen Anda; seharusnya selesai" in html
    assert "lewat" in html


def test_at_the_client_s_own_step_the_page_says_whose_turn_it_is(
    cast: Cast, client: Browser, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("confirmation"))
    html = client.page(page(task))
    assert "Giliran Anda: menyetujui jadwal audit dan membayar" in html
    assert f'href="/tugas/{task.pk}/">Kerjakan</a>' in html
    assert "Surat informasi pelaksanaan audit" in html
    assert "E-Billing" in html


def test_the_client_reads_no_inner_note_no_inner_paper_and_no_inner_act(
    cast: Cast, client: Browser, soon_after: SoonAfter
) -> None:
    task = asked_to_complete(cast, soon_after)
    actions.claim(task.pk, cast.staff["pjt"], task.opened_at + timedelta(minutes=1))
    html = client.page(page(task))
    assert "“Memeriksa kelengkapan permohonan” selesai dengan hasil: Tidak lengkap." in html
    assert "Akta notaris belum dilegalisasi." in html
    inner_words = ("Mendisposisikan", "Melaksanakan proses sertifikasi", "Memverifikasi dokumen")
    for inner in (
        "Rahasia dapur",
        "Memo dinas",
        "diambil",
        *inner_words,
        cast.staff["pjt"].name,
        cast.staff["head"].name,
    ):
        assert not re.search(rf"{inner}(?!\d)", html)  # “Orang 1” is not “Orang 13”
    office = client.__class__()
    office.force_login(cast.staff["head"], backend="allauth.account.auth_backends.AuthenticationBackend")
    seen = office.page(page(task))
    for inner in ("Rahasia dapur", "Memo dinas", "diambil", cast.staff["pjt"].name):
        assert inner in seen


def test_while_the_office_waits_the_client_is_led_to_complete_and_told_what_was_asked(
    cast: Cast, client: Browser, soon_after: SoonAfter
) -> None:
    task = asked_to_complete(cast, soon_after)
    html = client.page(page(task))
    assert "Kami menunggu kelengkapan dari Anda" in html
    assert f'href="{page(task, "lengkapi/")}"' in html
    form = client.page(page(task, "lengkapi/"))
    assert "Akta notaris belum dilegalisasi." in form
    assert "Rahasia dapur" not in form
    assert "Sudah saya lengkapi" in form


def test_the_client_adds_a_file_and_says_it_is_complete_and_the_office_s_clock_runs_on(
    cast: Cast, client: Browser, soon_after: SoonAfter
) -> None:
    task = asked_to_complete(cast, soon_after)
    form = page(task, "lengkapi/")
    sent = client.send(form, {"kind": "akta", "file": SimpleUploadedFile("akta.pdf", PDF)})
    assert sent["Location"] == form
    assert "Baru diunggah" in client.page(form)
    assert handed_in(task.case)["akta"].number == 2
    assert client.send(form, {"selesai": "1"})["Location"] == page(task)
    assert "Seksi PJT sedang memeriksa kelengkapan" in client.page(page(task))
    answer = client.get(form)
    assert answer["Location"] == page(task)
    assert "Tidak ada lagi yang perlu Anda lengkapi" in client.page(page(task))


def test_why_a_document_is_missing_is_still_there_after_the_session_was_lost(
    cast: Cast, client: Browser, soon_after: SoonAfter
) -> None:
    form = page(asked_to_complete(cast, soon_after), "lengkapi/")
    client.lost(form, form, selesai="1", why="Notaris baru selesai Senin.")
    assert "Notaris baru selesai Senin.</textarea>" in client.page(form)


def test_with_nothing_new_the_client_says_why_and_the_desk_reads_it(
    cast: Cast, client: Browser, as_: As, soon_after: SoonAfter
) -> None:
    task = asked_to_complete(cast, soon_after)
    form = page(task, "lengkapi/")
    assert "Mengapa belum ada" in client.page(form)
    refused = client.send(form, {"selesai": "1", "why": " "})
    assert refused.status_code == 422
    assert "tulis mengapa belum ada" in refused.content.decode()
    assert open_pause(task) is not None
    assert client.send(form, {"selesai": "1", "why": "Notaris baru selesai Senin."})["Location"] == page(task)
    told = client.page(page(task))
    assert "dokumen baru" in told or "dokumen belum ada" in told
    assert "Kelengkapan Anda sudah kami terima" not in told
    assert "Notaris baru selesai Senin." in as_(cast.staff["pjt"]).page(f"/tugas/{task.pk}/")
    assert Notice.objects.filter(kind="your-turn", data__task=task.pk).latest("id").data["reason"].startswith("Notaris")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"kind": "akta"}, "Pilih berkasnya dahulu, lalu tekan Unggah."),
        ({"kind": "akta", "file": SimpleUploadedFile("akta.pdf", b"")}, "kosong"),
        ({"kind": "akta", "file": SimpleUploadedFile("akta.pdf", b"bukan pdf")}, "bukan PDF seperti namanya"),
        ({"kind": "entah", "file": SimpleUploadedFile("akta.pdf", PDF)}, "Dokumen itu tidak diminta"),
    ],
)
def test_a_file_that_cannot_be_taken_comes_back_with_its_sentence(
    cast: Cast, client: Browser, soon_after: SoonAfter, sent: dict[str, object], sentence: str
) -> None:
    task = asked_to_complete(cast, soon_after)
    answer = client.send(page(task, "lengkapi/"), sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert handed_in(task.case)["akta"].number == 1


def test_nobody_but_the_client_completes(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = asked_to_complete(cast, soon_after)
    for user in (cast.staff["pjt"], cast.outsider):
        as_(user).page(page(task, "lengkapi/"), 404)
        assert as_(user).send(page(task, "lengkapi/"), {"selesai": "1"}).status_code == 404


def test_the_words_of_a_pause_are_the_client_s_only_when_it_waits_for_them(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    delivery = cast.case_at("sample-delivery", "sppt-sni")
    at = delivery.opened_at + timedelta(minutes=30)
    actions.pause(delivery.pk, "pengiriman-contoh", cast.staff["ppc"], at, reason="Kurir rahasia.")
    corrections = [one for one in delivery.case.tasks.filter(closed_at=None, runs="") if one.step == "corrections"]
    for one in corrections:
        waiting = "Perbaiki label kemasan."
        actions.pause(one.pk, "menunggu-tindakan-koreksi-tahap-2", cast.staff["auditor"], at, reason=waiting)
    soon_after(delivery)
    client = as_(cast.client)
    html = client.page(page(delivery))
    assert "Kurir rahasia." not in html
    assert "Kurir rahasia." in as_(cast.staff["ss"]).page(page(delivery))
    assert ("Perbaiki label kemasan." in html) is bool(corrections)


def test_findings_ask_the_client_for_corrections_in_the_office_s_own_words(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    report = cast.case_at("audit-report")
    at = report.opened_at + timedelta(hours=1)
    close(report, "ada-ketidaksesuaian", cast.staff["lead-auditor"], at, note="Baca catatan rapat penutupan.")
    corrections = soon_after(fresh(report.case, "corrections"))
    client = as_(cast.client)
    html = client.page(page(corrections))
    assert "Kami menunggu tindakan koreksi tahap 2 dari Anda" in html
    assert "Baca catatan rapat penutupan." in client.page(page(corrections, "temuan/"))
    assert "Laporan Audit" in html
    assert "9.1" not in html


def test_the_page_is_light(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("signing", "sppt-sni"))
    assert len(as_(cast.client).page(page(task)).encode()) <= 40_000


@pytest.mark.parametrize(
    ("ending", "said"),
    [("refused", "Permohonan ini ditolak pada"), ("closed", "Permohonan ini ditutup oleh kantor pada")],
)
def test_an_ended_case_says_how_it_ended_and_why(cast: Cast, client: Browser, ending: str, said: str) -> None:
    task = cast.case_at("disposition")
    actions.close_case(task.case_id, cast.staff["head"], later(minutes=50), reason="Produk di luar lingkup.")
    task.case.refresh_from_db()
    task.case.ending = ending
    task.case.save()
    html = client.page(page(task))
    assert said in html
    assert "Produk di luar lingkup." in html
    assert "Yang perlu Anda lakukan" not in html


def test_the_last_step_has_no_time_limit_and_is_the_client_s(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("receipt"))
    client = as_(cast.client)
    html = client.page(page(task))
    assert "Giliran Anda: menerima sertifikat" in html
    assert "<p>Menerima sertifikat.</p>" in html
    assert client.send(f"/tugas/{task.pk}/hasil/", {"outcome": "diterima", "note": ""})["Location"] == page(task)
    assert "Permohonan Anda selesai pada" in client.page(page(task))


def test_a_client_who_is_asked_to_complete_reads_until_when(cast: Cast, client: Browser, soon_after: SoonAfter) -> None:
    task = asked_to_complete(cast, soon_after)
    asking = fresh(task.case, "completion-request")
    until = CompletionRequest.objects.get(task=asking).until
    words = f"Lengkapi yang kami minta paling lambat {tanggal(until)}, lalu beri tahu kami."
    assert words in client.page(page(task))
    assert words in client.page(f"/lacak/{task.case.secret}/")


def test_where_the_office_asked_in_words_only_no_date_is_named(
    cast: Cast, client: Browser, soon_after: SoonAfter
) -> None:
    task = asked_to_complete(cast, soon_after)
    CompletionRequest.objects.all().delete()
    assert "Lengkapi yang kami minta, lalu beri tahu kami." in client.page(page(task))


def test_both_cases_of_an_integrated_application_lead_to_each_other(
    cast: Cast, client: Browser, as_: As, soon_after: SoonAfter
) -> None:
    first, second = cast.case_at("verification"), cast.case_at("verification", "iso-14001")
    soon_after(second)
    Application.objects.filter(case=second.case).update(together_with=first.case.application)
    for one, other in ((first.case, second.case), (second.case, first.case)):
        link = f'href="/perkara/{other.pk}/">{other.number}, {other.get_scheme_display()}</a>'
        for browser in (client, as_(cast.staff["ss"])):
            html = browser.page(f"/perkara/{one.pk}/")
            assert "Terpadu dengan" in html
            assert link in html
        assert other.number not in client.page(f"/lacak/{one.secret}/")


def by_courier(case: Case) -> None:
    """The hand-over of the case as if it had been sent."""
    HandOver.objects.filter(task__case=case).update(
        manner="courier", courier="Kurir Contoh", tracking_number="RESI-0042"
    )


def test_courier_and_number_are_told_from_the_hand_over_on_and_after_the_end(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("receipt"))
    client = as_(cast.client)
    assert "Nomor resi" not in client.page(page(task))  # the client fetches it
    by_courier(task.case)
    for reader in (client, as_(cast.staff["pjt"])):
        html = reader.page(page(task))
        assert ("Kurir Contoh" in html, "RESI-0042" in html) == (True, True)
    actions.perform(task.pk, "diterima", cast.client, task.opened_at)
    assert "RESI-0042" in client.page(page(task))


def test_a_number_written_down_before_the_hand_over_is_not_told_yet(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    task = soon_after(cast.case_at("hand-over"))
    trace = {"manner": "courier", "courier": "Kurir Contoh", "tracking_number": "RESI-0042"}
    HandOver.objects.create(task=task, receiver="Penerima", **trace)
    assert "RESI-0042" not in as_(cast.client).page(page(task))
