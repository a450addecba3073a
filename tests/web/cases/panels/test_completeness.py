"""Step 3 on the screen: the checklist and the review, round after round."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.conduct.works.reviewing import QuestionRow, checklist, questions
from mutubaku.documents.models import Requirement
from mutubaku.reviews.models import Answer, Question
from mutubaku.web.cases.panels.completeness import _before
from tests.cast import Cast, close, fresh, later
from tests.web.cases.conftest import As, Browser

SoonAfter = Callable[[Task], Task]
PDF = sample("Akta notaris")


@pytest.fixture
def task(cast: Cast, optional: Requirement, question: Question, soon_after: SoonAfter) -> Task:
    """Step 3 with one mandatory document that is there, an optional one that is not, and one question."""
    return soon_after(cast.case_at("completeness"))


def fields(question: Question, deed: str = "", folder: str = "", answer: str = "", **notes: str) -> dict[str, str]:
    """What the screen posts."""
    chosen = {"syarat_akta": deed, "syarat_brosur": folder, f"tanya_{question.pk}": answer}
    posted = {f"isi-pilihan_{key}": value for key, value in chosen.items() if value}
    return posted | {f"isi-catatan_syarat_{key}": value for key, value in notes.items()}


def test_one_press_saves_the_checklist_and_ends_the_step(task: Task, question: Question, pjt: Browser) -> None:
    sent = fields(question, "present", "not-applicable", "yes", akta="Terbaca.")
    assert pjt.send(f"/tugas/{task.pk}/hasil/", {"outcome": "lengkap", **sent}).status_code == 302
    closed = fresh(task.case, "completeness")
    assert closed.outcome == "lengkap"
    assert [(row.state, row.note) for row in checklist(closed)] == [("present", "Terbaca."), ("not-applicable", "")]
    assert [row.answer for row in questions(closed)] == ["yes"]
    html = pjt.page(f"/tugas/{task.pk}/")
    assert "Terbaca." in html
    assert 'type="radio"' not in html


@pytest.mark.parametrize(
    ("akta", "brosur", "answer", "sentence"),
    [
        ("", "not-applicable", "yes", "Akta notaris: belum diperiksa."),
        ("absent", "not-applicable", "yes", "Akta notaris: wajib tetapi tidak ada."),
        ("present", "present", "yes", "Brosur: belum diunggah pelanggan."),
        ("present", "absent", "", "Pertanyaan 1: belum dijawab."),
        ("present", "absent", "no", "Pertanyaan 1: dijawab “Tidak”"),
    ],
)
def test_what_keeps_the_file_from_being_complete_is_told_at_its_row_and_nothing_typed_is_lost(
    task: Task, question: Question, pjt: Browser, akta: str, brosur: str, answer: str, sentence: str
) -> None:
    sent = fields(question, akta, brosur, answer, brosur="Menyusul.")
    found = pjt.send(f"/tugas/{task.pk}/hasil/", {"outcome": "lengkap", "note": "Besok lagi.", **sent})
    html = found.content.decode()
    assert found.status_code == 422
    assert html.count(sentence) == 2
    assert 'value="Menyusul."' in html
    assert "Besok lagi.</textarea>" in html
    assert html.count("checked") == sum(map(bool, (akta, brosur, answer)))
    assert fresh(task.case, "completeness").is_open


def test_half_a_checklist_can_be_saved_with_the_note_and_found_again(
    task: Task, question: Question, pjt: Browser
) -> None:
    sent = {"note": "Tinggal brosur.", **fields(question, "present")}
    assert pjt.send(f"/tugas/{task.pk}/isi/simpan/", sent)["Location"] == f"/tugas/{task.pk}/"
    html = pjt.page(f"/tugas/{task.pk}/")
    assert "Tersimpan. Langkah ini belum diselesaikan." in html
    assert "1 dari 3 sudah diisi." in html
    assert "Tinggal brosur.</textarea>" in html


def test_words_without_a_choice_and_words_that_are_too_long_are_told_at_their_row(
    task: Task, question: Question, pjt: Browser
) -> None:
    sent = fields(question, "", "absent", akta="Buram.", brosur="x" * 501)
    html = pjt.send(f"/tugas/{task.pk}/isi/simpan/", sent).content.decode()
    assert "Akta notaris: ada keterangan, tetapi belum dipilih." in html
    assert "Keterangan paling banyak 500 aksara" in html
    assert html.count('class="bad"') == 2


def test_an_incomplete_file_needs_a_document_that_is_absent(task: Task, question: Question, pjt: Browser) -> None:
    sent = {"outcome": "tidak-lengkap", **fields(question, "present", "not-applicable", "yes")}
    found = pjt.send(f"/tugas/{task.pk}/hasil/", sent)
    assert found.status_code == 422
    assert "Tandai dahulu dokumen yang tidak ada" in found.content.decode()
    assert found.content.decode().count("checked") == 3


def test_a_second_round_folds_what_has_not_changed_and_says_what_was_found_before(
    cast: Cast, task: Task, question: Question, as_: As, soon_after: SoonAfter
) -> None:
    pjt = cast.staff["pjt"]
    actions.save_review(task.pk, pjt, later(hours=1), presences={"akta": ("absent", "Halaman 2 hilang.")})
    close(task, "tidak-lengkap", pjt, later(hours=1))
    close(fresh(task.case, "completion-request"), "disampaikan", pjt, later(hours=2))
    again = fresh(task.case, "completeness")
    actions.attach(again.pk, cast.client, later(hours=3), name="akta.pdf", data=PDF, requirement="akta")
    actions.end_pause(again.pk, cast.client, later(hours=3))
    html = as_(pjt).page(f"/tugas/{soon_after(again).pk}/")
    assert "1 dokumen tidak berubah sejak putaran sebelumnya" in html
    assert "1 pertanyaan sudah dijawab pada putaran sebelumnya" in html
    assert "Putaran sebelumnya: Tidak ada." in html
    before, folded = html.split("1 dokumen tidak berubah")
    assert "Akta notaris" in before
    assert "Brosur" in folded


def test_a_colleague_of_another_section_reads_the_checklist(cast: Cast, as_: As, task: Task) -> None:
    html = as_(cast.staff["auditor"]).page(f"/tugas/{task.pk}/")
    assert "belum diisi" in html
    assert 'type="radio"' not in html


def test_of_a_question_that_is_asked_again_the_earlier_answer_stands_beside_it() -> None:
    question = Question(pk=1, text="Lingkup jelas?")
    before = Answer(answer="no", note="Alamat berbeda.")
    assert _before(QuestionRow(question, "", "", is_changed=True)) == ""
    said = _before(QuestionRow(question, "", "", is_changed=True, before=before))
    assert said == "Putaran sebelumnya: Tidak. Alamat berbeda."
