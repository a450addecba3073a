"""Applications that have been sent, and the office working on them, as far as a test needs."""

from __future__ import annotations

from mutubaku.applications import actions
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.cases import Plan
from mutubaku.conduct.access import client_of
from mutubaku.conduct.actions import perform
from tests.applications.drafts import Drafted, answered
from tests.cast import MONDAY, drive, make_cast
from tests.factories.people import NOON


def sent(scheme: str = "iso-9001", kind: str = "initial") -> Drafted:
    """An application that has just been sent."""
    done = answered(scheme, kind)
    actions.declare(done.case.pk, done.by, NOON)
    perform(done.case.tasks.get().pk, "dikirim", done.user, NOON)
    done.case.refresh_from_db()
    return done


def found_incomplete() -> Drafted:
    """A sent application whose documents the client is asked to complete."""
    choices = {"completeness": ("tidak-lengkap",)}
    return _driven("completeness/2", Plan(choices=choices))


def awaiting_confirmation() -> Drafted:
    """A sent application at step 7, which is the client's own."""
    return _driven("confirmation", Plan())


def task_of(done: Drafted, step: str) -> Task:
    """The open task of a step."""
    return Task.objects.select_related("case").get(case=done.case, closed_at=None, step=step)


def _driven(step: str, plan: Plan) -> Drafted:
    cast = make_cast()
    case = cast.new_case()
    drive(case, until=step, at=MONDAY, plan=plan)
    factory = cast.organisation.factories.get()
    return Drafted(case, cast.organisation, factory, cast.client, client_of(case, cast.client, MONDAY))
