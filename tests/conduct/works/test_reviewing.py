"""What steps 3 to 5 look at: rounds keep what did not change, and the gaps are exactly what was found wanting."""

from __future__ import annotations

from mutubaku.conduct import actions
from mutubaku.conduct.works.reviewing import checklist, gaps_now, questions, verifications
from mutubaku.documents.models import Document
from mutubaku.documents.queries import handed_in
from mutubaku.reviews.models import Question
from mutubaku.reviews.policy import GapRow, Judgement
from mutubaku.reviews.queries import awaited_request, due_soon, overdue_requests
from tests.cast import Cast, close, fresh, later
from tests.conduct.works.reviewed import LONG_AGO, bring, furnish, turned_back

AT = later(days=1)


def test_in_the_first_round_every_row_needs_a_look(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    assert [(row.requirement.key, row.state, row.is_changed, row.version is None) for row in checklist(task)] == [
        ("akta", "", True, False),
        ("npwp", "", True, False),
        ("iso", "", True, True),
    ]
    assert [(row.answer, row.is_changed) for row in questions(task)] == [("", True), ("", True)]


def test_in_the_second_round_only_what_the_client_changed_needs_a_new_look(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    second = turned_back(cast, task, "tidak-lengkap", "pjt", AT)
    bring(cast, second, "akta", later(days=2))
    first, *others = checklist(second)
    assert (first.state, first.is_changed, first.is_carried) == ("", True, False)
    assert first.before is not None
    assert first.before.state == "absent"
    assert [(row.state, row.is_changed, row.is_carried) for row in others] == [
        ("present", False, True),
        ("not-applicable", False, True),
    ]
    assert [(row.answer, row.is_changed, row.is_carried) for row in questions(second)] == [("yes", False, True)] * 2


def test_an_earlier_round_stays_as_it_was(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    old = handed_in(task.case)["akta"]
    second = turned_back(cast, task, "tidak-lengkap", "pjt", AT)
    bring(cast, second, "akta", later(days=2))
    task = fresh(task.case, "completeness")
    first = task.case.tasks.get(step="completeness", round=1)
    row = checklist(first)[0]
    assert (row.state, row.version, row.is_changed) == ("absent", old, False)


def test_the_questions_are_those_of_the_day_the_case_was_opened(cast: Cast) -> None:
    furnish(cast)
    task = cast.case_at("completeness")
    Question.objects.filter(key="q1").update(valid_to=LONG_AGO)
    Question.objects.create(office=cast.office, key="besok", text="Besok?", valid_from=later(days=1).date())
    assert [row.question.key for row in questions(task)] == ["q2"]


def test_the_gaps_of_step_three_are_what_was_absent_and_close_when_it_comes(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    assert gaps_now(task.case) == []
    second = turned_back(cast, task, "tidak-lengkap", "pjt", AT)
    reason = "Halaman pengesahannya belum disertakan."
    assert gaps_now(task.case) == [GapRow("akta", "Akta notaris", reason, "completeness")]
    bring(cast, second, "akta", later(days=2))
    assert gaps_now(task.case) == []


def test_the_gaps_of_step_four_are_what_is_not_valid_and_not_what_step_three_let_pass(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    pjt = cast.staff["pjt"]
    found = {"akta": ("present", ""), "npwp": ("present", ""), "iso": ("absent", "")}
    yes = {question.pk: ("yes", "") for question in Question.objects.all()}
    actions.save_review(task.pk, pjt, AT, presences=found, answers=yes)
    actions.perform(task.pk, "lengkap", pjt, AT)
    verifying = fresh(task.case, "verification")
    npwp = handed_in(task.case)["npwp"]
    wrong = {npwp.pk: Judgement(is_valid=False, reason="Nama berbeda.")}
    actions.judge_documents(verifying.pk, cast.staff["ss"], AT, judgements=wrong)
    assert gaps_now(task.case) == [GapRow("npwp", "NPWP", "Nama berbeda.", "verification")]


def test_a_document_that_is_both_not_valid_and_missed_again_is_asked_for_once(cast: Cast) -> None:
    task = furnish(cast).case_at("verification")
    third = turned_back(cast, task, "tidak-sah", "ss", AT)
    actions.end_pause(third.pk, cast.client, later(days=2))
    actions.save_review(third.pk, cast.staff["pjt"], later(days=2), presences={"akta": ("absent", "Tetap kurang.")})
    assert gaps_now(task.case) == [GapRow("akta", "Akta notaris", "Tetap kurang.", "completeness")]


def test_a_document_off_the_list_is_not_verified(cast: Cast) -> None:
    task = furnish(cast).case_at("verification")
    Document.objects.filter(case=task.case, requirement="npwp").update(requirement="lain")
    assert [row.requirement.key for row in verifications(task)] == ["akta"]


def test_a_request_is_open_while_the_client_is_waited_for(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    second = turned_back(cast, task, "tidak-lengkap", "pjt", AT)
    request = awaited_request(task.case)
    assert request is not None
    assert request.task.step == "completion-request"
    actions.end_pause(second.pk, cast.client, later(days=2))
    assert awaited_request(task.case) is None


def test_requests_are_due_soon_or_overdue_until_the_client_or_the_desk_ends_them(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    turned_back(cast, task, "tidak-lengkap", "pjt", AT)
    request = awaited_request(task.case)
    assert request is not None
    assert str(request.until) == "2026-12-08"
    assert due_soon(cast.office, later(days=11)) == []
    assert due_soon(cast.office, later(days=12)) == due_soon(cast.office, later(days=15)) == [request]
    assert overdue_requests(cast.office, later(days=15)) == due_soon(cast.office, later(days=16)) == []
    assert overdue_requests(cast.office, later(days=16)) == [request]
    actions.close_case(task.case.pk, cast.staff["pjt"], later(days=17), reason="Tidak dilengkapi.")
    assert overdue_requests(cast.office, later(days=18)) == []


def test_a_third_round_asks_anew(cast: Cast) -> None:
    task = furnish(cast).case_at("completeness")
    second = turned_back(cast, task, "tidak-lengkap", "pjt", AT)
    actions.end_pause(second.pk, cast.client, later(days=2))
    third = turned_back(cast, second, "tidak-lengkap", "pjt", later(days=2))
    request = awaited_request(task.case)
    assert request is not None
    assert (request.task.round, third.round) == (2, 3)
    assert [row.is_carried for row in checklist(third)] == [True, True, True]
    bring(cast, third, "akta", later(days=3))
    actions.end_pause(third.pk, cast.client, later(days=3))
    close(third, "lengkap", cast.staff["pjt"], later(days=3))
    assert fresh(task.case, "verification").is_open
