"""Step 5 of the demonstration: the client gets ten working days."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.conduct import actions
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.people.queries import calendar_of
from mutubaku.procedure import Outcome
from mutubaku.worktime import TimeStandard, Unit

TIME = TimeStandard(10, Unit.WORKING_DAY, "10 hari kerja")
WORDS = "Silakan unggah dokumen pengganti pada halaman permohonan Anda."


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Set the date by which the client is asked to complete."""
    office = task.case.office
    until = office_day(office, calendar_of(office).due(at, TIME)).date()
    actions.set_deadline(task.pk, by, at, until=until, words=WORDS)
