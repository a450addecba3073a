"""The performance of a plant, recorded while the audit report of a green industry case is written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.utils.translation import override

from mutubaku.cases.models import Scheme
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.works.letters import INDONESIAN
from mutubaku.conduct.works.performance import number_of
from mutubaku.greenindustry import actions as green
from mutubaku.greenindustry.models import Evidence, OwnCriterion
from mutubaku.greenindustry.policy import Criterion, Found
from mutubaku.greenindustry.queries import criteria_of
from mutubaku.journal.models import Verb
from mutubaku.people.models import User

from .working import AtWork, working

REPORTING = "audit-report"
MEASURING = frozenset({REPORTING, "corrections"})  # the steps at which values are recorded


def _number(work: AtWork, steps: Collection[str] = (REPORTING,)) -> str:
    """The number of the standard; NotAccepted at another step or in another scheme."""
    if work.task.step not in steps or work.case.scheme != Scheme.GREEN_INDUSTRY:
        raise NotAccepted
    return number_of(work.case)


def record_performance(task_id: int, by: User, at: datetime, *, found: Mapping[str, Found]) -> green.Recorded:
    """Keep what was found of the criteria with the report, or again when corrections are verified; nothing of it when
    one cannot stand, which the answer names.
    """
    with working(task_id, by, at) as work:
        recorded = green.record_found(work.task, _number(work, MEASURING), found, work.by, at)
        if recorded.kept:
            with override(INDONESIAN):
                said = {one.key: found[one.key].said for one in recorded.kept}
            work.journal(Verb.PERFORMANCE_RECORDED, {"criteria": list(said), "found": said})
    return recorded


def add_criterion(task_id: int, by: User, at: datetime, *, topic: str, criterion: Criterion) -> OwnCriterion:
    """Write a criterion by hand, where the office has no standard of the number."""
    with working(task_id, by, at) as work:
        own = green.add_criterion(work.task, _number(work), topic, criterion, work.by, at)
        with override(INDONESIAN):
            limit = criterion.said
        work.journal(Verb.PERFORMANCE_RECORDED, {"criterion": own.name, "limit": limit})
    return own


def drop_criterion(task_id: int, by: User, at: datetime, *, key: str) -> OwnCriterion:
    """Take a criterion out again that was written by hand and is wrong."""
    with working(task_id, by, at) as work:
        _number(work)
        own = green.drop_criterion(work.task, key, work.by, at)
        work.journal(Verb.PERFORMANCE_RECORDED, {"criterion": own.name, "dropped": True})
    return own


def add_evidence(task_id: int, by: User, at: datetime, *, key: str, name: str, data: bytes) -> Evidence:
    """Keep a file that bears out a criterion."""
    with working(task_id, by, at) as work:
        number = _number(work, MEASURING)
        evidence = green.add_evidence(work.task, number, key, name, data, work.by, at)
        about = next(one.name for one in criteria_of(work.case, number) if one.key == key)
        work.journal(Verb.PERFORMANCE_RECORDED, {"criterion": about, "file": evidence.file.sha256})
    return evidence
