"""The plan of the audit in the browser: the programme as proposed, the plan as proposed, and the client agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from mutubaku.cli.demonstration.cases import member_of
from mutubaku.conduct.actions.visiting import answer_plan

from .audit_letter import task_at
from .in_person import agrees_to_plan

if TYPE_CHECKING:
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


def saves_programme_and_plan(actor: Actor) -> None:
    """Both as they are proposed."""
    step = actor.page.url
    if actor.page.get_by_role("link", name="Periksa dan simpan program").count():
        actor.follows(actor.page.get_by_role("link", name="Periksa dan simpan program"))
        actor.follows(actor.page.get_by_role("button", name="Simpan program"))
        actor.is_told("Program audit tersimpan")
        actor.page.goto(step)
    actor.follows(actor.page.get_by_role("button", name="Simpan rencana", exact=True))
    actor.is_told("Rencana audit tersimpan")
