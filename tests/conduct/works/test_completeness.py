"""Step 3: complete, not complete or declined; checklist and review are made of what was found."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.cases.models import Scheme
from mutubaku.conduct import actions, guard
from mutubaku.conduct.errors import CompletionUnanswered, NoteMissing, PapersMissing
from mutubaku.conduct.founding.seeds import seeds
from mutubaku.conduct.works import completion_request
from mutubaku.conduct.works.completeness import WORK, checklist_letter, conclusion, refusal_letter, review_letter
from mutubaku.conduct.works.reviewing import questions
from mutubaku.documents.queries import latest
from mutubaku.notices.models import Notice
from mutubaku.reviews.errors import NothingAbsent, RefusalUnexplained
from mutubaku.reviews.models import Answer, CompletionRequest, Presence, Question
from tests.cast import Cast, fresh, later
from tests.conduct.quick import Written
from tests.conduct.works.reviewed import bring, capacity, furnish, turned_back

AT = later(days=1)
SEEN = {"akta": ("present", ""), "npwp": ("present", "Terbaca."), "iso": ("not-applicable", "")}


def answers(word: str = "yes") -> dict[int, tuple[str, str]]:
    return {question.pk: (word, "") for question in Question.objects.all()}


def test_a_file_is_complete_when_all_was_looked_at_and_answered(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    pjt = cast.staff["pjt"]
    assert WORK.gaps(task) == [
        "Akta notaris, NPWP, Sertifikat ISO belum diperiksa",
        "2 pertanyaan tinjauan belum dijawab",
    ]
    with pytest.raises(PapersMissing):
        actions.perform(task.pk, "lengkap", pjt, AT)
    actions.save_review(task.pk, pjt, AT, presences=SEEN, answers=answers())
    assert [choice.is_ready for choice in guard.choices(task)] == [True, True, True]
    actions.perform(task.pk, "lengkap", pjt, AT)
    assert fresh(task.case, "verification").is_open
    for kind in ("checklist-kelengkapan", "tinjauan-permohonan"):
        version = latest(task.case, kind)
        assert version is not None
        assert version.letter_number
    assert latest(task.case, "surat-penolakan") is None


def test_an_answer_of_no_keeps_it_from_being_complete(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    actions.save_review(task.pk, cast.staff["pjt"], AT, presences=SEEN, answers=answers("no"))
    assert WORK.gaps(task) == ["2 pertanyaan tinjauan dijawab “Tidak”"]
    assert conclusion(task) == "Permohonan belum dapat dilayani; lihat hasil pemeriksaan dan jawaban tinjauan."


@pytest.mark.parametrize("scheme", Scheme.values)
def test_ms_24_the_review_asks_that_no_other_certification_body_is_certified_and_no_keeps_it_from_going_on(
    cast: Cast, scheme: str
) -> None:
    row = next(one for one in seeds().questions if one.key == "bukan-lembaga-sertifikasi")
    task = furnish(cast).case_at("completeness", scheme)
    Question.objects.exclude(pk=Question.objects.earliest("pk").pk).delete()
    Question.objects.update(key=row.key, text=row.text, source=row.source, schemes=list(row.schemes))
    if scheme not in {"iso-9001", "iso-14001"}:  # of products and green industry ISO/IEC 17021-1 says nothing
        assert questions(task) == []
        return
    actions.save_review(task.pk, cast.staff["pjt"], AT, presences={}, answers=answers("no"))
    assert [(one.question.source, one.answer) for one in questions(task)] == [(row.source, "no")]
    assert WORK.gaps(task)[-1] == "1 pertanyaan tinjauan dijawab “Tidak”"


def test_a_file_is_not_complete_only_when_something_is_absent(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    pjt = cast.staff["pjt"]
    actions.save_review(task.pk, pjt, AT, presences=SEEN, answers=answers())
    with pytest.raises(NothingAbsent):
        actions.perform(task.pk, "tidak-lengkap", pjt, AT)
    actions.save_review(task.pk, pjt, AT, presences={"npwp": ("absent", "Buram.")})
    actions.perform(task.pk, "tidak-lengkap", pjt, AT)
    assert fresh(task.case, "completion-request").is_open


def test_a_difference_with_its_note_is_put_to_the_client_who_answers_and_it_is_asked_again(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    pjt, first = cast.staff["pjt"], Question.objects.get(key="q1")
    actions.save_review(task.pk, pjt, AT, presences=SEEN, answers={**answers(), first.pk: ("no", "")})
    with pytest.raises(NothingAbsent):
        actions.perform(task.pk, "tidak-lengkap", pjt, AT)
    actions.save_review(task.pk, pjt, AT, answers={first.pk: ("no", "Alamat pabrik berbeda.")})
    actions.perform(task.pk, "tidak-lengkap", pjt, AT)
    asking = fresh(task.case, "completion-request")
    actions.set_deadline(asking.pk, pjt, AT, until=date(2026, 12, 4))
    actions.perform(asking.pk, "disampaikan", pjt, AT)
    second = fresh(task.case, "completeness")
    (gap,) = CompletionRequest.objects.get().gaps.all()
    assert (gap.name, gap.reason, gap.origin) == ("Lingkup jelas?", "Alamat pabrik berbeda.", "review")
    told = Notice.objects.filter(kind="completion-asked").get()
    assert told.data["gaps"] == [["Lingkup jelas?", "Alamat pabrik berbeda."]]
    with pytest.raises(CompletionUnanswered):
        actions.complete(second.pk, cast.client, later(days=2))
    assert actions.complete(second.pk, cast.client, later(days=2), note="Alamat baru yang benar.") == 0
    assert Notice.objects.latest("id").data["reason"] == "Alamat baru yang benar."
    asked = {row.question.key: row for row in questions(second)}
    assert (asked["q1"].answer, asked["q1"].is_changed, asked["q2"].is_carried) == ("", True, True)
    assert asked["q1"].before is not None
    assert WORK.gaps(second) == ["1 pertanyaan tinjauan belum dijawab"]
    actions.save_review(second.pk, pjt, later(days=2), answers={first.pk: ("yes", "")})
    actions.perform(second.pk, "lengkap", pjt, later(days=2))
    assert fresh(task.case, "verification").is_open


def test_the_letter_asks_for_documents_and_about_differences_apart(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    pjt, first = cast.staff["pjt"], Question.objects.get(key="q1")
    found = {**SEEN, "npwp": ("absent", "Buram.")}
    actions.save_review(task.pk, pjt, AT, presences=found, answers={first.pk: ("no", "Alamat?")})
    actions.perform(task.pk, "tidak-lengkap", pjt, AT)
    asking = fresh(task.case, "completion-request")
    actions.set_deadline(asking.pk, pjt, AT, until=date(2026, 12, 4))
    documents, differences = completion_request.letter(asking, capacity(cast, "pjt", AT), AT).tables
    assert documents.rows == (("1", "NPWP", "Buram."),)
    assert differences.rows == (("1", "Lingkup jelas?", "Alamat?"),)


def test_the_checklist_says_what_was_found_row_by_row(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    found = {"npwp": ("absent", "Buram."), "akta": ("present", "")}
    actions.save_review(task.pk, cast.staff["pjt"], AT, presences=found)
    letter = checklist_letter(task, capacity(cast, "pjt", AT), AT)
    (table,) = letter.tables
    assert table.columns == ("No.", "Dokumen", "Hasil", "Catatan")
    assert table.rows == (
        ("1", "Akta notaris", "Ada", ""),
        ("2", "NPWP", "Tidak ada", "Buram."),
        ("3", "Sertifikat ISO", "Belum diperiksa", ""),
    )


def test_the_review_says_what_was_answered_and_what_follows(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    pjt, by = cast.staff["pjt"], capacity(cast, "pjt", AT)
    first = Question.objects.get(key="q1")
    actions.save_review(task.pk, pjt, AT, presences=SEEN, answers={first.pk: ("na", "Satu lokasi.")})
    letter = review_letter(task, by, AT)
    assert letter.tables[0].rows == (
        ("1", "Lingkup jelas?", "Tidak berlaku", "Satu lokasi."),
        ("2", "Kompetensi ada?", "Belum dijawab", ""),
    )
    actions.save_review(task.pk, pjt, AT, answers=answers())
    assert review_letter(task, by, AT).fields == {
        "kesimpulan": "Berkas permohonan lengkap dan permohonan dapat dilayani."
    }
    actions.save_review(task.pk, pjt, AT, presences={"npwp": ("absent", "")})
    assert conclusion(task) == "Berkas permohonan belum lengkap: NPWP."


def test_an_office_that_asks_itself_nothing_has_a_review_without_a_table(cast: Cast) -> None:
    task = cast.case_at("completeness")
    assert review_letter(task, capacity(cast, "pjt", AT), AT).tables == ()


def test_an_application_is_declined_with_its_reason_in_a_letter(cast: Cast, quick_papers: Written) -> None:
    task = furnish(cast).case_at("completeness")
    pjt = cast.staff["pjt"]
    with pytest.raises(RefusalUnexplained):
        actions.make(task.pk, "surat-penolakan", pjt, AT)
    with pytest.raises(NoteMissing):
        actions.perform(task.pk, "ditolak", pjt, AT)
    actions.perform(task.pk, "ditolak", pjt, AT, note="Di luar lingkup akreditasi.")
    assert "Di luar lingkup akreditasi." in str(quick_papers.papers[-1])
    closed = fresh(task.case, "completeness")
    assert refusal_letter(closed, capacity(cast, "pjt", AT), AT).fields == {"alasan": "Di luar lingkup akreditasi."}
    assert latest(task.case, "surat-penolakan") is not None
    assert (closed.case.ending, closed.case.ending_reason) == ("refused", "Di luar lingkup akreditasi.")


def test_a_second_round_leaves_a_whole_record_of_its_own(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    second = turned_back(cast, task, "tidak-lengkap", "pjt", AT)
    bring(cast, second, "akta", later(days=2))
    actions.end_pause(second.pk, cast.client, later(days=2))
    actions.save_review(second.pk, cast.staff["pjt"], later(days=2), presences={"akta": ("present", "")})
    actions.perform(second.pk, "lengkap", cast.staff["pjt"], later(days=2))
    rounds = Presence.objects.order_by("task__round", "requirement")
    assert [(row.task.round, row.requirement, row.state) for row in rounds] == [
        (1, "akta", "absent"),
        (1, "iso", "not-applicable"),
        (1, "npwp", "present"),
        (2, "akta", "present"),
        (2, "iso", "not-applicable"),
        (2, "npwp", "present"),
    ]
    assert Answer.objects.filter(task=second).count() == 2
