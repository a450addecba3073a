"""An office with three requirements and two questions, and its cases in steps 2 to 5."""

from __future__ import annotations

from datetime import date, datetime

from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.documents.models import Requirement, Version
from mutubaku.people.access import Capacity, capacity_for
from mutubaku.reviews.models import Question
from tests.cast import Cast, close, fresh

LONG_AGO = date(2020, 1, 1)


def furnish(cast: Cast) -> Cast:
    """Beside the deed a tax number and, if there is one, a certificate; and two questions."""
    rows = [("npwp", "NPWP", True), ("iso", "Sertifikat ISO", False)]
    for order, (key, name, is_mandatory) in enumerate(rows, start=2):
        Requirement.objects.create(
            office=cast.office, key=key, name=name, is_mandatory=is_mandatory, valid_from=LONG_AGO, order=order
        )
    for order, text in enumerate(("Lingkup jelas?", "Kompetensi ada?"), start=1):
        Question.objects.create(office=cast.office, key=f"q{order}", text=text, order=order, valid_from=LONG_AGO)
    return cast


def bring(cast: Cast, task: Task, requirement: str, at: datetime, words: str = "Dokumen baru") -> Version:
    """The client hands in a document a step waits for."""
    return actions.attach(
        task.pk, cast.client, at, name=f"{requirement}.pdf", data=sample(words), requirement=requirement
    )


def turned_back(cast: Cast, task: Task, outcome: str, role: str, at: datetime) -> Task:
    """The next round of step 3, which waits for the client, after this step found something wanting."""
    close(task, outcome, cast.staff[role], at)
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], at)
    return fresh(task.case, "completeness")


def capacity(cast: Cast, role: str, at: datetime) -> Capacity:
    """The person of a role as they act then."""
    found = capacity_for(cast.staff[role], cast.office, role, at)
    assert found is not None
    return found
