"""Writing reviews, meetings and decisions, each under the one rule that nobody stands on two sides of a case."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from mutubaku.cases.actions import take_side
from mutubaku.cases.models import Side, Task
from mutubaku.people.access import Capacity

from ..errors import MeetingBegun, MemberUnknown, NothingConcluded, ReplacementReasonMissing
from ..models import Conclusion, Decision, Judgement, Meeting, Member, Review, Statement, Verdict
from ..policy import Composition, Seat, check_conclusion, check_members, check_statement, in_order, last_day_of_appeal
from ..queries import active_members, meeting_in, rules_on, seats_of


@dataclass(frozen=True, kw_only=True)
class Called:
    """How a committee meets: the day, the place, what it is about, and who comes in which order."""

    held_on: date
    place: str
    agenda: str = ""
    is_remote: bool = False
    seats: Sequence[Seat] = ()


def judge(task: Task, judgements: Mapping[str, tuple[str, str, str]]) -> list[Judgement]:
    """Write the judgements of a round by their key: the question as it was read, the reply, the note."""
    return [
        Judgement.objects.update_or_create(
            task=task, key=key, defaults={"text": text, "reply": reply, "note": note.strip()}
        )[0]
        for key, (text, reply, note) in judgements.items()
    ]


def recommend(task: Task, recommendation: str, words: str) -> Review:
    """Write what the reviewer recommends, or write it anew while the step is open."""
    values = {"recommendation": recommendation, "words": words.strip()}
    return Review.objects.update_or_create(task=task, defaults=values)[0]


def call(task: Task, called: Called, at: datetime, *, asked: Composition) -> Meeting:
    """Call the committee of a round, or call it anew while no conclusion lies before it.

    DecisionRefusal when its members will not do; MeetingBegun when they have begun to answer.
    """
    existing = meeting_in(task)
    if existing is not None and existing.reading:
        raise MeetingBegun
    check_members(called.seats, asked)
    values = {
        "held_on": called.held_on,
        "place": called.place.strip(),
        "agenda": called.agenda.strip(),
        "is_remote": called.is_remote,
    }
    meeting, _made = Meeting.objects.update_or_create(task=task, defaults=values)
    meeting.members.all().delete()
    Member.objects.bulk_create(
        Member(meeting=meeting, user_id=seat.user_id, order=order, is_chair=seat.is_chair, codes=sorted(seat.codes))
        for order, seat in enumerate(in_order(called.seats), start=1)
    )
    for seat in called.seats:
        take_side(task.case, seat.user_id, seat.name, Side.JUDGEMENT, at)
    return meeting


def replace_member(
    member: Member,
    seat: Seat,
    reason: str,
    at: datetime,
    *,
    asked: Composition,
    functions: Callable[[int], frozenset[str]],
) -> Member:
    """Call somebody in the place of a member who does not answer; the row of the first is kept with the reason.

    ``functions`` gives the competences that somebody holds today.

    ReplacementReasonMissing; NothingConcluded when that member has already answered or was replaced.
    """
    if not reason.strip():
        raise ReplacementReasonMissing
    meeting = member.meeting
    now = {one.user_id: one for one in seats_of(meeting)}
    if member.user_id not in now or now[member.user_id].agrees is not None:
        raise NothingConcluded
    seated = replace(seat, is_chair=member.is_chair)
    staying = [one for one in now.values() if one.user_id != member.user_id]
    others = [replace(one, functions=functions(one.user_id)) for one in staying]
    if meeting.members.filter(user_id=seat.user_id).exclude(replaced_at=None).exists():
        raise MemberUnknown
    check_members([*others, seated], asked)
    take_side(meeting.task.case, seat.user_id, seat.name, Side.JUDGEMENT, at)
    member.replaced_at, member.replaced_reason = at, reason.strip()
    member.save(update_fields=["replaced_at", "replaced_reason"])
    return Member.objects.create(
        meeting=meeting,
        user_id=seat.user_id,
        order=member.order,
        is_chair=member.is_chair,
        codes=sorted(seat.codes),
    )


def conclude(
    meeting: Meeting,
    conclusion: str,
    reasons: str,
    *,
    part_items: Collection[str] = (),
    part_words: str = "",
    offered: Collection[str] = (),
) -> Meeting:
    """Lay a conclusion before the members; another one than before is a new reading that all answer anew."""
    check_conclusion(conclusion, reasons, part_items, offered, part_words)
    is_part = conclusion == Conclusion.PART
    values = {
        "conclusion": Conclusion(conclusion),
        "reasons": reasons.strip(),
        "part_items": list(part_items) if is_part else [],
        "part_words": part_words.strip() if is_part else "",
    }
    if meeting.reading and all(getattr(meeting, name) == value for name, value in values.items()):
        return meeting
    for name, value in {**values, "reading": meeting.reading + 1}.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=[*values, "reading"])
    return meeting


def state(meeting: Meeting, by: Capacity, at: datetime, *, agrees: bool, reason: str = "") -> Statement:
    """A member agrees with the conclusion or dissents; NotYourTurn, AlreadyStated, DissentReasonMissing."""
    member = active_members(meeting).filter(user=by.user_id or 0).first()
    if member is None:
        raise MemberUnknown
    if not meeting.reading:
        raise NothingConcluded
    check_statement(seats_of(meeting), member.user_id, agrees=agrees, reason=reason)
    take_side(meeting.task.case, member.user_id, by.name, Side.JUDGEMENT, at)
    return Statement.objects.create(member=member, reading=meeting.reading, agrees=agrees, reason=reason.strip(), at=at)


def write_decision(
    task: Task, *, basis: str, reasons: str, part_items: Collection[str] = (), part_words: str = ""
) -> Decision:
    """Write what a decision rests on and what it grants, before it is taken."""
    values = {
        "basis": basis.strip(),
        "reasons": reasons.strip(),
        "part_items": list(part_items),
        "part_words": part_words.strip(),
    }
    given = {"case_id": task.case_id, "round": task.round, **values}
    return Decision.objects.update_or_create(task=task, defaults=given)[0]


def decide(
    task: Task, verdict: Verdict, by: Capacity, today: date, *, reasons: str, offered: Collection[str]
) -> Decision:
    """Take the decision of a round: dated today, signed, and when it refuses with the last day of an appeal.

    ``reasons`` are added to those written before. ReasonsMissing, PartMissing, NothingLeft.
    """
    given = {"case_id": task.case_id, "round": task.round}
    decision = Decision.objects.get_or_create(task=task, defaults=given)[0]
    said = "\n\n".join(dict.fromkeys(filter(None, (decision.reasons, reasons.strip()))))
    check_conclusion(verdict, said, decision.part_items, offered, decision.part_words)
    if verdict != Verdict.PART:
        decision.part_items, decision.part_words = [], ""
    decision.verdict, decision.reasons, decision.decided_on = verdict, said, today
    decision.decided_by_id, decision.decided_as = by.user_id, by.title
    if verdict == Verdict.REFUSED:
        decision.appeal_until = last_day_of_appeal(today, rules_on(task.case.office, today).appeal_days)
    decision.save()
    return decision
