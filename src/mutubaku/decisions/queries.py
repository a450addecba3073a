"""Reading reviews, meetings, decisions, agreements and appeals: the newest of a case, and what is in force."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from mutubaku.cases.models import Case, Ending, Involvement, Side, Task
from mutubaku.people.models import Office, Organisation, User
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page

from .models import (
    Agreement,
    AgreementWaiver,
    Appeal,
    Decision,
    Judgement,
    Meeting,
    Member,
    Review,
    Rules,
    Verdict,
)
from .policy import Seat, is_in_force


@dataclass(frozen=True)
class Part:
    """What of an application is granted: the keys of its products or sites, and a narrower scope in words."""

    items: tuple[str, ...]
    words: str


def rules_on(office: Office, day: date) -> Rules:
    """The office's figures in force on a day; the defaults, not stored, where it has set none."""
    found = office.decision_rules.filter(valid_from__lte=day).first()
    return found or Rules(office=office, valid_from=day)


@once_a_page
def review_in(task: Task) -> Review | None:
    """What the reviewer recommends in this step."""
    return Review.objects.filter(task=task).first()


@once_a_page
def judgements_in(task: Task) -> dict[str, Judgement]:
    """The judgements of this round, by their key."""
    return {row.key: row for row in Judgement.objects.filter(task=task)}


def last_review(case: Case) -> Review | None:
    """The newest review of a case whose step is closed."""
    found = Review.objects.filter(task__case=case, task__closed_at__isnull=False)
    return found.select_related("task__closed_by").order_by("-task_id").first()


def meeting_in(task: Task) -> Meeting | None:
    """The committee's meeting of this step."""
    return _MEETING.first(task=task.pk)


_MEETING: Prepared[Meeting] = Prepared(
    lambda mark: Meeting.objects.filter(task_id=mark.number("task")).select_related("task__case")
)


def last_meeting(case: Case) -> Meeting | None:
    """The newest meeting of a case whose step is closed."""
    found = Meeting.objects.filter(task__case=case, task__closed_at__isnull=False)
    return found.select_related("task").order_by("-task_id").first()


def called_since(case: Case, day: date) -> Meeting | None:
    """The newest meeting called for a case that is held on a day or later, whether its step is over or not."""
    return Meeting.objects.filter(task__case=case, held_on__gte=day).order_by("-task_id").first()


def active_members(meeting: Meeting) -> QuerySet[Member]:
    """Who sits in a meeting, in the order in which they confirm."""
    return meeting.members.filter(replaced_at=None).select_related("user").order_by("order")


def was_member(task: Task, user: User) -> bool:
    """Whether the person was called into the meeting of this step, also when somebody else sits in their place now."""
    return Member.objects.filter(meeting__task=task, user=user).exists()


def seats_of(meeting: Meeting) -> list[Seat]:
    """The members with what they say of the conclusion that lies before them."""
    said = {
        one.member_id: one.agrees
        for member in meeting.members.prefetch_related("statements")
        for one in member.statements.all()
        if one.reading == meeting.reading
    }
    return [
        Seat(one.user_id, one.user.name, one.is_chair, frozenset(one.codes), said.get(one.pk))
        for one in active_members(meeting)
    ]


def awaited_statements(user_id: int) -> list[Meeting]:
    """The meetings of open steps in which it is this person's turn to say whether they agree."""
    rows = Meeting.objects.filter(
        task__closed_at=None,
        task__case__closed_at=None,
        reading__gt=0,
        members__user_id=user_id,
        members__replaced_at=None,
    )
    found = rows.select_related("task__case__organisation", "task__case__office").distinct().order_by("held_on", "id")
    return [one for one in found if _is_next(one, user_id)]


def _is_next(meeting: Meeting, user_id: int) -> bool:
    silent = [seat for seat in seats_of(meeting) if seat.agrees is None]
    return bool(silent) and silent[0].user_id == user_id


def decision_in(task: Task) -> Decision | None:
    """The decision written or taken in this step."""
    return Decision.objects.filter(task=task).select_related("decided_by").first()


@once_a_page
def decision_of(case: Case) -> Decision | None:
    """The newest decision taken in a case; a draft is none."""
    return _DECISION.first(case=case.pk)


_DECISION: Prepared[Decision] = Prepared(
    lambda mark: (
        Decision.objects.filter(case_id=mark.number("case"), decided_on__isnull=False)
        .select_related("decided_by", "task")
        .order_by("-task_id")[:1]
    )
)


def is_refused(case: Case) -> bool:
    """Whether the newest decision of a case refuses, so that it may be appealed against."""
    found = decision_of(case)
    return found is not None and found.verdict == Verdict.REFUSED


def refused_among(case_ids: Collection[int]) -> set[int]:
    """The cases among these that were evaluated and decided against."""
    rows = Decision.objects.filter(case__in=case_ids, verdict=Verdict.REFUSED, case__ending=Ending.REFUSED)
    return set(rows.values_list("case_id", flat=True))


def decided_on(case: Case) -> date | None:
    """The day of the newest decision of a case; None while nothing is decided."""
    found = decision_of(case)
    return found.decided_on if found else None


def granted_scope(case: Case) -> Part | None:
    """What of the application the newest decision grants; None when all of it, or nothing is decided."""
    found = decision_of(case)
    if found is None or not (found.part_items or found.part_words):
        return None
    return Part(tuple(found.part_items), found.part_words)


def agreements_of(organisation: Organisation, scheme: str) -> QuerySet[Agreement]:
    """Every version of a client's agreement in a scheme, oldest first."""
    found = Agreement.objects.filter(organisation=organisation, scheme=scheme)
    return found.select_related("file", "scan", "case__office", "countersigned_by")


def agreement_on(organisation: Organisation, scheme: str, day: date) -> Agreement | None:
    """The agreement in force on a day, signed by both sides."""
    signed = agreements_of(organisation, scheme).filter(countersigned_at__isnull=False).order_by("-version")
    return next((one for one in signed if is_in_force(one.valid_from, one.valid_until, one.ended_on, day)), None)


def pending_agreement(case: Case) -> Agreement | None:
    """The newest version of the client's agreement in this scheme, while a signature is still awaited."""
    last = agreements_of(case.organisation, case.scheme).order_by("-version").first()
    return last if last and last.countersigned_at is None else None


def unsigned_among(organisations: Collection[int]) -> list[Agreement]:
    """Of several clients the agreements whose newest version their client has still to sign."""
    rows = Agreement.objects.filter(organisation__in=organisations).order_by("version")
    newest = {(one.organisation_id, one.scheme): one for one in rows}
    return [one for one in newest.values() if one.signed_at is None and one.countersigned_at is None]


def is_waived(case: Case) -> bool:
    """Whether a reason is kept for ending this surveillance without an agreement."""
    return AgreementWaiver.objects.filter(case=case).exists()


def appeal_of(case: Case) -> Appeal | None:
    """The appeal against the newest decision of a case."""
    found = Appeal.objects.filter(decision__case=case).select_related("decision__case__office", "handler", "made_by")
    return found.order_by("-id").first()


def open_appeals(office: Office) -> QuerySet[Appeal]:
    """The appeals of an office that are not decided yet, oldest first."""
    rows = Appeal.objects.filter(decision__case__office=office, decided_at=None)
    return rows.select_related("decision__case__organisation", "handler").order_by("made_at")


def uninvolved(case: Case, user_ids: Collection[int]) -> set[int]:
    """Those of these people who stand on no side of the case but that of the appeal."""
    taken = Involvement.objects.filter(~Q(side=Side.APPEAL), case=case).values_list("user_id", flat=True)
    return set(user_ids) - set(taken)
