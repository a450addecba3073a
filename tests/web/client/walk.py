"""Applications that have been sent, and the office working on them, as far as a test needs."""

from __future__ import annotations

from mutubaku.applications import actions
from mutubaku.cases.models import Task
from mutubaku.conduct.actions import make, perform
from mutubaku.conduct.guard import papers_of
from mutubaku.documents.queries import present_kinds
from tests.applications.drafts import Drafted, answered
from tests.factories.people import NOON, official


def sent(scheme: str = "iso-9001", kind: str = "initial") -> Drafted:
    """An application that has just been sent."""
    done = answered(scheme, kind)
    actions.declare(done.case.pk, done.by, NOON)
    perform(done.case.tasks.get().pk, "dikirim", done.user, NOON)
    done.case.refresh_from_db()
    return done


def found_incomplete() -> Drafted:
    """A sent application whose documents the client is asked to complete."""
    done = sent()
    close(done, "disposition", "didisposisikan", "head")
    close(done, "completeness", "tidak-lengkap", "pjt")
    close(done, "completion-request", "disampaikan", "pjt")
    return done


def awaiting_confirmation() -> Drafted:
    """A sent application at step 7, which is the client's own."""
    done = sent()
    close(done, "disposition", "didisposisikan", "head")
    close(done, "completeness", "lengkap", "pjt")
    close(done, "verification", "sah", "ss")
    close(done, "audit-letter", "dikirim", "pjt")
    return done


def task_of(done: Drafted, step: str) -> Task:
    """The open task of a step."""
    return Task.objects.select_related("case").get(case=done.case, closed_at=None, step=step)


def close(done: Drafted, step: str, outcome: str, role: str) -> None:
    """Close a step as somebody who plays its role, its missing papers being made on the way."""
    user, task = official(done.organisation.office, role), task_of(done, step)
    for paper in papers_of(task, present_kinds(done.case.pk)):
        if not paper.is_there:
            make(task.pk, paper.kind, user, NOON, text="Diperiksa.")
    perform(task.pk, outcome, user, NOON, note="Akta belum ada.")
