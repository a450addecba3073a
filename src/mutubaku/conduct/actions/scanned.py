"""A visit of which the office keeps the scanned list of attendance: when it was is written down from that paper."""

from __future__ import annotations

from datetime import date, datetime

from mutubaku.audits.visits.actions import visiting
from mutubaku.audits.visits.policy.plan import check_began, check_meetings, days_over
from mutubaku.cases.models import Case
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.visiting import interval_limit, judged_stage_1
from mutubaku.conduct.works.scans import is_scanned
from mutubaku.conduct.works.stage_2 import PRESENT
from mutubaku.journal.models import Verb
from mutubaku.people.access import office_day
from mutubaku.people.models import User

from .unasked import tell_now
from .visiting import ON_SITE, at_visit


def record_meetings(
    task_id: int, by: User, at: datetime, *, opened: datetime, closed: datetime, reason: str = ""
) -> None:
    """When the meetings were by the scanned list of attendance. ``reason`` says why stage 1 still held on the first of
    these days, asked for (IntervalUnjustifiedThen) as when a visit begins in the system (rule MS-08).

    NotAccepted before the scan is there; MeetingsReversed, MeetingsToCome, ListsOpened, StagesReversed.
    """
    with at_visit(task_id, by, at, (ON_SITE,)) as (work, visit):
        if not is_scanned(work.task, PRESENT):
            raise NotAccepted
        check_meetings(opened, closed, at)
        visiting.forget_meetings(visit)
        asked = _reason_then(work.case, office_day(work.case.office, opened).date(), reason.strip())
        visiting.justify_beginning(visit, asked)
        visiting.record_meetings(visit, opened, closed)
        if work.case.is_untold:
            tell_now(work.case, work.by, at)
        said = {"opened": opened.isoformat(), "closed": closed.isoformat()}
        work.journal(Verb.VISIT_RECORDED, said | ({"interval_reason": asked} if asked else {}))


def _reason_then(case: Case, first: date, reason: str) -> str:
    """The reason to keep with a visit that began on this day; nothing where none is asked for."""
    stage_1 = judged_stage_1(case)
    if stage_1 is None:
        return ""
    limit = interval_limit(case)
    check_began(stage_1, first, limit, reason)
    return reason if days_over(stage_1, first, limit) else ""
