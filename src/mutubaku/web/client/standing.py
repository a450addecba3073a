"""Where a client's cases stand, in plain words, and what the client must do now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.applications.queries import companions_among
from mutubaku.audits.visits.queries import awaited_rounds, may_be_agreed
from mutubaku.cases.library import procedure_of, procedure_of_case, step_of
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import cases_of_organisations
from mutubaku.cases.stages import client_words
from mutubaku.conduct.actions.finishing import awaited_checks
from mutubaku.conduct.works.findings import verified_stage
from mutubaku.decisions.models import Agreement
from mutubaku.decisions.queries import unsigned_among
from mutubaku.findings.queries import Standing as Finding
from mutubaku.findings.queries import waiting_among
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.procedure import Procedure, Step
from mutubaku.reviews.models import CompletionRequest
from mutubaku.reviews.queries import awaited_among
from mutubaku.web.cases.clock import clock, held_by, waits_for_client
from mutubaku.web.cases.payment import to_report
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
    """The client's cases, newest first, each with where it stands; a fixed number of queries.

    All that run, filled up with the newest of those that ended.
    """
    open_now = Prefetch("tasks", Task.objects.filter(closed_at=None).prefetch_related("pauses"), to_attr="open_now")
    told = cases_of_organisations(organisation_ids).filter(is_untold=False)
    many = max(SHOWN, told.filter(closed_at=None).count())
    chosen = told.annotate(is_over=Q(closed_at__isnull=False)).order_by("is_over", "-id").prefetch_related(open_now)
    cases = sorted(chosen[:many], key=lambda one: -one.pk)
    asked = awaited_among(case for case in cases if any(waits_for_client(task) for task in _own(case)))
    running = {case.pk: case for case in cases if case.is_open}
    to_answer = defaultdict(list)
    for one in waiting_among(running):
        to_answer[one.row.case_id].append(one)
    looked_at = _to_look_at(running, to_answer)
    together = companions_among([case.pk for case in cases])
    return [
        _standing(
            case,
            _own(case),
            asked.get(case.pk),
            together.get(case.pk),
            at,
            looked_at.get(case.pk, ()),
            {one.row.stage for one in to_answer.get(case.pk, ())},
        )
        for case in cases
    ]


def _to_look_at(by_id: Mapping[int, Case], to_answer: Mapping[int, Sequence[Finding]]) -> dict[int, list[Duty]]:
    """What lies before the clients beside the steps that are theirs: findings to answer, agreements to sign, plans of
    audits, draft certificates, payments to report; by case."""
    found = defaultdict(list)
    for pk, waiting in to_answer.items():
        found[pk].append(_findings(by_id[pk], waiting))
    for agreement in unsigned_among({case.organisation_id for case in by_id.values()}):
        of_it = [one for one in by_id.values() if _is_under(one, agreement)]
        if of_it:
            case = next((one for one in of_it if one.pk == agreement.case_id), of_it[0])
            href = reverse("cases:agreement", args=[case.pk])
            title = _("Baca dan tanda tangani perjanjian sertifikasi")
            found[case.pk].append(Duty(title, case, href, _("Buka perjanjian"), None, None))
    for one in awaited_rounds(by_id):
        if may_be_agreed(one.plan):
            case = by_id[one.plan.task.case_id]
            href = reverse("cases:plan", args=[case.pk])
            found[case.pk].append(Duty(_("Periksa rencana audit"), case, href, _("Periksa"), None, None))
    for pk in sorted(awaited_checks(by_id)):
        href = reverse("cases:draft", args=[pk])
        found[pk].append(Duty(_("Periksa konsep sertifikat"), by_id[pk], href, _("Periksa"), None, None))
    for pk, text in sorted(to_report(list(by_id.values())).items()):
        href = reverse("cases:payment", args=[pk])
        found[pk].append(Duty(text.rstrip("."), by_id[pk], href, _("Ke halaman pembayaran"), None, None))
    return found


def _is_under(case: Case, agreement: Agreement) -> bool:
    """Whether an agreement is that of a case the client has sent."""
    same = (case.organisation_id, case.scheme) == (agreement.organisation_id, agreement.scheme)
    return same and case.sent_at is not None


def _findings(case: Case, waiting: Sequence[Finding]) -> Duty:
    """To answer the findings of an audit, by the day that comes first."""
    href = reverse("cases:findings", args=[case.pk])
    first = min((one.due_on for one in waiting if one.due_on), default=None)
    title = _("Jawab %(count)s temuan audit") % {"count": len(waiting)}
    if first is None:
        return Duty(title, case, href, _("Jawab temuan"), None, None)
    words = {"count": len(waiting), "day": tanggal(first)}
    title = _("Jawab %(count)s temuan audit, yang terdekat paling lambat %(day)s") % words
    return Duty(title, case, href, _("Jawab temuan"), None, _end(case, first))


def _end(case: Case, day: date) -> datetime:
    return datetime.combine(day, time.max, ZoneInfo(case.office.zone))


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
    stages: Collection[int] = (),
) -> Standing:
    """``stages``: those of the audit of which findings wait for the client's answer."""
    found = [_duty(task, asked, at) for task in tasks if not task.runs and verified_stage(task) not in stages]
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
    return Duty(title, case, href, _("Lengkapi"), None, _end(case, asked.until))


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
