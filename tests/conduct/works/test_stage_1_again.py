"""After stage 1: what it found wanting beside its findings is judged anew before the case goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from mutubaku.audits.visits.errors import CorrectionWithoutNote, ItemUnknown
from mutubaku.audits.visits.models import Found, Visit
from mutubaku.audits.visits.policy.checklist import Answer
from mutubaku.audits.visits.queries import stage_1_of
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling import fill
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions, wiring
from mutubaku.conduct.actions import answering
from mutubaku.conduct.actions.visiting import judge_stage_1_again
from mutubaku.conduct.errors import NotAccepted, PapersMissing
from mutubaku.conduct.programme import kind_of
from mutubaku.conduct.visiting import checklist
from mutubaku.conduct.works.findings import verification
from mutubaku.conduct.works.stage_1_again import Concern, concerns_of
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import SYSTEM
from mutubaku.procedure import Outcome
from tests.cast import Cast, close, fresh

BACK, ENOUGH = (Outcome(key=key, label=key) for key in ("belum-memadai", "memadai"))
DOCUMENT = "Akta notaris"


@pytest.fixture
def waiting(cast: Cast) -> Task:
    """The corrections of a stage 1 that found one document inadequate and recorded no finding."""
    task = cast.case_at("stage-1")
    close(task, "perlu-koreksi", cast.staff["auditor"], soon(task))
    return fresh(task.case, "stage-1-corrections")


@pytest.fixture
def answered(cast: Cast, waiting: Task) -> Task:
    """The same, once the client has handed the document in anew."""
    hand_in(cast, waiting)
    actions.end_pause(waiting.pk, cast.client, soon(waiting))
    return fresh(waiting.case, "stage-1-corrections")


def soon(task: Task) -> datetime:
    return task.opened_at + timedelta(minutes=10)


def hand_in(cast: Cast, task: Task) -> None:
    data = sample(f"Akta ke-{uuid4()}")
    actions.attach(task.pk, cast.client, soon(task), name="akta.pdf", data=data, requirement="akta")


def only(task: Task) -> Concern:
    (found,) = concerns_of(task)
    return found


def judge(cast: Cast, task: Task, note: str, *, is_settled: bool) -> None:
    judge_stage_1_again(task.pk, cast.staff["auditor"], soon(task), {only(task).key: (is_settled, note)})


def printed(task: Task) -> tuple[str, list[tuple[str, ...]]]:
    letter = verification(task, SYSTEM, soon(task))
    return letter.fields["hasil"], [row for table in letter.tables for row in table.rows]


def test_corrections_are_not_enough_before_the_inadequate_document_was_judged_anew(cast: Cast, answered: Task) -> None:
    lacking = f"Dokumen “{DOCUMENT}” belum dinilai memadai sesudah tahap 1"
    assert wiring.gaps(answered) == [lacking]
    with pytest.raises(PapersMissing, match=DOCUMENT):
        actions.perform(answered.pk, "memadai", cast.staff["auditor"], soon(answered))
    judge(cast, answered, "Cap belum ada.", is_settled=False)
    assert wiring.gaps(answered) == [lacking]
    assert wiring.bars(answered, BACK) == []
    judge(cast, answered, "Cap sudah ada.", is_settled=True)
    assert wiring.gaps(answered) == []
    actions.perform(answered.pk, "memadai", cast.staff["auditor"], soon(answered))
    assert fresh(answered.case, "audit-plan").is_open


def test_the_paper_says_of_each_document_what_was_wanting_and_what_became_of_it(cast: Cast, answered: Task) -> None:
    said = only(answered).said
    assert printed(answered) == (
        "1 dari 1 hal di bawah ini belum selesai.",
        [(DOCUMENT, said, "belum dinilai", "")],
    )
    judge(cast, answered, "Cap sudah ada.", is_settled=True)
    assert printed(answered) == (
        "Seluruh dokumen dan butir di bawah ini telah memadai.",
        [(DOCUMENT, said, "memadai", "Cap sudah ada.")],
    )


def test_a_file_handed_in_after_the_judgement_is_judged_again(cast: Cast, answered: Task) -> None:
    judge(cast, answered, "Cap belum ada.", is_settled=False)
    actions.perform(answered.pk, "belum-memadai", cast.staff["auditor"], soon(answered), note="Cap belum ada.")
    again = fresh(answered.case, "stage-1-corrections")
    assert only(again).is_settled is False
    hand_in(cast, again)
    assert only(again).is_settled is None
    judge(cast, again, "Cap sudah ada.", is_settled=True)
    assert wiring.gaps(again) == []


def test_a_point_that_was_not_ready_is_judged_anew_and_stays_as_stage_1_found_it(cast: Cast) -> None:
    first, auditor = cast.case_at("stage-1"), cast.staff["auditor"]
    name = answering.add_line(first.pk, auditor, soon(first), key=uuid4(), text="Audit internal lengkap")
    fill(first, ENOUGH, auditor, soon(first))
    typed = datetime(2027, 1, 1, tzinfo=UTC)
    wrong = Answer(uuid4(), Found.NONCONFORMING, "Belum.", "Rekaman 2026.", typed)
    later = soon(first) + timedelta(minutes=1)
    answering.answer_checklist(first.pk, auditor, later, {name: wrong})
    actions.perform(first.pk, "perlu-koreksi", auditor, later)
    task = fresh(first.case, "stage-1-corrections")
    assert (only(task).name, only(task).said, only(task).version) == (
        "Audit internal lengkap",
        "Belum.; Rekaman 2026.",
        None,
    )
    assert wiring.gaps(task) == ["Butir kesiapan “Audit internal lengkap” belum dinilai sesuai sesudah tahap 1"]
    judge(cast, task, "Rekaman belum lengkap.", is_settled=False)
    assert only(task).is_settled is False
    judge(cast, task, "Rekaman dilihat.", is_settled=True)
    assert (wiring.gaps(task), only(task).note) == ([], "Rekaman dilihat.")
    assert [one.found for one in checklist(first) if one.name == name] == [Found.NONCONFORMING]


def test_whoever_judges_anew_says_what_they_saw_and_of_nothing_else(cast: Cast, answered: Task) -> None:
    with pytest.raises(CorrectionWithoutNote, match=DOCUMENT):
        judge(cast, answered, " ", is_settled=True)
    with pytest.raises(ItemUnknown):
        judge_stage_1_again(answered.pk, cast.staff["auditor"], soon(answered), {"d-0": (True, "Ada.")})
    assert not Visit.objects.filter(task=answered).exists()
    judge(cast, answered, "Cap sudah ada.", is_settled=True)
    last = Entry.objects.filter(chain=answered.case.chain).order_by("seq").last()
    assert last is not None
    assert (last.verb, last.data["concerns"], last.data["inadequate"]) == (
        Verb.VISIT_RECORDED,
        [only(answered).key],
        [],
    )


def test_judging_anew_is_part_of_stage_1_and_no_visit_of_its_own(cast: Cast, answered: Task) -> None:
    before = stage_1_of(answered.case)
    judge(cast, answered, "Cap sudah ada.", is_settled=True)
    assert stage_1_of(answered.case) == before
    assert kind_of(answered.case, answered.step) == "stage-1"
    with pytest.raises(NotAccepted):
        judge_stage_1_again(cast.case_at("stage-1").pk, cast.staff["auditor"], soon(answered), {})
