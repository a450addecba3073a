"""Reading complaints: locking one for an act, those of an office, when each is due, and the office's days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from mutubaku.people.access import office_day
from mutubaku.people.codes import may_be_secret
from mutubaku.people.models import Office, Organisation, User
from mutubaku.people.queries import calendar_of
from mutubaku.worktime import TimeStandard, Unit

from .models import Complaint, ComplaintRules
from .policy import Facts, State, is_answer_late, is_late, last_stage, reminder_stage, state_of


def lock_complaint(complaint_id: int) -> Complaint:
    """The complaint, locked for the rest of the transaction; DoesNotExist when there is none."""
    rows = Complaint.objects.select_related("office", "case__organisation", "handler", "decider")
    return rows.select_for_update(of=("self",)).get(pk=complaint_id)


def complaint_in(secret: str) -> Complaint | None:
    """The complaint of a link, by its whole secret."""
    if not may_be_secret(secret):
        return None
    return Complaint.objects.select_related("office").filter(secret=secret).first()


def complaints_of(office: Office, person: User | None = None) -> QuerySet[Complaint]:
    """The register of an office, the newest first; with ``person``, those they handle or decide."""
    rows = office.complaints.select_related("office", "case__organisation", "handler", "decider")
    counted = rows.annotate(noted=Count("notes")).order_by("-id")
    return counted if person is None else counted.filter(Q(handler=person) | Q(decider=person))


def referred_to(organisations: list[Organisation]) -> QuerySet[Complaint]:
    """The complaints referred to these clients, the newest first."""
    found = Complaint.objects.filter(referred_at__isnull=False, case__organisation__in=organisations)
    return found.select_related("office", "case__organisation").order_by("-referred_at", "-id")


def awaiting_answer(organisations: list[Organisation]) -> QuerySet[Complaint]:
    """Those of them that the client has not answered and that are still open."""
    return referred_to(organisations).filter(answered_at=None, decided_at=None)


def unanswered(office: Office) -> QuerySet[Complaint]:
    """The office's open complaints that a client has not answered, oldest first."""
    found = Complaint.objects.filter(office=office, referred_at__isnull=False, answered_at=None, decided_at=None)
    return found.select_related("office").order_by("pk")


def reminder_of(complaint: Complaint, at: datetime) -> str:
    """Which reminder to the client is due today, by the figure of the day it was referred; none on that day itself."""
    if complaint.referred_at is None or complaint.referred_until is None:
        return ""
    today, begun = (office_day(complaint.office, one).date() for one in (at, complaint.referred_at))
    days = rules_on(complaint.office, begun).remind_days
    return reminder_stage(complaint.referred_until, days, today) if today > begun else ""


def told_last(complaint: Complaint) -> str:
    """What its complainant was to be told last, one of the stages of the notice to them."""
    told = complaint.notes.filter(is_told=True).last()
    judged = "declined" if complaint.is_ours is False else "accepted"
    return last_stage(
        [
            ("recorded", complaint.taken_at or complaint.received_at),
            ("acknowledged", complaint.acknowledged_at),
            (judged, complaint.judged_at),
            ("referred", complaint.referred_at),
            ("progress", told.at if told else None),
            ("decided", complaint.decided_at),
        ]
    )


def facts_of(complaint: Complaint) -> Facts:
    """What is known of a complaint, as the policy judges it."""
    noted = getattr(complaint, "noted", None)
    return Facts(
        about=complaint.about,
        is_linked=complaint.case_id is not None,
        is_acknowledged=complaint.acknowledged_at is not None,
        is_ours=complaint.is_ours,
        has_handler=complaint.handler_id is not None,
        is_referred=complaint.referred_at is not None,
        is_answered=complaint.answered_at is not None,
        notes=complaint.notes.count() if noted is None else noted,
        is_decided=complaint.decided_at is not None,
    )


@dataclass(frozen=True)
class Standing:
    """How a complaint stands on the office's clock: what is due next and when, nothing once it is over; and whether
    the client has let its own day go by.
    """

    state: State
    acknowledge_by: datetime
    answer_by: datetime
    is_late: bool
    is_answer_late: bool

    @property
    def due(self) -> datetime:
        """When the next thing promised to the complainant is due."""
        return self.acknowledge_by if self.state == State.RECEIVED else self.answer_by

    @property
    def standard(self) -> str:
        """Which of the two it is."""
        return "acknowledge" if self.state == State.RECEIVED else "answer"


def standing_of(complaint: Complaint, at: datetime) -> Standing:
    """How a complaint stands; its days are working days of the office's calendar as it is now."""
    facts = facts_of(complaint)
    state, today = state_of(facts), office_day(complaint.office, at).date()
    acknowledge_by = due_of(complaint, complaint.acknowledge_days)
    answer_by = due_of(complaint, complaint.answer_days)
    return Standing(
        state,
        acknowledge_by,
        answer_by,
        is_late=is_late(state, acknowledge_by, answer_by, at),
        is_answer_late=is_answer_late(facts, complaint.referred_until, today),
    )


def due_of(complaint: Complaint, days: int) -> datetime:
    """The moment so many working days after the complaint came are over."""
    return calendar_of(complaint.office).due(complaint.received_at, standard_of(days))


def standard_of(days: int) -> TimeStandard:
    """So many working days."""
    return TimeStandard(days, Unit.WORKING_DAY, f"{days} hari kerja")


def rules_on(office: Office, day: date) -> ComplaintRules:
    """The days in force; the defaults, unsaved, where the office has set none."""
    found = office.complaint_rules.filter(valid_from__lte=day).first()
    return found or ComplaintRules(office=office, valid_from=day)


def rules_at(office: Office, at: datetime) -> ComplaintRules:
    """The days in force at a moment."""
    return rules_on(office, office_day(office, at).date())


def waiting_in(office: Office, user: User, *, is_keeper: bool) -> list[tuple[Complaint, State]]:
    """The open complaints that wait for a person, oldest first: those they handle or decide, and for whoever keeps the
    register those that nobody handles yet.
    """
    theirs = Q(handler=user) | Q(decider=user) | (Q(handler=None) if is_keeper else Q(pk=None))
    rows = office.complaints.filter(theirs, decided_at=None).exclude(is_ours=False).annotate(noted=Count("notes"))
    return [(one, state_of(facts_of(one))) for one in rows.order_by("id")]
