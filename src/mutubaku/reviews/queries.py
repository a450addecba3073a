"""Reading the reviews: the newest finding of each kind in a case, whichever round it was made in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from mutubaku.cases.models import Case, Pause, Task
from mutubaku.people.access import office_day
from mutubaku.people.models import Office

from .models import Answer, CompletionRequest, Disposition, Presence, Purpose, Question, Verification
from .policy import Judgement

Found = TypeVar("Found", bound=Model)
SOON = 3  # days before the date at which a request is due soon


def disposition_of(task: Task) -> Disposition | None:
    """The disposition written in this step."""
    return Disposition.objects.filter(task=task).first()


def presences_of(case: Case, up_to: Task | None = None) -> dict[str, Presence]:
    """The newest finding on each requirement, by its key; with ``up_to`` as it was in that round."""
    rows = _rounds(Presence.objects.filter(task__case=case), up_to).select_related("task", "version")
    return {row.requirement: row for row in rows}


def answers_of(case: Case, up_to: Task | None = None) -> dict[int, Answer]:
    """The newest answer to each question, by the question's id; with ``up_to`` as it was in that round."""
    rows = _rounds(Answer.objects.filter(task__case=case), up_to)
    return {row.question_id: row for row in rows}


def verifications_of(case: Case) -> dict[int, Verification]:
    """The newest judgement of each version, by the version's id."""
    rows = _rounds(Verification.objects.filter(task__case=case), None)
    return {row.version_id: row for row in rows}


def found_in(row: Verification | None) -> Judgement:
    """What a row says as a plain value; where there is none, a judgement that says nothing."""
    return Judgement(row.is_valid, row.reason, row.number, row.expires_on) if row else Judgement(None)


def _rounds(rows: QuerySet[Found], up_to: Task | None) -> QuerySet[Found]:
    """Rows in the order of their rounds, none later than ``up_to``."""
    return (rows.filter(task_id__lte=up_to.pk) if up_to else rows).order_by("task_id", "id")


def questions_on(office: Office, day: date, purpose: Purpose = Purpose.APPLICATION, scheme: str = "") -> list[Question]:
    """The questions an office asks on a day on one of its sheets, in their order; with ``scheme`` those asked in it."""
    asked = office.questions.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day, purpose=purpose)
    return [row for row in asked if not (scheme and row.schemes) or scheme in row.schemes]


def request_of(task: Task) -> CompletionRequest | None:
    """What is asked of the client in this step 5."""
    return CompletionRequest.objects.filter(task=task).first()


def newest_request(case: Case) -> CompletionRequest | None:
    """The last request that was sent to the client, whether it was met or not."""
    sent = CompletionRequest.objects.filter(task__case=case, task__closed_at__isnull=False)
    return sent.exclude(task__outcome__startswith="case-").order_by("-task_id").first()


def requests_of(case: Case) -> list[CompletionRequest]:
    """Every request that was sent to the client in a case, newest first, with what was asked and what met it."""
    sent = CompletionRequest.objects.filter(task__case=case, task__closed_at__isnull=False)
    rows = sent.exclude(task__outcome__startswith="case-").select_related("task")
    return list(rows.prefetch_related("gaps__met_by").order_by("-task_id"))


def awaited_requests(office: Office) -> QuerySet[CompletionRequest]:
    """The requests of an office's open cases the client has not answered yet, nearest date first."""
    return _awaited().filter(task__office=office)


def awaited_request(case: Case) -> CompletionRequest | None:
    """The request of a case the client has not answered yet; None while the client is asked for nothing."""
    return _awaited().filter(task__case=case).first()


def awaited_among(cases: Iterable[Case]) -> dict[int, CompletionRequest]:
    """The requests not answered yet among these cases, by the case's id: one query."""
    return {one.task.case_id: one for one in _awaited().filter(task__case__in=[case.pk for case in cases])}


def _awaited() -> QuerySet[CompletionRequest]:
    """A clock stands still for the client since the moment the request was sent."""
    held = Pause.objects.filter(
        task__case=OuterRef("task__case"), ended_at=None, started_at=OuterRef("task__closed_at")
    )
    sent = CompletionRequest.objects.filter(Exists(held), task__case__closed_at=None)
    rows = sent.select_related("task__case__organisation", "task__case__office").prefetch_related("gaps")
    return rows.order_by("until", "id")


def overdue_requests(office: Office, at: datetime) -> list[CompletionRequest]:
    """Those whose date has gone by."""
    return list(awaited_requests(office).filter(until__lt=office_day(office, at).date()))


def due_soon(office: Office, at: datetime, *, days: int = SOON) -> list[CompletionRequest]:
    """Those whose date is today or within the next few calendar days."""
    today = office_day(office, at).date()
    return list(awaited_requests(office).filter(until__range=(today, today + timedelta(days=days))))
