"""Where a client's cases stand, in plain words, and what the client must do now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.applications.queries import companions_among
from mutubaku.audits.visits.queries import awaited_rounds, may_be_agreed
from mutubaku.cases.library import procedure_of, procedure_of_case, step_of
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import cases_of_organisations
from mutubaku.cases.stages import client_words
from mutubaku.conduct.actions.finishing import awaited_checks
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.procedure import Procedure, Step
from mutubaku.reviews.models import CompletionRequest
from mutubaku.reviews.queries import awaited_among
from mutubaku.web.cases.clock import clock, held_by, waits_for_client
from mutubaku.web.cases.rail import position
from mutubaku.web.naming import named
from mutubaku.web.writing import language, tanggal
from mutubaku.worktime import TimeLeft

SHOWN = 50  # cases on the home page


@dataclass(frozen=True)
class Duty:
    """Something the client must do: what, for which case (``together`` with which other), where, and by when."""

    title: str
    case: Case
    href: str
    label: str
    left: TimeLeft | None
    due: datetime | None
    together: Case | None = None


@dataclass(frozen=True)
class Standing:
    """One case in the client's list."""

    case: Case
    href: str
    status: str
    now: int
    total: int
    state: str
    left: TimeLeft | None
    due: datetime | None
    duties: tuple[Duty, ...]
    together: Case | None


def standings(organisation_ids: Collection[int], at: datetime) -> list[Standing]:
    """The client's cases, newest first, each with where it stands; a fixed number of queries."""
    open_now = Prefetch("tasks", Task.objects.filter(closed_at=None).prefetch_related("pauses"), to_attr="open_now")
    cases = cases_of_organisations(organisation_ids).filter(is_untold=False).prefetch_related(open_now)[:SHOWN]
    asked = awaited_among(case for case in cases if any(waits_for_client(task) for task in _own(case)))
    looked_at = _to_look_at([case for case in cases if case.is_open])
    together = companions_among([case.pk for case in cases])
    return [
        _standing(case, _own(case), asked.get(case.pk), together.get(case.pk), at, looked_at.get(case.pk, ()))
        for case in cases
    ]


def _to_look_at(cases: Sequence[Case]) -> dict[int, list[Duty]]:
    """What lies before the clients beside the steps that are theirs: plans of audits, draft certificates; by case."""
    by_id, found = {case.pk: case for case in cases}, defaultdict(list)
    for one in awaited_rounds(by_id):
        if may_be_agreed(one.plan):
            case = by_id[one.plan.task.case_id]
            href = reverse("cases:plan", args=[case.pk])
            found[case.pk].append(Duty(_("Periksa rencana audit"), case, href, _("Periksa"), None, None))
    for pk in sorted(awaited_checks(by_id)):
        href = reverse("cases:draft", args=[pk])
        found[pk].append(Duty(_("Periksa konsep sertifikat"), by_id[pk], href, _("Periksa"), None, None))
    return found


def _own(case: Case) -> list[Task]:
    """The open tasks of a case, as they were read with it."""
    tasks: list[Task] = case.open_now  # type: ignore[attr-defined]  # prefetched by ``standings``
    for task in tasks:
        task.case = case
    return tasks


def duties(found: Iterable[Standing]) -> list[Duty]:
    """What the client must do: the nearest due first, then what the office waits for, then drafts, newest first."""
    waiting = [duty for one in found for duty in one.duties]
    return sorted(waiting, key=lambda d: (d.due is None, d.due.timestamp() if d.due else 0, d.case.sent_at is None))


def _standing(
    case: Case,
    tasks: list[Task],
    asked: CompletionRequest | None,
    together: Case | None,
    at: datetime,
    looked_at: Iterable[Duty] = (),
) -> Standing:
    found = [_duty(task, asked, at) for task in tasks if not task.runs]
    own = tuple(replace(duty, together=together) for duty in [*found, *looked_at] if duty is not None)
    top = next((task for task in tasks if task.parent_id is None), None)
    shown = bool(case.sent_at and top and top.due_at)
    return Standing(
        case=case,
        href=reverse("cases:case", args=[case.pk]) if case.sent_at else reverse("client:dossier", args=[case.pk]),
        status=_status(case, top, own),
        now=position(case, tasks),
        total=len(procedure_of_case(case).steps),
        state="paused" if top is not None and held_by(top) else "now",
        left=_left(top, asked, at) if top is not None and shown else None,
        due=top.due_at if top is not None and shown and not held_by(top) else None,
        duties=own,
        together=together,
    )


def _left(task: Task, asked: CompletionRequest | None, at: datetime) -> TimeLeft:
    """The clock of a step; while it stands still for the client's completion, with the day until when they have."""
    left = clock(task, at, as_client=True)
    if asked is None or not waits_for_client(task):
        return left
    words = {"waits": left.text, "day": tanggal(asked.until)}
    return replace(left, text=_("%(waits)s, paling lambat %(day)s") % words)


def _duty(task: Task, asked: CompletionRequest | None, at: datetime) -> Duty | None:
    """What an open task asks of the client: to do it, or to complete what its clock waits for."""
    case = task.case
    if task.role == CLIENT_ROLE:
        if case.sent_at is None:
            href = reverse("client:dossier", args=[case.pk])
            return Duty(_("Lengkapi dan kirim permohonan"), case, href, _("Lanjutkan"), None, None)
        href = reverse("cases:task", args=[task.pk])
        title = client_words(step_of(task), case.kind)
        return Duty(title, case, href, _("Kerjakan"), clock(task, at, as_client=True), task.due_at)
    if not waits_for_client(task):
        return None
    href = reverse("cases:complete", args=[case.pk])
    if asked is None:
        return Duty(_("Lengkapi yang diminta kantor"), case, href, _("Lengkapi"), None, None)
    title = _("Lengkapi yang diminta kantor, paling lambat %(day)s") % {"day": tanggal(asked.until)}
    end = datetime.combine(asked.until, time.max, ZoneInfo(case.office.zone))
    return Duty(title, case, href, _("Lengkapi"), None, end)


def _status(case: Case, top: Task | None, own: tuple[Duty, ...]) -> str:
    if top is None:  # an open case always has a step of its own open
        return str(case.get_ending_display())
    if case.sent_at is None:
        return _("Belum dikirim")
    if own:
        return _("Menunggu Anda")
    return at_work(procedure_of(top), step_of(top), case.kind)


def at_work(procedure: Procedure, step: Step, kind: str) -> str:
    """Who does a step and what it is, as one phrase, in the client's words for that kind of case."""
    actor, title = named(procedure.role(step.role).name), client_words(step, kind)
    return f"{actor} {title[:1].lower()}{title[1:]}" if language() == "id" else f"{title} ({actor})"
