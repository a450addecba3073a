"""The plan of the audit in the browser: the programme as proposed, the plan as proposed, and the client agrees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone

from mutubaku.audits.models import Function
from mutubaku.audits.queries import appointment_of
from mutubaku.cli.demonstration.cases import member_of
from mutubaku.cli.demonstration.filling.audit_letter import plan_for
from mutubaku.cli.demonstration.filling.team import all_declare
from mutubaku.conduct.actions.appointing import SS, change_team
from mutubaku.conduct.actions.visiting import answer_plan
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.people.queries import officials

from .audit_letter import task_at
from .in_person import agrees_to_plan

if TYPE_CHECKING:
    from mutubaku.cases.models import Case
    from tests.stories.actors import Actor


def fill(actor: Actor, _outcome: str) -> None:
    """Save programme and plan, send it, and let the client agree; that of a special audit is only made ready."""
    saves_programme_and_plan(actor)
    if task_at(actor).case.is_special:
        actor.follows(actor.page.get_by_role("button", name="Nyatakan rencana siap"))
        actor.is_told("Rencana dinyatakan siap")
        return
    actor.follows(actor.page.get_by_role("button", name="Kirim rencana kepada pelanggan"))
    actor.is_told("Rencana dikirim kepada pelanggan")
    case = task_at(actor).case
    client = actor.colleague(member_of(case))
    if client is not None:
        agrees_to_plan(client, case)
    else:
        answer_plan(case.pk, member_of(case), timezone.now(), is_agreed=True)
    actor.page.reload()


def moves_days_ahead(case: Case) -> bool:
    """Seksi SS appoints the same team for other days, behind the scene, where those of the audit are past."""
    now, fixed = timezone.now(), appointment_of(case)
    if fixed is None or fixed.ends_on >= office_day(case.office, now).date():
        return False
    team = [(one.user_id, Function(one.function)) for one in fixed.members.all()]
    seksi = next(one.user_id for one in officials(case.office, SS, now) if one.user_id is not None)
    made = change_team(case.pk, User.objects.get(pk=seksi), now, plan=replace(plan_for(case, now), team=team))
    all_declare(made, now)
    return True


def saves_programme_and_plan(actor: Actor) -> None:
    """Both as they are proposed, on days that are still to come."""
    step = actor.page.url
    if moves_days_ahead(task_at(actor).case):
        actor.page.reload()
    if actor.page.get_by_role("link", name="Periksa dan simpan program").count():
        actor.follows(actor.page.get_by_role("link", name="Periksa dan simpan program"))
        actor.follows(actor.page.get_by_role("button", name="Simpan program"))
        actor.is_told("Program audit tersimpan")
        actor.page.goto(step)
    actor.follows(actor.page.get_by_role("button", name="Simpan rencana", exact=True))
    actor.is_told("Rencana audit tersimpan")
