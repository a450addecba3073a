"""What a page about a case shows: rail, facts, documents, history and the step at hand, gathered for the templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Case, Task
from mutubaku.conduct import access, guard, wiring
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.policy import Paper
from mutubaku.documents.models import Document, Version
from mutubaku.documents.queries import documents_of, present_kinds
from mutubaku.journal.queries import history
from mutubaku.people.models import User
from mutubaku.procedure import Outcome, Procedure
from mutubaku.web.writing import saat_singkat, ukuran

from .clock import clock, held_by
from .rail import position, rail_of, shape_of
from .words import event_of


@dataclass(frozen=True)
class PaperRow:
    """One needed or produced paper of a step, with what can be done about it here."""

    paper: Paper
    upload_kind: str
    make_kind: str
    needs_words: bool
    version: Version | None

    @property
    def note(self) -> str:
        """By whom, when, how large."""
        return note_of(self.version) if self.version else ""


@dataclass(frozen=True)
class Button:
    """An outcome button: what it says, what comes next, what is missing."""

    key: str
    label: str
    next: str
    missing: tuple[str, ...]


def note_of(version: Version) -> str:
    """Who added a version, when, how large it is."""
    who = version.added_by.name if version.added_by else "Sistem"
    return _("oleh %(who)s, %(when)s, %(size)s") % {
        "who": who,
        "when": saat_singkat(version.added_at),
        "size": ukuran(version.file.size),
    }


def tasks_of(case: Case) -> list[Task]:
    """Every task of the case with what its clock and its page need."""
    tasks = case.tasks.select_related("claimed_by", "closed_by", "parent").prefetch_related("pauses").order_by("id")
    found = list(tasks)
    for task in found:
        task.case = case
    return found


def case_page(case: Case, at: datetime, *, as_client: bool) -> dict[str, Any]:
    """Rail, facts, documents and history of a case."""
    tasks = tasks_of(case)
    running = [task for task in tasks if task.is_open and not task.runs]
    entries = reversed(list(history(case.chain)))
    return {
        "case": case,
        "rail": rail_of(case, tasks, at, as_client=as_client),
        "position": position(case, [task for task in tasks if task.is_open]),
        "running": [running_row(task, at) for task in running],
        "documents": [document_row(d, tasks) for d in documents_of(case)],
        "events": [event_of(entry, case) for entry in entries],
        "facts": facts_of(case),
    }


def running_row(task: Task, at: datetime) -> dict[str, Any]:
    """An open step in a list: its name, who has it, its clock."""
    procedure, step = procedure_of(task), step_of(task)
    held = held_by(task)
    return {
        "task": task,
        "title": step.title,
        "actor": procedure.role(step.role).name,
        "holder": task.claimed_by.name if task.claimed_by else "",
        "left": clock(task, at),
        "due": task.due_at,
        "href": reverse("cases:task", args=[task.pk]),
        "waits_for": procedure.pause(held.kind).waits_for if held else "",
        "is_client": task.role == "client",
    }


def facts_of(case: Case) -> list[dict[str, str]]:
    """What identifies a case."""
    facts = [
        (_("Pelanggan"), case.organisation.name),
        (_("Skema"), str(case.get_scheme_display())),
        (_("Jenis"), str(case.get_kind_display())),
        (_("Dikirim"), saat_singkat(case.sent_at) if case.sent_at else _("belum dikirim")),
        (_("SOP"), _("versi %(version)s") % {"version": case.procedure_version}),
    ]
    return [{"label": label, "value": value} for label, value in facts]


def document_row(document: Document, tasks: list[Task]) -> dict[str, Any]:
    """A document with its versions, newest first."""
    versions = list(document.versions.all())
    return {"name": document_name(document, tasks), "versions": [version_row(v) for v in versions]}


def version_row(version: Version) -> dict[str, Any]:
    """One version: where it is and what is to say of it."""
    return {
        "name": version.filename,
        "href": reverse("cases:file", args=[version.pk]),
        "note": note_of(version),
        "number": version.number,
        "letter_number": version.letter_number,
    }


def document_name(document: Document, tasks: list[Task]) -> str:
    """What a document is called: by the procedure for its kinds, by the office's table for requirements."""
    if document.requirement:
        return requirement_name(document)
    for procedure in {task.procedure_key: procedure_of(task) for task in reversed(tasks)}.values():
        name = next((kind.name for kind in procedure.documents if kind.key == document.kind), "")
        if name:
            return name
    return document.kind


def requirement_name(document: Document) -> str:
    """The name the office's table gives a requirement."""
    rows = document.case.office.requirements.filter(key=document.requirement).order_by("-valid_from")
    row = rows.first()
    return row.name if row else document.requirement


def step_page(task: Task, user: User, at: datetime) -> dict[str, Any]:
    """The step at hand: the SOP line, papers, buttons, pauses, and whether this person may work on it."""
    procedure, step = procedure_of(task), step_of(task)
    refusal = _refusal(task, user, at)
    held = held_by(task)
    may = refusal is None and task.is_open and task.case.is_open
    return {
        "task": task,
        "step": step,
        "number": f"{step_of(task.parent).number}.{step.number}" if task.parent else str(step.number),
        "actor": procedure.role(step.role).name,
        "shape": shape_of(procedure, step),
        "source": procedure.identity.number if procedure.identity.number not in {"", "—"} else "",
        "left": clock(task, at),
        "due": task.due_at,
        "held": held,
        "may_work": may,
        "why_not": str(refusal) if refusal else "",
        "papers": paper_rows(task),
        "buttons": buttons(task, procedure) if may else [],
        "pauses": [procedure.pause(key) for key in step.pauses] if may and held is None else [],
        "note_required": any(o.note_required for o in step.outcomes_for(task.case.kind)),
    }


def _refusal(task: Task, user: User, at: datetime) -> Refusal | None:
    """Why the person cannot work on the task, in a sentence; None when they can."""
    try:
        access.worker_of(task, user, at)
        if task.is_open:
            guard.check_open(task, user)
    except Refusal as refusal:
        return refusal
    return None


def paper_rows(task: Task) -> list[PaperRow]:
    """The papers of a step; of a kind with alternatives, the one this case ends in is offered."""
    procedure = procedure_of(task)
    present = present_kinds(task.case_id)
    return [_paper_row(task, procedure, paper) for paper in guard.papers_of(task, present)]


def _paper_row(task: Task, procedure: Procedure, paper: Paper) -> PaperRow:
    kinds = procedure.satisfying(paper.kind)
    offered = wiring.offered_kind(task, paper.kind)
    versions = Version.objects.filter(document__case_id=task.case_id, document__kind__in=kinds)
    if paper.is_output:
        versions = versions.filter(task=task)
    latest = versions.select_related("file", "added_by").order_by("-id").first()
    return PaperRow(paper, offered, offered, wiring.needs_words(task, offered), latest)


def buttons(task: Task, procedure: Procedure) -> list[Button]:
    """The outcome buttons, each with what happens next."""
    return [
        Button(choice.outcome.key, choice.outcome.label, _next(choice.outcome, procedure), choice.missing)
        for choice in guard.choices(task)
    ]


def _next(outcome: Outcome, procedure: Procedure) -> str:
    if not outcome.opens:
        return _("Mengakhiri bagian ini") if outcome.ends == "completed" else _("Mengakhiri permohonan")
    steps = [procedure.step(key) for key in outcome.opens]
    return "; ".join(f"{step.title}, {procedure.role(step.role).name}" for step in steps)
