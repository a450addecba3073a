"""Holding procedure files to the cases that run by them: none may be missing, and none may say something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from mutubaku.procedure import Procedure

from .library import library
from .models import Case, KeptVersion, Task

Place = tuple[str, int]  # key and version of a procedure

_kept: set[Place] = set()  # what this process has seen kept for good, so that it asks the database once for each


@dataclass(frozen=True)
class Broken:
    """A version that cases run by and that is not there (``next_version`` 0) or no longer says what it said."""

    key: str
    version: int
    cases: int
    next_version: int


def keep(procedures: Iterable[Procedure], at: datetime) -> None:
    """Keep what these versions say, as a case runs by them from now on. What is kept already stays as it is."""
    new = {(one.key, one.version): one for one in procedures if (one.key, one.version) not in _kept}
    if not new:
        return
    rows = [
        KeptVersion(key=one.key, version=one.version, fingerprint=library().fingerprint(one), kept_at=at)
        for one in new.values()
    ]
    KeptVersion.objects.bulk_create(rows, ignore_conflicts=True)
    transaction.on_commit(lambda: _kept.update(new))


def missing() -> list[Broken]:
    """The versions that cases run by, ended ones included, and that have no file."""
    return [Broken(key, version, _running_by(key, version), 0) for key, version in _in_use() if not _has(key, version)]


def changed(at: datetime) -> list[Broken]:
    """The versions that say something else than what was kept; what is in use and was not kept yet is kept now."""
    keep([library().get(*place) for place in _in_use() if _has(*place)], at)
    rows = [row for row in KeptVersion.objects.order_by("key", "version") if _has(row.key, row.version)]
    return [
        Broken(row.key, row.version, _running_by(row.key, row.version), library().versions(row.key)[-1] + 1)
        for row in rows
        if library().fingerprint(library().get(row.key, row.version)) != row.fingerprint
    ]


def _in_use() -> list[Place]:
    columns = ("procedure_key", "procedure_version")
    pairs = {*Case.objects.values_list(*columns).distinct(), *Task.objects.values_list(*columns).distinct()}
    return sorted(pairs)


def _has(key: str, version: int) -> bool:
    return key in library().keys() and version in library().versions(key)  # noqa: SIM118 - a library is no dictionary


def _running_by(key: str, version: int) -> int:
    own = Q(procedure_key=key, procedure_version=version)
    inner = Q(pk__in=Task.objects.filter(own).values("case_id"))
    return Case.objects.filter(own | inner).count()
