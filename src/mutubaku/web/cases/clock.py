"""The clock chip of a task in words, and the warning when a due moment rests on a calendar not yet settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mutubaku.cases.library import linked_procedure, procedure_of, step_of
from mutubaku.cases.models import Pause, Task
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.people.models import Office
from mutubaku.people.queries import calendar_of
from mutubaku.procedure import PauseKind
from mutubaku.web.naming import named
from mutubaku.web.writing import language
from mutubaku.worktime import Pause as ClockPause
from mutubaku.worktime import TimeLeft, TimeStandard, Unit, time_left

HOUR = 60  # minutes


def clock(task: Task, at: datetime, *, as_client: bool = False) -> TimeLeft:
    """The time a task has left now, in words; uses the task's prefetched pauses.

    It says what is waited for, not the words an official wrote when stopping the clock: those stand on the step's page.
    """
    held = held_by(task)
    label = kind_said(task, held) if held else ""
    if as_client:
        label = to_client(label)
    left = time_left(
        calendar_of(task.case.office),
        at,
        task.due_at,
        step_of(task).standard,
        paused_for=(label[:1].lower() + label[1:] or ("" if as_client else held.reason)) if held else None,
        pauses=[ClockPause(one.started_at, one.ended_at) for one in task.pauses.all()],
    )
    if held is not None:
        return left if language() == "id" else replace(left, text=_waiting(task, held))
    return replace(left, text=_words(left))


def to_client(label: str) -> str:
    """What a procedure calls a pause, as its client is told: who is waited for is they themselves."""
    return label.replace("dari pelanggan", "dari Anda")


def clock_of(office: Office, at: datetime, due: datetime, days: int) -> TimeLeft:
    """The time left of a standard of working days that is no step's, in words."""
    standard = TimeStandard(days, Unit.WORKING_DAY, "")
    left = time_left(calendar_of(office), at, due, standard)
    return replace(left, text=_words(left))


def held_by(task: Task) -> Pause | None:
    """The pause that holds the task's clock now, from its prefetched pauses."""
    return next((pause for pause in task.pauses.all() if pause.ended_at is None), None)


def resumed(task: Task) -> Pause | None:
    """The pause after which the clock ran on last, when something was written at its end."""
    ended = [pause for pause in task.pauses.all() if pause.ended_at is not None]
    return ended[-1] if ended and ended[-1].end_note and held_by(task) is None else None


def waits_for_client(task: Task) -> bool:
    """Whether the task's clock stands still until the client does something."""
    held = held_by(task)
    return held is not None and _waits_for(task, held) == CLIENT_ROLE


def unsettled(office: Office, at: datetime, dues: Iterable[datetime | None]) -> str:
    """The warnings that a year up to the last of these due moments has no joint leave or no hours for Ramadan yet;
    empty when all have.
    """
    last = max((due for due in dues if due is not None and due > at), default=None)
    if last is None:
        return ""
    calendar, said = calendar_of(office), []
    if years := calendar.years_without_joint_leave(at, last):
        said.append(_("Cuti bersama %(years)s belum ditetapkan; tenggat dapat berubah.") % _listed(years))
    if years := calendar.years_without_ramadan(at, last):
        said.append(_("Jam kerja Ramadan %(years)s belum diisi; tenggat dapat berubah.") % _listed(years))
    return " ".join(said)


def _listed(years: list[int]) -> dict[str, str]:
    return {"years": ", ".join(map(str, years))}


def _kind(task: Task, held: Pause) -> PauseKind | None:
    """The kind of a pause; the carrier of a linked procedure stands still with one of that procedure's."""
    procedures = [procedure_of(task)]
    if task.runs:
        procedures += filter(None, [linked_procedure(task.case, step_of(task))])
    return next((one for procedure in procedures for one in procedure.pauses if one.key == held.kind), None)


def kind_said(task: Task, held: Pause) -> str:
    """What a pause waits for, in the procedure's words; nothing when it no longer has such a pause."""
    kind = _kind(task, held)
    return named(kind.label) if kind else ""


def _waits_for(task: Task, held: Pause) -> str:
    kind = _kind(task, held)
    return kind.waits_for if kind else ""


def _waiting(task: Task, held: Pause) -> str:
    """A standing clock for readers of another language than that of the procedure."""
    if _waits_for(task, held) == CLIENT_ROLE:
        return _("berhenti: menunggu pelanggan")
    return _("berhenti: menunggu pihak lain")


def _words(left: TimeLeft) -> str:
    if left.state == "none":
        return _("tanpa batas waktu")
    span = ngettext("%(n)d hari kerja", "%(n)d hari kerja", left.days) % {"n": left.days}
    span = span if left.days else working_hours(left.minutes)
    return _("lewat %(span)s") % {"span": span} if left.state == "late" else _("%(span)s lagi") % {"span": span}


def working_hours(total: int) -> str:
    """Working minutes as hours and minutes: "1 jam 20 menit kerja"."""
    hours, minutes = divmod(total, HOUR)
    if not total:
        return _("kurang dari 1 menit kerja")
    if not minutes:
        return _("%(hours)d jam kerja") % {"hours": hours}
    if not hours:
        return _("%(minutes)d menit kerja") % {"minutes": minutes}
    return _("%(hours)d jam %(minutes)d menit kerja") % {"hours": hours, "minutes": minutes}
