"""How a complaint stands, and what may be done with it in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mutubaku.complaints import errors
from mutubaku.complaints.models import About, Channel, Outcome, Publicity
from mutubaku.complaints.policy import (
    BY_DESK,
    CLIENT,
    PUBLISHED,
    UNFOUNDED,
    Facts,
    Named,
    State,
    check_acknowledge,
    check_answer,
    check_complaint,
    check_days,
    check_decision,
    check_judgement,
    check_named,
    check_note,
    check_open,
    check_publicity,
    check_referral,
    check_taken,
    is_answer_late,
    is_late,
    last_stage,
    reminder_stage,
    state_of,
)

NEW = Facts(about="service")
ABOUT_CLIENT = Facts(about="client")
SEEN = replace(NEW, is_acknowledged=True)
OURS = replace(SEEN, is_ours=True)
HANDLED = replace(OURS, has_handler=True)
NOTED = replace(HANDLED, notes=1)
DECIDED = replace(NOTED, is_decided=True)
DECLINED = replace(SEEN, is_ours=False)
REFERRED = replace(HANDLED, about="client", is_linked=True, is_referred=True)
TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_the_names_of_the_rules_are_those_of_the_rows() -> None:
    assert (CLIENT, UNFOUNDED, PUBLISHED) == (About.CLIENT, Outcome.UNFOUNDED, Publicity.PUBLISHED)
    assert set(Channel) - {Channel.FORM} == BY_DESK


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (NEW, State.RECEIVED),
        (SEEN, State.ACKNOWLEDGED),
        (OURS, State.ACCEPTED),
        (HANDLED, State.HANDLED),
        (DECIDED, State.DECIDED),
        (DECLINED, State.DECLINED),
    ],
)
def test_how_a_complaint_stands_follows_from_what_was_done(facts: Facts, state: State) -> None:
    assert state_of(facts) is state


@pytest.mark.parametrize(
    ("state", "hours", "late"),
    [
        (State.RECEIVED, 1, False),
        (State.RECEIVED, 25, True),
        (State.ACKNOWLEDGED, 25, False),
        (State.HANDLED, 49, True),
        (State.DECIDED, 99, False),
        (State.DECLINED, 99, False),
    ],
)
def test_late_is_what_was_not_acknowledged_or_answered_in_time(state: State, hours: int, late: bool) -> None:
    acknowledge_by, answer_by = NOON + timedelta(days=1), NOON + timedelta(days=2)
    assert is_late(state, acknowledge_by, answer_by, NOON + timedelta(hours=hours)) is late


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"about": "client"}, errors.SubjectMissing),
        ({"text": " "}, errors.ComplaintTextMissing),
        ({"email": "", "phone": " "}, errors.ContactMissing),
        ({"about": "client", "number": "12"}, None),
        ({"about": "client", "subject": "PT Contoh"}, None),
        ({"email": "", "phone": "0711 555 0147"}, None),
        ({}, None),
    ],
)
def test_a_complaint_says_what_it_is_about_and_how_to_reach_whoever_complains(
    given: dict[str, str], error: type[Exception] | None
) -> None:
    whole = {"about": "service", "text": "Terlambat.", "email": "a@b.id", "phone": "", "number": "", "subject": ""}
    refused(error, lambda: check_complaint(**{**whole, **given}))


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        (NEW, None),
        (SEEN, errors.AcknowledgedAlready),
        (DECIDED, errors.ComplaintOver),
        (DECLINED, errors.ComplaintOver),
    ],
)
def test_it_is_acknowledged_once(facts: Facts, error: type[Exception] | None) -> None:
    refused(error, lambda: check_acknowledge(facts))


@pytest.mark.parametrize(
    ("facts", "given", "error"),
    [
        (NEW, {}, errors.NotAcknowledged),
        (OURS, {}, errors.JudgedAlready),
        (SEEN, {"is_ours": None}, errors.JudgementMissing),
        (SEEN, {"reason": " "}, errors.JudgementReasonMissing),
        (replace(SEEN, about="client"), {}, errors.SubjectUnknown),
        (replace(SEEN, about="client", is_linked=True), {}, None),
        (replace(SEEN, about="client"), {"is_ours": False}, None),
        (SEEN, {"is_ours": False, "is_involved": True}, errors.InvolvedInMatter),
        (SEEN, {"is_involved": True}, None),
        (DECLINED, {}, errors.ComplaintOver),
    ],
)
def test_whether_it_is_ours_is_said_once_with_a_reason_and_no_never_by_somebody_involved(
    facts: Facts, given: dict[str, Any], error: type[Exception] | None
) -> None:
    """ISO/IEC 17021-1, 9.8.3."""
    whole = {"is_ours": True, "reason": "Tentang audit kami.", "is_involved": False, "name": "Budi"}
    refused(error, lambda: check_judgement(facts, **{**whole, **given}))


@pytest.mark.parametrize(
    ("facts", "handler", "decider", "error"),
    [
        (SEEN, 1, 2, errors.NotJudged),
        (OURS, 3, 2, errors.InvolvedInMatter),
        (OURS, 1, 3, errors.InvolvedInMatter),
        (OURS, 1, 9, errors.NotOfOffice),
        (OURS, 1, 1, errors.SamePerson),
        (NOTED, 1, 4, errors.HandledBefore),
        (NOTED, 4, 1, None),
        (OURS, 1, 2, None),
        (HANDLED, 2, 1, None),
        (DECIDED, 1, 2, errors.ComplaintOver),
    ],
)
def test_two_people_with_no_part_in_the_matter_handle_and_decide_it(
    facts: Facts, handler: int, decider: int, error: type[Exception] | None
) -> None:
    """ISO/IEC 17021-1, 9.8; ISO/IEC 17065, 7.13.5."""
    people = Named(handler, "Budi", "handler"), Named(decider, "Sari", "decider")
    refused(error, lambda: check_named(facts, *people, involved={3}, officials={1, 2, 3, 4}, handled={4}))


@pytest.mark.parametrize(
    ("facts", "given", "error"),
    [
        (NOTED, {}, errors.NothingToRefer),
        (REFERRED, {}, errors.ReferredAlready),
        (replace(REFERRED, is_referred=False), {"words": ""}, errors.ReferralWordsMissing),
        (replace(REFERRED, is_referred=False), {"until": TODAY}, errors.ReferralTooEarly),
        (replace(REFERRED, is_referred=False), {}, None),
        (replace(REFERRED, is_decided=True), {}, errors.ComplaintOver),
    ],
)
def test_a_complaint_about_a_client_is_referred_to_it_once_with_a_day(
    facts: Facts, given: dict[str, Any], error: type[Exception] | None
) -> None:
    whole = {"words": "Tanda dipakai di luar lingkup.", "until": TODAY + timedelta(days=1)}
    refused(error, lambda: check_referral(facts, today=TODAY, **{**whole, **given}))


@pytest.mark.parametrize(
    ("facts", "words", "error"),
    [
        (ABOUT_CLIENT, "Sudah kami tarik.", errors.NothingToAnswer),
        (replace(REFERRED, is_answered=True), "Sudah.", errors.NothingToAnswer),
        (replace(REFERRED, is_decided=True), "Sudah.", errors.NothingToAnswer),
        (REFERRED, " ", errors.AnswerMissing),
        (REFERRED, "Sudah kami tarik.", None),
    ],
)
def test_the_client_answers_once_what_was_referred_to_it(
    facts: Facts, words: str, error: type[Exception] | None
) -> None:
    refused(error, lambda: check_answer(facts, words))


@pytest.mark.parametrize(
    ("facts", "words", "error"),
    [(HANDLED, " ", errors.NoteMissing), (HANDLED, "Diperiksa.", None), (DECIDED, "Lagi.", errors.ComplaintOver)],
)
def test_a_note_has_words_and_comes_before_the_end(facts: Facts, words: str, error: type[Exception] | None) -> None:
    refused(error, lambda: check_note(facts, words))


@pytest.mark.parametrize(
    ("facts", "given", "error"),
    [
        (HANDLED, {}, errors.NothingNoted),
        (replace(REFERRED, is_referred=False, notes=1), {}, errors.NotReferred),
        (NOTED, {"outcome": ""}, errors.OutcomeMissing),
        (NOTED, {"reason": ""}, errors.OutcomeReasonMissing),
        (NOTED, {"correction": " "}, errors.CorrectionMissing),
        (NOTED, {"corrective_action": ""}, errors.CorrectiveActionMissing),
        (NOTED, {"outcome": "unfounded", "correction": "", "corrective_action": ""}, None),
        (NOTED, {}, None),
        (replace(REFERRED, notes=2), {}, None),
        (DECIDED, {}, errors.ComplaintOver),
    ],
)
def test_it_is_decided_with_reasons_after_it_was_looked_into_and_what_is_founded_is_put_right(
    facts: Facts, given: dict[str, str], error: type[Exception] | None
) -> None:
    whole = {"outcome": "partly", "reason": "Terlambat.", "correction": "Dijawab.", "corrective_action": "Dicatat."}
    refused(error, lambda: check_decision(facts, **{**whole, **given}))


@pytest.mark.parametrize(
    ("facts", "given", "error"),
    [
        (NOTED, {}, errors.NotOver),
        (DECIDED, {"publicity": ""}, errors.PublicityMissing),
        (DECIDED, {"words": ""}, errors.PublicityWordsMissing),
        (DECIDED, {}, None),
        (DECIDED, {"publicity": "published"}, errors.PublicityNotAgreed),
        (DECIDED, {"publicity": "published", "complainant_agrees": True}, None),
        (
            replace(DECIDED, about="client"),
            {"publicity": "published", "complainant_agrees": True},
            errors.PublicityNotAgreed,
        ),
        (
            replace(DECIDED, about="client"),
            {"publicity": "published", "complainant_agrees": True, "client_agrees": True},
            None,
        ),
    ],
)
def test_nothing_is_made_public_against_the_complainant_or_the_client(
    facts: Facts, given: dict[str, Any], error: type[Exception] | None
) -> None:
    """ISO/IEC 17021-1, 9.8."""
    whole = {"publicity": "kept", "words": "Disepakati lisan.", "complainant_agrees": None, "client_agrees": None}
    refused(error, lambda: check_publicity(facts, **{**whole, **given}))


def test_the_answer_is_not_promised_before_the_receipt() -> None:
    check_days(3, 3)
    with pytest.raises(errors.DaysReversed):
        check_days(4, 3)


def test_what_is_over_is_not_changed() -> None:
    check_open(NOTED)
    for facts in (DECIDED, DECLINED):
        with pytest.raises(errors.ComplaintOver):
            check_open(facts)


def refused(error: type[Exception] | None, act: Any) -> None:
    """The act is refused with this reason, or done."""
    if error is None:
        act()
        return
    with pytest.raises(error):
        act()


@pytest.mark.parametrize(
    ("channel", "received_on", "refusal"),
    [
        ("form", TODAY, errors.ChannelMissing),
        ("", TODAY, errors.ChannelMissing),
        ("phone", TODAY + timedelta(days=1), errors.ReceivedLater),
        ("letter", TODAY - timedelta(days=31), errors.ReceivedTooEarly),
    ],
)
def test_what_the_desk_writes_down_came_to_it_on_a_day_that_has_been(
    channel: str, received_on: date, refusal: type[Exception]
) -> None:
    first = TODAY - timedelta(days=30)
    with pytest.raises(refusal):
        check_taken(channel, received_on, first=first, today=TODAY)
    for day in (first, TODAY):
        check_taken("counter", day, first=first, today=TODAY)


def test_who_told_the_desk_may_be_reached_by_letter_and_who_wrote_on_the_page_may_not() -> None:
    said = {"about": "service", "text": "Terlambat.", "email": "", "phone": " ", "number": "", "subject": ""}
    check_complaint(**said, address="Jalan Contoh 5")
    check_complaint(**{**said, "phone": "0711 555 0147"}, address="")
    with pytest.raises(errors.WayMissing):
        check_complaint(**said, address=" ")
    with pytest.raises(errors.ContactMissing):
        check_complaint(**said)


@pytest.mark.parametrize(
    ("facts", "until", "is_it"),
    [
        (REFERRED, TODAY - timedelta(days=1), True),
        (REFERRED, TODAY, False),
        (REFERRED, None, False),
        (replace(REFERRED, is_answered=True), TODAY - timedelta(days=1), False),
        (replace(REFERRED, is_decided=True), TODAY - timedelta(days=1), False),
    ],
)
def test_an_answer_is_late_once_its_day_is_over_while_the_complaint_is_open(
    facts: Facts, until: date | None, is_it: bool
) -> None:
    assert is_answer_late(facts, until, TODAY) is is_it


@pytest.mark.parametrize(("days_left", "stage"), [(4, ""), (3, "soon"), (0, "soon"), (-1, "past"), (-40, "past")])
def test_a_client_is_reminded_so_many_days_before_and_once_its_day_is_over(days_left: int, stage: str) -> None:
    assert reminder_stage(TODAY + timedelta(days=days_left), 3, TODAY) == stage


def test_the_last_news_is_the_latest_and_of_two_of_one_moment_the_further_on() -> None:
    assert last_stage([("recorded", NOON), ("acknowledged", None)]) == "recorded"
    assert last_stage([("recorded", NOON), ("acknowledged", NOON), ("decided", None)]) == "acknowledged"
    assert last_stage([("referred", NOON + timedelta(hours=1)), ("progress", NOON)]) == "referred"
