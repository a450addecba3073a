"""Reading what an office finished: the SOP's record "Data Realisasi Layanan Sertifikasi"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Max, Min, Prefetch, Q, QuerySet

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Account, Case, Task
from mutubaku.people.access import office_day
from mutubaku.people.models import Office
from mutubaku.people.queries import calendar_of
from mutubaku.worktime import OfficeCalendar, Pause

from .policy import Done, Measured, measure

_MONTHS = 12


@dataclass(frozen=True)
class Realised:
    """A finished case with the number it ended in (certificate or continuation letter) and the time the office used.

    ``measured`` is None where no step of the office with a standard was ever opened; ``late_steps`` counts the office's
    steps, those of linked procedures among them, that were closed after they were due.
    """

    case: Case
    number: str
    is_continuation: bool
    measured: Measured | None
    late_steps: int


def realised(office: Office, year: int, month: int | None = None, scheme: str = "") -> list[Realised]:
    """The cases that ended in a year or a month of the office's calendar, in the order they ended: three queries.

    What a client withdrew before sending it never was the office's and is left out.
    """
    cases = Case.objects.filter(_within(office, "closed_at", year, month), office=office, sent_at__isnull=False)
    if scheme:
        cases = cases.filter(scheme=scheme)
    calendar = calendar_of(office)
    return [_realised(case, calendar) for case in _with_time(cases)]


def received(office: Office, year: int, month: int) -> int:
    """How many applications came in during a month."""
    return Case.objects.filter(_within(office, "sent_at", year, month), office=office).count()


def years_of(office: Office, at: datetime) -> list[int]:
    """The years in which anything ended, and this one; the newest first."""
    ends = Case.objects.filter(office=office, sent_at__isnull=False).aggregate(Min("closed_at"), Max("closed_at"))
    this = office_day(office, at).year
    years = [office_day(office, end).year for end in ends.values() if end is not None]
    return list(range(max(this, *years, this), min(this, *years, this) - 1, -1))


def _within(office: Office, field: str, year: int, month: int | None) -> Q:
    """That a moment lies in a year or a month as the office's own clock has it."""
    zone = ZoneInfo(office.zone)
    first = date(year, month or 1, 1)
    after = date(year + 1, 1, 1) if month in {None, _MONTHS} else date(year, (month or 0) + 1, 1)
    begins, ends = (datetime.combine(day, time(), zone) for day in (first, after))
    return Q(**{f"{field}__gte": begins, f"{field}__lt": ends})


def _with_time(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The cases with what they ended in and the office's steps of the service procedure."""
    steps = Task.objects.filter(parent=None, account=Account.OFFICE).prefetch_related("pauses").order_by("id")
    late = Q(tasks__account=Account.OFFICE, tasks__runs="", tasks__closed_at__gt=F("tasks__due_at"))
    found = cases.select_related("organisation", "certificate", "continuation").annotate(
        late_steps=Count("tasks", filter=late)
    )
    return found.prefetch_related(Prefetch("tasks", steps, to_attr="service_steps")).order_by("closed_at", "id")


def _realised(case: Case, calendar: OfficeCalendar) -> Realised:
    number, is_continuation = _ended_in(case)
    given: list[Task] = case.service_steps  # type: ignore[attr-defined]  # prefetched above
    late: int = case.late_steps  # type: ignore[attr-defined]  # annotated above
    return Realised(
        case, number, is_continuation, measure(calendar, [one for task in given for one in _done(task)]), late
    )


def _done(task: Task) -> list[Done]:
    """The step as it was done; nothing where the SOP gives it no time."""
    standard = step_of(task).standard
    if standard is None or task.closed_at is None:
        return []
    pauses = [Pause(one.started_at, one.ended_at) for one in task.pauses.all()]
    return [Done(task.opened_at, task.closed_at, standard, pauses)]


def _ended_in(case: Case) -> tuple[str, bool]:
    """The number of the certificate or letter the case ended in, once issued, and whether it is a letter."""
    for name in ("continuation", "certificate"):
        paper = getattr(case, name, None)
        if paper is not None and paper.issued_at is not None:
            return paper.number, name == "continuation"
    return "", False
