"""Step 4 on the screen: each document is judged beside its file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.conduct.works.reviewing import verifications
from mutubaku.documents.models import Version
from tests.cast import MONDAY, Cast, close, drive, fresh, later
from tests.web.cases.conftest import As, Browser

SoonAfter = Callable[[Task], Task]


@pytest.fixture
def task(cast: Cast, soon_after: SoonAfter) -> Task:
    """Step 4 with one document, ten minutes after it was opened."""
    return soon_after(cast.case_at("verification"))


def deed(task: Task) -> Version:
    """The newest version of the document."""
    return Version.objects.filter(document__case=task.case, document__requirement="akta").latest("number")


def fields(task: Task, **given: str) -> dict[str, str]:
    """What the screen posts."""
    return {f"isi-{name}_{deed(task).pk}": value for name, value in given.items()}


def test_the_file_stands_beside_its_judgement_and_the_page_may_frame_it(task: Task, ss: Browser) -> None:
    answer = ss.get(f"/tugas/{task.pk}/")
    html = answer.content.decode()
    assert f'src="/berkas/{deed(task).pk}/#navpanes=0&amp;view=FitH"' in html
    assert f'href="/berkas/{deed(task).pk}/#navpanes=0&amp;view=FitH" target="berkas"' in html
    assert "frame-src 'self'" in answer["Content-Security-Policy"]


def test_one_press_saves_the_judgements_and_ends_the_step(task: Task, ss: Browser) -> None:
    sent = fields(task, hasil="sah", nomor=" 12/2020 ", sampai="31-12-2030")
    assert ss.send(f"/tugas/{task.pk}/hasil/", {"outcome": "sah", **sent}).status_code == 302
    closed = fresh(task.case, "verification")
    [row] = verifications(closed)
    assert row.judgement is not None
    assert (row.is_valid, row.judgement.number, row.judgement.expires_on) == (True, "12/2020", date(2030, 12, 31))
    html = ss.page(f"/tugas/{task.pk}/")
    assert "12/2020" in html
    assert "berlaku sampai 31 Des 2030" in html
    assert 'type="radio"' not in html


@pytest.mark.parametrize(
    ("outcome", "given", "sentence"),
    [
        ("sah", {}, "Akta notaris: belum dinilai."),
        ("sah", {"hasil": "tidak", "alasan": "Buram."}, "Akta notaris: dinilai tidak sah"),
        ("", {"alasan": "Buram."}, "Akta notaris: alasannya tertulis, tetapi hasilnya belum dipilih."),
        ("sah", {"alasan": "Buram."}, "Akta notaris: alasannya tertulis, tetapi hasilnya belum dipilih."),
        ("", {"hasil": "tidak"}, "Tulis alasan mengapa “Akta notaris” tidak sah"),
        ("", {"hasil": "tidak", "alasan": "x" * 1001}, "Alasan tidak sah, dibaca pelanggan paling banyak 1000 aksara"),
        ("", {"hasil": "sah", "sampai": "2026-11-22"}, "Masa berlaku sudah lewat: Akta notaris."),
        ("", {"hasil": "sah", "sampai": "kemarin"}, "Tulis tanggal seperti 25-11-2026"),
    ],
)
def test_what_is_wrong_with_a_judgement_is_told_beside_it(
    task: Task, ss: Browser, outcome: str, given: dict[str, str], sentence: str
) -> None:
    sent = {"note": "Belum selesai.", **fields(task, **given)} | ({"outcome": outcome} if outcome else {})
    act = "hasil" if outcome else "isi/simpan"
    found = ss.send(f"/tugas/{task.pk}/{act}/", sent)
    html = found.content.decode()
    assert found.status_code == 422
    assert html.count(sentence) == 2
    assert "Belum selesai.</textarea>" in html


def test_the_data_of_a_document_can_be_saved_before_it_is_judged(task: Task, ss: Browser) -> None:
    ss.send(f"/tugas/{task.pk}/isi/simpan/", fields(task, nomor="12/2020"))
    assert 'value="12/2020"' in ss.page(f"/tugas/{task.pk}/")
    [row] = verifications(task)
    assert row.is_valid is None


def test_documents_are_not_all_valid_while_none_is_judged_not_valid(task: Task, ss: Browser) -> None:
    found = ss.send(f"/tugas/{task.pk}/hasil/", {"outcome": "tidak-sah", **fields(task, hasil="sah")})
    assert found.status_code == 422
    assert "Nilai dahulu dokumen yang tidak sah" in found.content.decode()


def test_a_second_round_looks_at_the_new_version_and_says_what_was_asked(
    cast: Cast, task: Task, as_: As, soon_after: SoonAfter
) -> None:
    pjt, ss = cast.staff["pjt"], cast.staff["ss"]
    close(task, "tidak-sah", ss, later(hours=1))
    close(fresh(task.case, "completion-request"), "disampaikan", pjt, later(hours=2))
    waiting = fresh(task.case, "completeness")
    data = sample("Akta baru")
    actions.attach(waiting.pk, cast.client, later(hours=3), name="akta.pdf", data=data, requirement="akta")
    actions.end_pause(waiting.pk, cast.client, later(hours=3))
    close(waiting, "lengkap", pjt, later(hours=4))
    html = as_(ss).page(f"/tugas/{soon_after(fresh(task.case, 'verification')).pk}/")
    assert "Diminta kepada pelanggan: Nama perusahaan pada dokumen ini berbeda dengan NIB." in html
    assert f"/berkas/{deed(task).pk}/" in html


def test_what_was_valid_before_is_folded_and_kept(cast: Cast, task: Task, as_: As, soon_after: SoonAfter) -> None:
    rows = cast.office.requirements
    rows.create(key="brosur", name="Brosur", is_mandatory=False, valid_from=date(2020, 1, 1), order=2)
    case, client = cast.new_case(), cast.client
    first = fresh(case, "application")
    actions.attach(first.pk, client, later(minutes=1), name="b.pdf", data=sample("Brosur"), requirement="brosur")
    drive(case, until="verification", at=MONDAY)
    found = fresh(case, "verification")
    at = found.opened_at
    close(found, "tidak-sah", cast.staff["ss"], at)
    close(fresh(case, "completion-request"), "disampaikan", cast.staff["pjt"], at)
    waiting = fresh(case, "completeness")
    actions.attach(waiting.pk, client, at, name="akta.pdf", data=sample("Akta baru"), requirement="akta")
    actions.end_pause(waiting.pk, client, at)
    close(waiting, "lengkap", cast.staff["pjt"], at)
    html = as_(cast.staff["ss"]).page(f"/tugas/{soon_after(fresh(case, 'verification')).pk}/")
    before, folded = html.split("1 dokumen sudah dinilai pada putaran sebelumnya")
    assert "<legend>Akta notaris</legend>" in before
    assert "<legend>Brosur</legend>" in folded


def test_a_colleague_of_another_section_reads_what_is_judged(cast: Cast, as_: As, task: Task) -> None:
    html = as_(cast.staff["auditor"]).page(f"/tugas/{task.pk}/")
    assert "Belum dinilai" in html
    assert "iframe" not in html
