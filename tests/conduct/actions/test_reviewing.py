"""Steps 2 to 5: what the office finds is written down once, by whoever may, and is on record."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.cases.errors import Refusal
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.conduct.errors import NotAccepted, NotYours
from mutubaku.conduct.works.reviewing import checklist, verifications
from mutubaku.documents.models import Requirement, Version
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import broken_chains
from mutubaku.reviews import errors
from mutubaku.reviews.models import Answer, Gap, Presence, Question, Verification
from mutubaku.reviews.policy import Judgement
from tests.cast import Cast, close, fresh, later

AT = later(days=2)
FRIDAY = date(2026, 12, 4)


@pytest.fixture
def office(cast: Cast) -> Cast:
    """An office that asks for two documents and one more if there is one, and asks itself one question."""
    day = date(2020, 1, 1)
    Requirement.objects.create(office=cast.office, key="npwp", name="NPWP", valid_from=day, order=2)
    Requirement.objects.create(
        office=cast.office, key="iso", name="Sertifikat ISO", valid_from=day, order=3, is_mandatory=False
    )
    Question.objects.create(office=cast.office, key="lingkup", text="Lingkup jelas?", valid_from=day)
    return cast


def entries(task: Task, verb: Verb) -> list[dict[str, object]]:
    return [entry.data for entry in Entry.objects.filter(chain=task.case.chain, verb=verb).order_by("seq")]


def newest(task: Task, requirement: str) -> Version:
    return Version.objects.filter(document__case=task.case, document__requirement=requirement).order_by("-number")[0]


def test_the_head_routes_an_application_and_may_think_again(cast: Cast) -> None:
    task = cast.case_at("disposition")
    head = cast.staff["head"]
    actions.write_disposition(task.pk, head, AT, addressees=["pjt"], instruction=" Periksa. ", urgency="urgent")
    actions.write_disposition(task.pk, head, AT, addressees=["pjt", "ss"], instruction="Periksa segera.")
    assert (task.disposition.addressees, task.disposition.instruction) == (["pjt", "ss"], "Periksa segera.")
    assert task.disposition.urgency == "ordinary"
    assert entries(task, Verb.DISPOSITION_WRITTEN)[0] == {
        "step": "disposition",
        "round": 1,
        "addressees": ["pjt"],
        "instruction": "Periksa.",
        "urgency": "urgent",
    }
    assert list(broken_chains()) == []


def test_a_section_named_twice_is_routed_to_once(cast: Cast) -> None:
    task = cast.case_at("disposition")
    actions.write_disposition(task.pk, cast.staff["head"], AT, addressees=["ss", "ss", "pjt"], instruction="Periksa.")
    assert task.disposition.addressees == ["ss", "pjt"]


def test_only_the_head_routes_and_only_at_its_step(cast: Cast) -> None:
    task = cast.case_at("disposition")
    with pytest.raises(NotYours):
        actions.write_disposition(task.pk, cast.staff["pjt"], AT, addressees=["pjt"], instruction="Periksa.")
    with pytest.raises(NotAccepted):
        actions.save_review(task.pk, cast.staff["head"], AT, presences={"akta": ("present", "")})
    with pytest.raises(errors.AddresseesMissing):
        actions.write_disposition(task.pk, cast.staff["head"], AT, addressees=[], instruction="Periksa.")
    assert entries(task, Verb.DISPOSITION_WRITTEN) == []


def test_a_review_is_saved_bit_by_bit_and_what_is_said_twice_is_written_once(office: Cast) -> None:
    task, pjt = office.case_at("completeness"), office.staff["pjt"]
    question = Question.objects.get()
    found = {"akta": ("present", ""), "npwp": ("absent", " Buram. "), "iso": ("", "")}
    for _ in range(2):
        actions.save_review(task.pk, pjt, AT, presences=found, answers={question.pk: ("", "")})
    actions.save_review(task.pk, pjt, AT, answers={question.pk: ("yes", "Ya, dua lokasi.")})
    actions.save_review(task.pk, pjt, AT, answers={question.pk: ("yes", "Ya, dua lokasi.")})
    assert [(row.requirement, row.state, row.note) for row in Presence.objects.order_by("id")] == [
        ("akta", "present", ""),
        ("npwp", "absent", "Buram."),
    ]
    assert Presence.objects.get(requirement="akta").version == newest(task, "akta")
    assert Answer.objects.get().answer == "yes"
    step = {"step": "completeness", "round": 1}
    assert entries(task, Verb.REVIEW_ANSWERED) == [
        {
            **step,
            "presences": {"akta": "present", "npwp": "absent: Buram."},
            "documents": {"akta": "Akta notaris", "npwp": "NPWP"},
        },
        {**step, "answers": {"lingkup": "yes: Ya, dua lokasi."}, "questions": {"lingkup": question.text}},
    ]


@pytest.mark.parametrize(
    ("presences", "refusal"),
    [
        ({"akta": ("present", ""), "kartu-anggota": ("present", "")}, errors.RequirementUnknown),
        ({"akta": ("mungkin", "")}, errors.RequirementUnknown),
        ({"akta": ("present", ""), "iso": ("present", "")}, errors.PresentWithoutFile),
    ],
)
def test_a_review_with_one_wrong_row_saves_nothing(
    office: Cast, presences: dict[str, tuple[str, str]], refusal: type[Refusal]
) -> None:
    task = office.case_at("completeness")
    with pytest.raises(refusal):
        actions.save_review(task.pk, office.staff["pjt"], AT, presences=presences)
    assert not Presence.objects.exists()


def test_a_question_nobody_asks_has_no_answer(office: Cast) -> None:
    task, pjt = office.case_at("completeness"), office.staff["pjt"]
    over = Question.objects.create(
        office=office.office, key="dulu", text="?", valid_from=date(2019, 1, 1), valid_to=date(2019, 2, 1)
    )
    for answers in ({over.pk: ("yes", "")}, {Question.objects.get(key="lingkup").pk: ("mungkin", "")}):
        with pytest.raises(errors.QuestionUnknown):
            actions.save_review(task.pk, pjt, AT, answers=answers)


def test_each_document_is_judged_with_its_number_and_last_day(office: Cast) -> None:
    task, ss = office.case_at("verification"), office.staff["ss"]
    akta, npwp = newest(task, "akta"), newest(task, "npwp")
    found = {
        akta.pk: Judgement(is_valid=True, number=" AHU-1 ", expires_on=FRIDAY),
        npwp.pk: Judgement(is_valid=None),
    }
    for _ in range(2):
        actions.judge_documents(task.pk, ss, AT, judgements=found)
    row = Verification.objects.get()
    assert (row.version, row.requirement, row.is_valid, row.number) == (akta, "akta", True, "AHU-1")
    assert entries(task, Verb.DOCUMENT_JUDGED) == [
        {
            "step": "verification",
            "round": 1,
            "requirement": "akta",
            "name": "Akta notaris",
            "version": 1,
            "is_valid": True,
            "reason": "",
            "number": "AHU-1",
            "expires_on": "2026-12-04",
        }
    ]
    actions.judge_documents(task.pk, ss, AT, judgements={akta.pk: Judgement(is_valid=False, reason="Palsu.")})
    assert [row.is_valid for row in verifications(task)] == [False, None]
    assert entries(task, Verb.DOCUMENT_JUDGED)[1]["expires_on"] == ""


def test_what_expired_what_is_wrong_without_reason_and_what_was_replaced_is_not_judged(office: Cast) -> None:
    task, ss = office.case_at("verification"), office.staff["ss"]
    akta = newest(task, "akta")
    wrong = [
        ({akta.pk: Judgement(is_valid=True, expires_on=date(2026, 11, 1))}, errors.DocumentExpired),
        ({akta.pk: Judgement(is_valid=False)}, errors.ReasonForInvalidMissing),
        ({akta.pk + 1000: Judgement(is_valid=True)}, errors.VersionReplaced),
    ]
    for judgements, refusal in wrong:
        with pytest.raises(refusal):
            actions.judge_documents(task.pk, ss, AT, judgements=judgements)
    assert not Verification.objects.exists()


def test_the_client_is_asked_for_what_is_missing_until_a_working_day_to_come(office: Cast) -> None:
    task, pjt = office.case_at("completeness"), office.staff["pjt"]
    close(task, "tidak-lengkap", pjt, AT)
    asking = fresh(task.case, "completion-request")
    request = actions.set_deadline(asking.pk, pjt, AT, until=FRIDAY, words=" Silakan. ")
    assert (request.until, request.words) == (FRIDAY, "Silakan.")
    assert [gap.name for gap in Gap.objects.all()] == ["Akta notaris"]
    assert entries(asking, Verb.COMPLETION_ASKED) == [
        {
            "step": "completion-request",
            "round": 1,
            "until": "2026-12-04",
            "words": "Silakan.",
            "requirements": ["akta"],
        }
    ]
    with pytest.raises(errors.DeadlineNotFree):
        actions.set_deadline(asking.pk, pjt, AT, until=date(2026, 12, 5))
    with pytest.raises(errors.DeadlineNotFuture):
        actions.set_deadline(asking.pk, pjt, AT, until=date(2026, 11, 25))
    request.refresh_from_db()
    assert request.until == FRIDAY


def test_what_the_client_brings_meets_what_it_was_asked_for(office: Cast) -> None:
    task, pjt = office.case_at("completeness"), office.staff["pjt"]
    close(task, "tidak-lengkap", pjt, AT)
    close(fresh(task.case, "completion-request"), "disampaikan", pjt, AT)
    second = fresh(task.case, "completeness")
    data = sample("Akta yang sudah lengkap")
    brought = actions.attach(second.pk, office.client, later(days=3), name="a.pdf", data=data, requirement="akta")
    actions.end_pause(second.pk, office.client, later(days=3))
    assert Gap.objects.get().met_by is None
    actions.save_review(second.pk, pjt, later(days=3), presences={"akta": ("present", "")})
    assert Gap.objects.get().met_by == brought
    assert [row.is_changed for row in checklist(second)] == [False, False, False]
