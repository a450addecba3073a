"""The one table that ties a step's ``work`` key to the room that does it; a key nobody claims is generic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from django.utils.translation import override

from mutubaku.applications.queries import application_of, required_documents
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Task
from mutubaku.cases.queries import open_pause
from mutubaku.certificates.actions import NothingToContinue
from mutubaku.certificates.policy import document_kind
from mutubaku.documents.models import Version
from mutubaku.people.access import CLIENT_ROLE, Capacity
from mutubaku.people.models import User
from mutubaku.procedure import Outcome, Step
from mutubaku.schemes.queries import TermsMissing

from . import access
from .errors import NotAccepted, OfficeDataMissing
from .works import (
    application,
    audit_letter,
    audit_plan,
    audit_ready,
    audit_report,
    certificate,
    committee,
    completeness,
    completion_request,
    confirmation,
    continuing,
    decision,
    disposition,
    draft,
    final,
    findings,
    generic,
    laboratory_report,
    performance,
    receipt,
    review,
    sample_delivery,
    sampling,
    sampling_plan,
    special,
    stage_1,
    stage_2,
    team,
    testing,
    transfer,
    verification,
)
from .works.letters import INDONESIAN, Letter, letter_pdf, write_letter
from .works.scans import write_beside_scan
from .works.work import Work, Written

WORKS: dict[str, Work] = {
    "application": application.WORK,
    "disposition": disposition.WORK,
    "completeness": completeness.WORK.beside(transfer.WORK),
    "verification": verification.WORK,
    "completion-request": completion_request.WORK,
    "audit-letter": audit_letter.WORK.beside(special.TEAM),
    "confirmation": confirmation.WORK,
    "audit-ready": audit_ready.WORK,
    "team": team.WORK,
    "stage-1": stage_1.WORK.beside(findings.AT_STAGE_1),
    "audit-plan": audit_plan.WORK.beside(sampling_plan.WORK),
    "stage-2": stage_2.WORK.beside(findings.AT_STAGE_2),
    "stage-1-corrections": findings.STAGE_1,
    "audit-report": audit_report.WORK.beside(performance.WORK),
    "corrections": findings.CORRECTIONS.beside(performance.AGAIN),
    "sampling": sampling.WORK,
    "sample-delivery": sample_delivery.WORK,
    "testing": testing.WORK,
    "laboratory-report": laboratory_report.WORK,
    "review": review.WORK,
    "committee": committee.WORK,
    "decision": decision.WORK,
    "draft": draft.WORK,
    "final": final.WORK,
    "certificate": certificate.WORK.beside(continuing.WORK),
    "receipt": receipt.WORK,
    "generic": generic.GENERIC,
    "acceptance": generic.GENERIC,
}


def work_of(task: Task) -> Work:
    """The work of a task's step."""
    return _work(step_of(task))


def _work(step: Step) -> Work:
    return WORKS.get(step.work, generic.GENERIC)


def made_at(step: Step) -> frozenset[str]:
    """The papers that the work of a step writes from the case, whatever the case."""
    work = _work(step)
    return frozenset({*work.makers, *work.written})


def gaps(task: Task) -> list[str]:
    """What the step's own work still lacks beside papers."""
    return work_of(task).gaps(task)


def bars(task: Task, outcome: Outcome, at: datetime | None = None) -> list[str]:
    """What stands against one outcome of the step, by its own work; with ``at`` also what does at that time."""
    work = work_of(task)
    return work.bars(task, outcome) + (work.bars_at(task, outcome, at) if at else [])


def promised(task: Task) -> frozenset[str]:
    """The papers the step's work makes by itself when the step is closed, or for which one of those does."""
    work = work_of(task)
    return work.promised(task) | work.papers_of(task).keys() | work.met_by.keys()


def prepare(task: Task, outcome: Outcome, by: Capacity, at: datetime) -> None:
    """Let the work make what it promised, before the papers are checked."""
    work = work_of(task)
    with _refusing_gaps():
        work.prepare(task, outcome, by, at)
        for kind, written in work.papers_of(task).items():
            if written.is_due(outcome):
                write_beside_scan(task, kind, partial(_write, task, kind, written, by, at), by, at)


def _write(task: Task, kind: str, written: Written, by: Capacity, at: datetime) -> Version:
    return write_letter(task, kind, _letter(written, task, by, at), by, at)


def _letter(written: Written, task: Task, by: Capacity, at: datetime) -> Letter:
    """What the case gives to a paper, in Indonesian: names and labels in it follow the language of whoever presses."""
    with override(INDONESIAN):
        return written.letter(task, by, at)


def after(task: Task, outcome: Outcome, by: Capacity, at: datetime) -> None:
    """Let the work react to its step being closed."""
    work_of(task).after(task, outcome, by, at)


def make(task: Task, kind: str, by: Capacity, at: datetime, text: str) -> Version:
    """Make a paper: by the step's own maker for its kind, else as a plain document with the maker's words."""
    work = work_of(task)
    maker = work.makers.get(kind, generic.make_document)
    written = work.papers_of(task).get(kind)
    with _refusing_gaps():
        if written is not None:
            return _write(task, kind, written, by, at)
        return maker(task, kind, by, at, text)


def preview(task: Task, kind: str, by: Capacity, at: datetime) -> bytes:
    """A written paper as it would be now, without a number and kept nowhere; NotAccepted when the step writes none."""
    written = work_of(task).papers_of(task).get(kind)
    if written is None:
        raise NotAccepted
    return letter_pdf(task, kind, _letter(written, task, by, at), by, at, "")


@contextmanager
def _refusing_gaps() -> Iterator[None]:
    """Turn what the rooms below say of missing office data into a refusal that the step screen shows."""
    try:
        yield
    except (TermsMissing, NothingToContinue) as missing:
        raise OfficeDataMissing(str(missing)) from missing


def needs_words(task: Task, kind: str) -> bool:
    """Whether making this kind of paper takes the maker's own words: the plain document does."""
    work = work_of(task)
    return kind not in work.makers and kind not in work.papers_of(task)


def uploader(task: Task, by: User, at: datetime, *, kind: str, requirement: str) -> Capacity:
    """The capacity in which the person may upload this to the task; NotAccepted when the step does not take it."""
    if requirement and not kind:
        return _requirement_uploader(task, by, at, requirement)
    if requirement or kind not in kinds_taken(task):
        raise NotAccepted
    return access.worker_of(task, by, at)


def kinds_taken(task: Task) -> set[str]:
    """The document kinds a task takes: what its step needs and produces, each alternative by itself.

    Where its work promises one of several alternatives, it takes that one. What the work of another step makes is
    added there alone: nobody brings another certificate to the step that hands it over, nor a receipt to where the
    payment is confirmed.
    """
    procedure, step, own = procedure_of(task), step_of(task), promised(task)
    needed = {one for kind in step.needs for one in procedure.satisfying(kind)}
    elsewhere = {kind for other in procedure.steps if other.key != step.key for kind in _work(other).makers}
    produced = set(work_of(task).papers_of(task))
    for kind in step.produces:
        alternatives = set(procedure.satisfying(kind))
        produced |= alternatives & own or alternatives
    return (produced | needed - elsewhere) - work_of(task).met_by.keys()


def _requirement_uploader(task: Task, by: User, at: datetime, requirement: str) -> Capacity:
    """The client hands in requirements with the application, and again while a step waits for them to complete it."""
    asked = required_documents(task.case, application_of(task.case))
    if requirement not in {row.key for row in asked}:
        raise NotAccepted
    if work_of(task).takes_requirements:
        return access.worker_of(task, by, at)
    present = open_pause(task)
    if present is None or procedure_of(task).pause(present.kind).waits_for != CLIENT_ROLE:
        raise NotAccepted
    return access.client_of(task.case, by, at)


def offered_kind(task: Task, kind: str) -> str:
    """The kind of paper to offer where several would do: the one this case ends in."""
    alternatives = procedure_of(task).satisfying(kind)
    ending = document_kind(task.case.scheme, task.case.kind)
    return ending if ending in alternatives else alternatives[0]
