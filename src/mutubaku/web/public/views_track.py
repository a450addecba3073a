"""Tracking by secret link, without an account: where the application stands, and nothing about who it is."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from mutubaku.cases.library import procedures_in
from mutubaku.cases.models import Case
from mutubaku.cases.queries import awaiting_client
from mutubaku.conduct.disclosure import is_by_client
from mutubaku.conduct.tracking import public_history, tracked_case
from mutubaku.journal.models import Entry
from mutubaku.procedure import Procedure
from mutubaku.web.cases.page import consignment, running_row, tasks_of
from mutubaku.web.cases.rail import position, rail_of
from mutubaku.web.cases.tracker import tracker
from mutubaku.web.cases.words.events import Event, sentence
from mutubaku.web.gate import Rule, Visit, gate

from .around import around, in_language_asked
from .secret_links import kept_by_nobody, wrong_link

LATEST = 12  # acts of the history that stand open


@gate(Rule.PUBLIC)
@require_safe
def entry(request: Visit) -> HttpResponse:
    """How to track an application."""
    around(request, request.at, "public:track_entry")
    return render(request, "public/track.html")


@gate(Rule.PUBLIC)
@require_safe
@gzip_page  # there is no secret of the reader's own in it, so packing gives nothing away
@in_language_asked
def track(request: Visit, secret: str) -> HttpResponse:
    """Where the case of a link stands. A link that is wrong, renewed or too old gets one and the same answer."""
    return kept_by_nobody(_answer(request, secret))


def _answer(request: Visit, secret: str) -> HttpResponse:
    around(request, request.at, "public:track_entry", anonymous=True)
    found = tracked_case(secret, request.at)
    if found is None:
        return wrong_link(request, "track", "public/track_unknown.html")
    with timezone.override(ZoneInfo(found.office.zone)):
        return render(request, "public/track_case.html", page_of(found, request))


def page_of(case: Case, request: Visit) -> dict[str, Any]:
    """What the page shows: the stage in the client's words, whose turn, the time left, the history."""
    tasks = tasks_of(case)
    still_open = [task for task in tasks if task.is_open]
    running = [running_row(task, request.at, as_client=True) for task in still_open if task.parent_id is None]
    procedures = procedures_in(tasks)
    rail = rail_of(case, tasks, request.at, as_client=True)
    first = running[0] if running else None
    awaited = awaiting_client(case)
    return {
        "case": case,
        **tracker(case, running, awaited),
        "turn": _turn(first, is_clients=awaited is not None),
        "clock": first,
        "consignment": consignment(tasks),
        "position": position(case, still_open),
        "rail": rail,
        "events": [event(one, procedures, case.kind) for one in public_history(case, procedures)][::-1],
        "latest": LATEST,
    }


def event(entry: Entry, procedures: list[Procedure], kind: str) -> Event:
    """An act without the name of whoever did it, and without anybody's words."""
    who = _("Pelanggan") if is_by_client(entry) else entry.capacity
    return Event(sentence(entry, procedures, kind, as_client=True), entry.at, who)


def _turn(row: dict[str, Any] | None, *, is_clients: bool) -> str:
    """Whose turn it is, by role: never by name."""
    if row is None:
        return ""
    return _("Pelanggan") if is_clients or row["is_client"] else str(row["actor"])
