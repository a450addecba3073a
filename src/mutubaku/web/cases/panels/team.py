"""Step 9.1 on the screen: the team is appointed, then each member's declaration is awaited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.audits.appointing.models import Appointment, Declaration
from mutubaku.audits.appointing.queries import appointment_of, appointments_of, declarations_for, open_objection
from mutubaku.audits.queries import proposal_of
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions.appointing import appoint_team
from mutubaku.conduct.evaluations import evaluation_names
from mutubaku.conduct.serving import tie_to_client
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into

from ..audit_time import section
from ..payment_forms import told
from ..rounds import TeamRow, team_rows
from .panel import SAVE, Panel
from .team_form import TeamForm
from .team_offer import planned, suggested, usual_place


@dataclass(frozen=True)
class MemberRow:
    """A member of the appointed team with what they declared, and what ties them to the client since."""

    person: TeamRow
    said: Declaration | None
    tied: str


def members_of(appointment: Appointment, at: datetime) -> list[MemberRow]:
    """The team with its declarations, in the order of its functions."""
    declared = declarations_for(appointment)
    rows = team_rows(appointment)
    ties = {one.user_id: tie_to_client(appointment.case, one.user_id, at) for one in rows}
    return [MemberRow(one, declared.get(one.user_id), tie.kind if (tie := ties[one.user_id]) else "") for one in rows]


def team_form(visit: Visit, case: Case, data: Any) -> TeamForm:
    """The form of a team, as it is appointed, else as the client has accepted it."""
    saved = appointment_of(case) or proposal_of(case)
    offered = suggested(case, visit.at, (saved.starts_on, saved.ends_on) if saved else None)
    initial = planned(saved)
    initial.setdefault("place", usual_place(case))
    return TeamForm(data, offered=offered, initial=initial)


def appointed(case: Case, at: datetime) -> dict[str, Any]:
    """What is shown of the appointed team, and of those it succeeded."""
    found = appointment_of(case)
    asked = ", ".join(evaluation_names(case))
    earlier = [one for one in appointments_of(case) if one.replaced_at is not None]
    return {
        "appointment": found,
        "asked": asked,
        "members": members_of(found, at) if found else [],
        "objected": open_objection(case) is not None,
        "earlier": [(one, team_rows(one)) for one in earlier],
    }


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    if not task.is_open:
        return {**appointed(task.case, visit.at), **section(visit, task)}
    typed = None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, SAVE]))
    form = bad if isinstance(bad, TeamForm) else team_form(visit, task.case, typed)
    own = {"team_form": form, "is_changing": bool(typed or form.errors)}
    return {**appointed(task.case, visit.at), **section(visit, task), **own}


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = team_form(visit, task.case, visit.POST)
    if not form.is_valid():
        return form
    if told(form, appoint_team, task.pk, visit.user, visit.at, plan=form.plan()):
        messages.success(visit, _("Tim ditunjuk. Setiap anggota diberi tahu dan diminta memberi pernyataan."))
        return None
    return form


PANEL = Panel("cases/panels/team.html", _context, {SAVE: _save})
