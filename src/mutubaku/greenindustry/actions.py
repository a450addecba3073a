"""Writing what was found of criteria; the case is locked by the caller, who journals as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.documents.actions import keep_file
from mutubaku.people.access import Capacity, office_day

from .errors import CriterionTwice, CriterionUnknown, GreenRefusal, HasStandard
from .models import CriterionResult, Evidence, OwnCriterion
from .policy import Criterion, Found, check_criterion, check_found
from .queries import criteria_of, found_in, period_of, plain, results_of, standard_of


@dataclass(frozen=True)
class Refused:
    """Why what was found of a criterion was not taken."""

    key: str
    reason: GreenRefusal


@dataclass
class Recorded:
    """What became of a list of findings: kept, or refused, all or none of them."""

    kept: list[CriterionResult] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def record_found(task: Task, number: str, found: Mapping[str, Found], by: Capacity, at: datetime) -> Recorded:
    """Keep what was found, by the keys of criteria; what is known already stays as it was recorded. Nothing is kept
    when one of them cannot stand.
    """
    criteria = {one.key: one for one in criteria_of(task.case, number)}
    if not set(found) <= criteria.keys():
        raise CriterionUnknown
    recorded, today, period = Recorded(), office_day(task.case.office, at).date(), period_of(task.case)
    known = {key: found_in(result) for key, result in results_of(task.case).items()}
    new = {key: one for key, one in found.items() if known.get(key) != one}
    for key, one in new.items():
        try:
            check_found(criteria[key], one, today, period)
        except GreenRefusal as refusal:
            recorded.refused.append(Refused(key, refusal))
    if not recorded.refused:
        recorded.kept = [_keep(task, key, one, by, at) for key, one in new.items()]
    return recorded


def _keep(task: Task, key: str, found: Found, by: Capacity, at: datetime) -> CriterionResult:
    place = {"own_id": int(key[1:])} if key.startswith("h") else {"criterion_id": int(key[1:])}
    made = {**vars(found), **place, "recorded_at": at, "recorded_by_id": by.user_id}
    return CriterionResult.objects.update_or_create(task=task, key=key, defaults=made)[0]


def add_criterion(task: Task, number: str, topic: str, given: Criterion, by: Capacity, at: datetime) -> OwnCriterion:
    """Write a criterion by hand for a case whose standard the office has not entered."""
    if standard_of(task.case, number) is not None:
        raise HasStandard(number)
    check_criterion(given)
    if task.case.green_criteria.filter(topic=topic, name__iexact=given.name, dropped_at=None).exists():
        raise CriterionTwice(given.name)
    names = ("name", "unit", "lower", "upper", "points", "needed", "mandatory")
    columns = {name: getattr(given, name) for name in names}
    added = {"added_at": at, "added_by_id": by.user_id}
    return OwnCriterion.objects.create(case=task.case, topic=topic, **columns, **added)


def drop_criterion(task: Task, key: str, by: Capacity, at: datetime) -> OwnCriterion:
    """Take a criterion written by hand out of the evaluation, with what was found of it; both stay to be read."""
    own = next((one for one in task.case.green_criteria.filter(dropped_at=None) if plain(one).key == key), None)
    if own is None:
        raise CriterionUnknown
    own.dropped_at, own.dropped_by_id = at, by.user_id
    own.save(update_fields=["dropped_at", "dropped_by"])
    return own


def add_evidence(task: Task, number: str, key: str, name: str, data: bytes, by: Capacity, at: datetime) -> Evidence:
    """Keep a file that bears out a criterion; UploadRefused says why it is not taken."""
    if key not in {one.key for one in criteria_of(task.case, number)}:
        raise CriterionUnknown
    file, filename = keep_file(name, data, at)
    added = {"added_at": at, "added_by_id": by.user_id}
    return Evidence.objects.create(task=task, key=key, file=file, filename=filename, **added)
