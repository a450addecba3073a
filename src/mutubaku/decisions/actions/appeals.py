"""Writing appeals: made by the client, acknowledged, followed, and decided by persons of no other side."""

from __future__ import annotations

from datetime import date, datetime

from mutubaku.cases.actions import take_side
from mutubaku.cases.models import Side
from mutubaku.people.access import Capacity
from mutubaku.people.models import User

from ..errors import AppealOver, AppealWordsMissing, NotHandler, NothingToAppeal, ResultMissing
from ..models import Appeal, AppealEntry, Decision, Result, Verdict
from ..policy import check_appeal


def appeal(decision: Decision | None, by: Capacity, at: datetime, today: date, *, reason: str) -> Appeal:
    """The client appeals against a refusal; NothingToAppeal, AppealedAlready, AppealTooLate, AppealReasonMissing."""
    if decision is None or decision.verdict != Verdict.REFUSED or decision.appeal_until is None:
        raise NothingToAppeal
    is_appealed = Appeal.objects.filter(decision=decision).exists()
    check_appeal(reason, today=today, until=decision.appeal_until, is_appealed=is_appealed)
    return Appeal.objects.create(decision=decision, reason=reason.strip(), made_at=at, made_by_id=by.user_id or 0)


def acknowledge(found: Appeal, handler: User, by: Capacity, at: datetime, *, words: str) -> Appeal:
    """Receive an appeal and appoint who handles it, or appoint somebody else; OnAnotherSide, AppealOver."""
    _check_open(found)
    take_side(found.decision.case, handler.pk, handler.name, Side.APPEAL, at)
    found.acknowledged_at, found.handler = found.acknowledged_at or at, handler
    found.save(update_fields=["acknowledged_at", "handler"])
    if words.strip():
        _entry(found, by, at, words)
    return found


def note_progress(found: Appeal, by: Capacity, at: datetime, *, words: str) -> AppealEntry:
    """Tell the client how the appeal goes; NotHandler for anybody but its handler."""
    _check_handler(found, by)
    if not words.strip():
        raise AppealWordsMissing
    return _entry(found, by, at, words)


def settle_appeal(found: Appeal, by: Capacity, at: datetime, *, result: str, words: str) -> Appeal:
    """Decide an appeal in writing; NotHandler, OnAnotherSide, ResultMissing, AppealWordsMissing, AppealOver."""
    _check_handler(found, by)
    if result not in Result.values:
        raise ResultMissing
    if not words.strip():
        raise AppealWordsMissing
    take_side(found.decision.case, by.user_id or 0, by.name, Side.APPEAL, at)
    found.result, found.result_words = result, words.strip()
    found.decided_at, found.decided_as = at, by.title
    found.save(update_fields=["result", "result_words", "decided_at", "decided_as"])
    return found


def _check_open(found: Appeal) -> None:
    if found.decided_at is not None:
        raise AppealOver


def _check_handler(found: Appeal, by: Capacity) -> None:
    _check_open(found)
    if found.handler_id is None or found.handler_id != by.user_id:
        raise NotHandler(found.handler.name if found.handler else "")


def _entry(found: Appeal, by: Capacity, at: datetime, words: str) -> AppealEntry:
    return AppealEntry.objects.create(appeal=found, words=words.strip(), at=at, by_id=by.user_id or 0, by_as=by.title)
