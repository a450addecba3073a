"""The transfer review at step 3 on the screen, and the way from a case to its certificate."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest

from mutubaku.applications.models import Application, OtherCertificate, Transfer
from mutubaku.cases.models import Task
from mutubaku.certificates.models import TransferReview
from tests.cast import Cast
from tests.transferred import state
from tests.web.cases.conftest import As, Browser

ANSWERS = {
    "body": "Lembaga Contoh",
    "is_accredited": "ya",
    "accreditation_body": "KAN",
    "is_reachable": "ya",
    "has_ceased": "tidak",
    "number": "QMS-0042",
    "standing": "active",
    "decided_on": "01-03-2025",
    "valid_until": "2028-02-29",
    "reason": "Biaya",
    "in_scope": "ya",
    "initial_report": "ya",
    "surveillance_report": "seen",
    "findings": "minor",
    "findings_note": "Satu minor.",
    "complaints": "Tidak ada",
    "legal": "Tidak ada",
    "visit": "not-needed",
    "visit_note": "Laporan lengkap.",
    "outcome": "accepted",
}


@pytest.fixture
def task(cast: Cast, soon_after: Callable[[Task], Task]) -> Task:
    found = soon_after(cast.case_at("completeness"))
    state(found.case)
    return found


@pytest.fixture
def desk(as_: As, cast: Cast) -> Browser:
    return as_(cast.staff["pjt"])


def shown(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return re.sub(r"\s+", " ", html.unescape(answer.content.decode()))


def address(task: Task) -> str:
    return f"/tugas/{task.pk}/alih/"


def test_step_3_shows_what_is_to_be_transferred_until_it_is_reviewed(desk: Browser, task: Task) -> None:
    page = shown(desk.get(f"/tugas/{task.pk}/"))
    assert "QMS-0042" in page
    assert "Belum ditinjau." in page
    assert 'value="QMS-0042"' in shown(desk.get(address(task)))
    page = shown(desk.send(address(task), ANSWERS, follow=True))
    assert "Tinjauan alih sertifikat tersimpan." in page
    assert "<strong>Diterima</strong>; sertifikat kami berlaku sampai 29 Februari 2028." in page
    assert "Satu minor." in shown(desk.get(address(task)))
    paper = desk.get(f"/tugas/{task.pk}/pratinjau/tinjauan-alih-sertifikat/")
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")


def test_md2_what_was_found_of_the_issuing_body_stands_in_the_review_of_the_second_certificate(
    desk: Browser, cast: Cast, task: Task, soon_after: Callable[[Task], Task]
) -> None:
    second = soon_after(cast.case_at("completeness", "iso-14001"))
    state(second.case, "ISO 14001:2015")
    Application.objects.filter(case=second.case).update(together_with=task.case.application)
    shown(desk.send(address(task), ANSWERS, follow=True))
    page = shown(desk.get(address(second)))
    assert f"terisi dari tinjauan {task.case.number}" in page
    assert ('value="KAN"' in page, "Laporan lengkap." in page, "Satu minor." in page) == (True, True, False)
    OtherCertificate.objects.filter(application__case=second.case).update(body="Lembaga Lain")
    page = shown(desk.get(address(second)))
    assert ("terisi dari tinjauan" in page, 'value="KAN"' in page) == (False, False)


def test_a_suspended_certificate_has_its_sentence_and_nothing_typed_is_lost(desk: Browser, task: Task) -> None:
    page = shown(desk.send(address(task), {**ANSWERS, "standing": "suspended"}), 422)
    assert "Sertifikat yang dibekukan tidak dapat dialihkan." in page
    assert "Satu minor." in page
    assert not TransferReview.objects.exists()


def test_a_review_that_comes_after_a_colleague_closed_the_step_says_so_and_keeps_what_was_typed_in_sight(
    desk: Browser, task: Task
) -> None:
    Task.objects.filter(pk=task.pk).update(closed_at=task.opened_at, outcome="lengkap")
    page = shown(desk.send(address(task), {**ANSWERS, "body": ""}), 422)
    assert "Langkah ini sudah diselesaikan" in page
    assert page[page.index('role="alert"') :].split("</ul>")[0].count("<li>") == 1
    assert ("Yang Anda tulis" in page, "<blockquote>Satu minor.</blockquote>" in page) == (True, True)
    assert not TransferReview.objects.exists()


def test_what_is_left_out_is_asked_for(desk: Browser, task: Task) -> None:
    page = shown(desk.send(address(task), {}), 422)
    for sentence in ("Tulis nama lembaga asal.", "Pilih keadaannya.", "Pilih hasilnya."):
        assert sentence in page


def test_where_nothing_is_transferred_there_is_no_review(desk: Browser, as_: As, cast: Cast, task: Task) -> None:
    assert as_(cast.staff["auditor"]).get(address(task)).status_code == 404
    Transfer.objects.all().delete()
    assert desk.get(address(task)).status_code == 404
    assert "Alih sertifikat" not in shown(desk.get(f"/tugas/{task.pk}/"))


def test_the_client_reads_why_a_transfer_was_not_accepted(desk: Browser, as_: As, cast: Cast, task: Task) -> None:
    desk.send(address(task), {**ANSWERS, "standing": "suspended", "outcome": "not-accepted", "note": "Dibekukan."})
    page = shown(as_(cast.client).get(f"/perkara/{task.case_id}/"))
    assert "Alih sertifikat QMS-0042 ditinjau: Tidak diterima, diteruskan sebagai sertifikasi awal." in page
    assert "Dibekukan." in page


def test_the_case_leads_both_sides_to_its_certificate(cast: Cast, as_: As) -> None:
    case = cast.finished_case()
    for user in (cast.client, cast.staff["pjt"]):
        page = shown(as_(user).get(f"/perkara/{case.pk}/"))
        assert f'<a href="/perkara/{case.pk}/sertifikat/">Buka halaman sertifikat</a>' in page
        assert case.certificate.number in page


def test_a_case_without_certificate_leads_to_none(desk: Browser, task: Task) -> None:
    assert "Buka halaman sertifikat" not in shown(desk.get(f"/perkara/{task.case_id}/"))
