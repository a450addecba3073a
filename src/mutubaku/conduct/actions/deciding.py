"""The acts of review, committee and decision in step 9: judgements, the meeting, each member's statement, the draft."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.cases.errors import check_read
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_task
from mutubaku.conduct import access
from mutubaku.conduct.errors import NotAccepted, NotYours
from mutubaku.conduct.guard import check_running
from mutubaku.conduct.judges import interests_against
from mutubaku.conduct.sites import check_part_of_group
from mutubaku.conduct.works.deciding import (
    composition_of,
    functions_of,
    pool,
    questions_of,
    standing_against,
)
from mutubaku.conduct.works.granted import edition_over
from mutubaku.conduct.works.parts import scope_items
from mutubaku.decisions import actions as decisions
from mutubaku.decisions.errors import (
    JudgementUnknown,
    MeetingBeforeReview,
    MeetingMissing,
    MeetingNotHeldYet,
    MemberUnknown,
)
from mutubaku.decisions.models import Conclusion, Decision, Meeting, Member, Recommendation, Reply, Statement
from mutubaku.decisions.policy import Against, Seat, check_nothing_held
from mutubaku.decisions.queries import active_members, judgements_in, last_review, meeting_in, review_in
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, capacities, office_day
from mutubaku.people.models import User

from .working import AtWork, working_at

Replies = Mapping[str, tuple[str, str]]  # by the key of the judgement: reply, note


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """How a committee is called: the day, the place, what it is about, the members in their order, and the chair."""

    held_on: date
    place: str
    members: Sequence[int]
    chair: int
    agenda: str = ""
    is_remote: bool = False


def save_certification_review(
    task_id: int, by: User, at: datetime, *, replies: Replies, recommendation: str = "", words: str = ""
) -> None:
    """Judge what is judged so far and say what is recommended; an empty reply is left as it is.

    JudgementUnknown for what is not asked in this case, OnAnotherSide for whoever evaluated it.
    """
    with working_at(task_id, by, at, "review") as work:
        asked = {one.key: one.text for one in questions_of(work.case)}
        unknown = set(replies) - set(asked)
        if unknown or (recommendation and recommendation not in Recommendation.values):
            raise JudgementUnknown
        stands = judgements_in(work.task)
        changed: dict[str, tuple[str, str, str]] = {}
        for key, (reply, note) in replies.items():
            if reply and reply not in Reply.values:
                raise JudgementUnknown
            now = (stands[key].reply, stands[key].note) if key in stands else ("", "")
            if reply and now != (reply, note.strip()):
                changed[key] = (asked[key], reply, note)
        decisions.judge(work.task, changed)
        _recommend(work, recommendation, words, {key: given[1] for key, given in changed.items()})


def _recommend(work: AtWork, recommendation: str, words: str, changed: Mapping[str, str]) -> None:
    """Keep the recommendation where it differs, and journal what changed."""
    review = review_in(work.task)
    stands = (review.recommendation, review.words) if review else ("", "")
    data: dict[str, object] = {"judgements": dict(changed)} if changed else {}
    if stands != (recommendation, words.strip()):
        decisions.recommend(work.task, recommendation, words)
        data |= {"recommendation": recommendation, "reason": words.strip()}
    if data:
        work.journal(Verb.REVIEW_WRITTEN, data)


def call_committee(task_id: int, by: User, at: datetime, *, invitation: Invitation) -> Meeting:
    """Call the committee of this round: members of today's pool who did not evaluate the case and have no
    interest in its client.

    DecisionRefusal says what is wrong with its members; MeetingBegun when they have begun to answer;
    MeetingBeforeReview for a day before the review was closed.
    """
    with working_at(task_id, by, at, "committee") as work:
        _check_after_review(work.case, invitation.held_on)
        _check_free(work, invitation.members, "members")
        known = {seat.user_id: seat for seat in pool(work.task, at)}
        if not set(invitation.members) <= set(known):
            raise MemberUnknown
        seats = [replace(known[one], is_chair=one == invitation.chair) for one in invitation.members]
        called = decisions.Called(
            held_on=invitation.held_on,
            place=invitation.place,
            agenda=invitation.agenda,
            is_remote=invitation.is_remote,
            seats=seats,
        )
        meeting = decisions.call(work.task, called, at, asked=composition_of(work.case))
        said = {"held_on": invitation.held_on.isoformat(), "place": meeting.place, "is_remote": meeting.is_remote}
        work.journal(Verb.COMMITTEE_CALLED, {**said, "members": [seat.name for seat in seats]})
    return meeting


def _check_after_review(case: Case, held_on: date) -> None:
    """Refuse a meeting before the day on which the review it judges was closed."""
    review = last_review(case)
    closed_at = review.task.closed_at if review else None
    if closed_at is not None and held_on < (day := office_day(case.office, closed_at).date()):
        raise MeetingBeforeReview(day)


def replace_committee_member(
    task_id: int, by: User, at: datetime, *, member_id: int, user_id: int, reason: str
) -> Member:
    """Call somebody else in the place of a member who does not answer; the reason stands on the minutes."""
    with working_at(task_id, by, at, "committee") as work:
        meeting = _meeting(work.task)
        member = active_members(meeting).filter(pk=member_id).first()
        _check_free(work, [user_id], "user_id")
        seat = _seat(work.task, user_id, at)
        if member is None or seat is None:
            raise MemberUnknown
        asked, functions = composition_of(work.case), functions_of(work.case, office_day(work.case.office, at).date())
        new = decisions.replace_member(member, seat, reason, at, asked=asked, functions=functions)
        data = {"replaced": member.user.name, "members": [seat.name], "reason": reason.strip()}
        work.journal(Verb.COMMITTEE_CALLED, data)
    return new


def _check_free(work: AtWork, user_ids: Collection[int], field: str) -> None:
    """Refuse to call somebody with an interest in the client (Interested)."""
    against = interests_against(work.case, User.objects.filter(pk__in=user_ids), work.at, field=field)
    for refusal in against.values():
        raise refusal


def _seat(task: Task, user_id: int, at: datetime) -> Seat | None:
    return next((seat for seat in pool(task, at) if seat.user_id == user_id), None)


def conclude_committee(
    task_id: int,
    by: User,
    at: datetime,
    *,
    conclusion: str,
    reasons: str = "",
    part_items: Collection[str] = (),
    part_words: str = "",
) -> Meeting:
    """Lay a conclusion before the members, who answer in their order; another one is laid before all of them anew.

    MeetingMissing, MeetingNotHeldYet, StandsAgainst, ReasonsMissing, PartMissing, NothingLeft; RuleBroken where a part
    leaves out a site with an open finding.
    """
    with working_at(task_id, by, at, "committee") as work:
        meeting = _meeting(work.task)
        if office_day(work.case.office, at).date() < meeting.held_on:
            raise MeetingNotHeldYet(meeting.held_on)
        before = meeting.reading
        offered = scope_items(work.case)
        items = _known(part_items, offered)
        if conclusion == Conclusion.PART and items:
            check_part_of_group(work.case, items, at)
        over = [Against(words) for words in edition_over(work.case, at)]
        check_nothing_held(conclusion, [*standing_against(work.case), *over], items)
        decisions.conclude(meeting, conclusion, reasons, part_items=items, part_words=part_words, offered=offered)
        if meeting.reading != before:
            data = {"conclusion": conclusion, "reason": meeting.reasons, "reading": meeting.reading}
            work.journal(Verb.COMMITTEE_CALLED, data)
    return meeting


def state_in_committee(
    task_id: int, by: User, at: datetime, *, agrees: bool, reason: str = "", read: str | None = None
) -> Statement:
    """A member says whether they agree, whoever holds the step; NotYourTurn until those before them have spoken.

    ``read`` is the reading they were shown: ChangedWhileRead when another conclusion was laid before them meanwhile.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        capacity = member_capacity(task, by, at)
        check_running(task)
        meeting = _meeting(task)
        check_read(read, meeting.reading, _("kesimpulan rapat"))
        statement = decisions.state(meeting, capacity, at, agrees=agrees, reason=reason)
        data = {"step": task.step, "round": task.round, "agrees": agrees, "reason": statement.reason}
        record(task.case.chain, Verb.COMMITTEE_CONFIRMED, capacity, at, data, locked=True)
    return statement


def member_capacity(task: Task, user: User, at: datetime) -> Capacity:
    """The capacity in which a person answers as a member of this step's committee; NotYours when they are none."""
    if step_of(task).work != "committee":
        raise NotAccepted
    access.check_independence(task, user, at)
    own = capacities(user, task.case.office, at)
    meeting = meeting_in(task)
    if not own or meeting is None or not active_members(meeting).filter(user=user).exists():
        raise NotYours(_("Komite Sertifikasi"))
    return next((one for one in own if one.role == task.role), own[0])


def save_decision(
    task_id: int,
    by: User,
    at: datetime,
    *,
    basis: str,
    reasons: str = "",
    part_items: Collection[str] = (),
    part_words: str = "",
) -> Decision:
    """Write what the decision rests on and which part it grants, before it is taken (RuleBroken as in committee)."""
    with working_at(task_id, by, at, "decision") as work:
        items = _known(part_items, scope_items(work.case))
        if items:
            check_part_of_group(work.case, items, at)
        return decisions.write_decision(
            work.task, basis=basis, reasons=reasons, part_items=items, part_words=part_words
        )


def _known(items: Collection[str], offered: Mapping[str, str]) -> list[str]:
    """Those of the items that are offered, in that order."""
    return [key for key in offered if key in set(items)]


def _meeting(task: Task) -> Meeting:
    meeting = meeting_in(task)
    if meeting is None:
        raise MeetingMissing
    return meeting
