"""A paper of the step and the scan of its signed original: both are kept, and the scan stands on top."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.documents.actions import reuse
from mutubaku.documents.models import Origin, Version
from mutubaku.people.access import Capacity
from mutubaku.prepared import Prepared


def write_beside_scan(task: Task, kind: str, write: Callable[[], object], by: Capacity, at: datetime) -> None:
    """Write the paper as the case now stands; where a scan was uploaded in this step, only if none was written yet.

    A client's own paper has no number to be kept: what was uploaded stands alone.
    """
    versions = task.versions.filter(document__kind=kind)
    newest = versions.order_by("-number").first()
    if newest is None or newest.origin == Origin.MADE:
        write()
    elif not by.is_client and not versions.filter(origin=Origin.MADE).exists():
        write()
        reuse(task, newest, by=by, at=at, kind=kind, letter_number=number_given(task, kind))


def is_scanned(task: Task, kind: str) -> bool:
    """Whether a scan of a signed paper was uploaded at this very step."""
    return task.versions.filter(document__kind=kind, origin=Origin.UPLOADED).exists()


def number_given(task: Task, kind: str) -> str:
    """The number the step has already given to this paper, which it keeps when it is written anew; else empty."""
    given = _NUMBERS.rows(task=task.pk, kind=kind)
    return str(given[0][0]) if given else ""


_NUMBERS: Prepared[Version] = Prepared(
    lambda mark: (
        Version.objects.filter(task_id=mark.number("task"), document__kind=mark.text("kind"), origin=Origin.MADE)
        .exclude(letter_number="")
        .order_by("-number")
        .values_list("letter_number")
    )
)
