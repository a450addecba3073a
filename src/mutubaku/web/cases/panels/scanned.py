"""A visit whose list of attendance was signed on paper: when its meetings were, as that paper says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.forms import BaseForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.models import Meeting, MeetingKind
from mutubaku.audits.visits.policy.kinds import STAGE_1
from mutubaku.audits.visits.queries import visit_of
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.scanned import record_meetings
from mutubaku.conduct.works.audit_facts import is_elsewhen
from mutubaku.conduct.works.scans import is_scanned
from mutubaku.conduct.works.stage_2 import PRESENT
from mutubaku.people.access import office_day
from mutubaku.web.client.forms.fields import Answers, Day, Lines
from mutubaku.web.gate import Visit

from ..visits.forms.plan import time_field
from ..visits.refusing import done
from .visited import typed

SCANNED = "rapat-pindaian"
PARTS = {MeetingKind.OPENING: "opened", MeetingKind.CLOSING: "closed"}


class MeetingsForm(Answers):
    """When both meetings were, and why stage 1 still held, where that is asked for on the first of these days."""

    opened_day = Day(gettext_lazy("Hari rapat pembukaan"), empty=gettext_lazy("Isi hari rapat pembukaan."))
    opened_time = time_field(gettext_lazy("Jam rapat pembukaan"))
    closed_day = Day(gettext_lazy("Hari rapat penutupan"), empty=gettext_lazy("Isi hari rapat penutupan."))
    closed_time = time_field(gettext_lazy("Jam rapat penutupan"))
    interval_reason = Lines(
        gettext_lazy("Mengapa hasil tahap 1 masih berlaku"),
        2000,
        rows=2,
        hint=gettext_lazy("Hanya bila tahap 2 dimulai lebih lama sesudah tahap 1 daripada ketentuan skema."),
    )

    is_outside = forms.BooleanField(
        label=gettext_lazy("Kedua rapat memang di luar tanggal audit"),
        required=False,
        help_text=gettext_lazy("Dijelaskan ketua tim pada laporan audit."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in PARTS.values():
            self.fields[f"{part}_time"].error_messages["required"] = _("Tulis jamnya.")

    @property
    def asks_outside(self) -> bool:
        """Whether to ask if days that are none of the audit's are meant."""
        return bool(self["is_outside"].errors or self["is_outside"].value())

    def moments(self, zone: str) -> dict[str, datetime]:
        """Both beginnings on the office's clock, once the form is valid."""
        given: dict[str, date | time] = self.cleaned_data
        return {
            part: datetime.combine(given[f"{part}_day"], given[f"{part}_time"], ZoneInfo(zone))  # type: ignore[arg-type]
            for part in PARTS.values()
        }


def scanned(
    visit: Visit, task: Task, meetings: Mapping[str, Meeting], reason: str, bad: BaseForm | None
) -> dict[str, Any]:
    """The form where the list was scanned and nobody is on a list here; as it was written before."""
    asked = is_scanned(task, PRESENT) and not any(one.attendances.all() for one in meetings.values())
    if not asked:
        return {"is_scanned": False}
    initial = {**_written(task, meetings), "interval_reason": reason}
    form = MeetingsForm(typed(visit, task, SCANNED), initial=initial, auto_id="pindaian_%s")
    had_stage_1 = visit_of(task.case, STAGE_1) is not None
    shown = bad if isinstance(bad, MeetingsForm) else form
    return {"is_scanned": True, "scanned_form": shown, "asks_interval": had_stage_1}


def _written(task: Task, meetings: Mapping[str, Meeting]) -> dict[str, Any]:
    """When the meetings were, as it was written before, and whether on days that are none of the audit's."""
    given: dict[str, Any] = {}
    begun = {kind: office_day(task.case.office, meetings[kind].begins_at) for kind in PARTS if kind in meetings}
    for kind, moment in begun.items():
        given |= {f"{PARTS[kind]}_day": moment.date(), f"{PARTS[kind]}_time": moment.time()}
    days = sorted(moment.date() for moment in begun.values())
    return {**given, "is_outside": is_elsewhen(days, plan_in_force(task.case))}


def save_meetings(visit: Visit, task: Task) -> BaseForm | None:
    """Keep when the meetings were."""
    form = MeetingsForm(visit.POST, auto_id="pindaian_%s")
    if not form.is_valid():
        return form
    moments = form.moments(task.case.office.zone)
    own = form.cleaned_data
    given = {**moments, "reason": own["interval_reason"], "is_outside": own["is_outside"]}
    if done(form, record_meetings, task.pk, visit.user, visit.at, **given):
        messages.success(visit, _("Waktu rapat tersimpan."))
        return None
    return form
