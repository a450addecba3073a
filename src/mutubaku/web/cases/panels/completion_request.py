"""Step 5 on the screen: what the client will be asked for, until when, and the letter that says so."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

from django.forms import BaseForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.errors import Refusal
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.reviewing import set_deadline
from mutubaku.conduct.works.reviewing import gaps_now
from mutubaku.people.access import office_day
from mutubaku.people.models import Office
from mutubaku.people.policy import lines
from mutubaku.people.queries import calendar_of
from mutubaku.reviews.models import GapOrigin
from mutubaku.reviews.policy import check_deadline
from mutubaku.reviews.queries import request_of
from mutubaku.web.administration.forms.base import DayField
from mutubaku.web.client.forms.fields import Answers
from mutubaku.web.gate import Visit
from mutubaku.worktime import TimeStandard, Unit

from ..forms import NOTE
from .beside import answered, note_form, typed
from .matrix import bound
from .panel import SAVE, Panel, submit

USUAL = TimeStandard(10, Unit.WORKING_DAY, "10 hari kerja")  # offered unless the desk writes another day


class DeadlineForm(Answers):
    """Until when the client is asked to complete the file."""

    until = DayField(
        label=gettext_lazy("Batas waktu bagi pelanggan"),
        help_text=gettext_lazy("Hari kerja sesudah hari ini; hari itu termasuk."),
        error_messages={"required": gettext_lazy("Isi batas waktu bagi pelanggan untuk melengkapi berkasnya.")},
    )

    def __init__(self, data: Any, office: Office, at: datetime, until: date | None = None) -> None:
        super().__init__(**bound(data), initial={"until": until})
        self.office = office
        self.today = office_day(office, at).date()

    def clean(self) -> dict[str, Any]:
        """The words beside it are the note of the step; what is too long to send comes back whole."""
        words = lines(self.data.get("note", ""))
        if len(words) > NOTE:
            said = _("Catatan paling banyak %(limit)d aksara; Anda menulis %(written)d. Singkatkan.")
            self.add_error(None, said % {"limit": NOTE, "written": len(words)})
        self.cleaned_data["words"] = words
        return self.cleaned_data

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        try:
            check_deadline(until, self.today, calendar_of(self.office).is_working_day)
        except Refusal as refused:
            self.add_error("until", str(refused))
        return until


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    request, office = request_of(task), task.case.office
    until = request.until if request else usual_day(office, visit.at)
    form = bad if isinstance(bad, DeadlineForm) else DeadlineForm(typed(visit, task), office, visit.at, until)
    rows = gaps_now(task.case) if task.is_open or request is None else list(request.gaps.all())
    return {
        "outcome_form": note_form(visit, task, bad, request.words if request else ""),
        "note_hint": _("Masuk ke surat di bawah daftar dokumen, dan terbaca oleh pelanggan."),
        "deadline": form,
        "asked": request,
        "gaps": [{"name": row.name, "reason": row.reason, "origin": GapOrigin(row.origin).label} for row in rows],
    }


def usual_day(office: Office, at: datetime) -> date:
    """The day that is offered first."""
    return office_day(office, calendar_of(office).due(at, USUAL)).date()


def _save(visit: Visit, task: Task) -> BaseForm | None:
    """The note is the desk's own words in the letter: the client reads one text, not two."""
    form = DeadlineForm(visit.POST, task.case.office, visit.at)

    def do(given: dict[str, Any]) -> None:
        set_deadline(task.pk, visit.user, visit.at, until=given["until"], words=given["words"])

    return answered(visit, task, cast(DeadlineForm | None, submit(form, do)))


PANEL = Panel("cases/panels/completion_request.html", _context, {SAVE: _save}, inline=True)
