"""Step 6 in the browser: the first days on which the team is free, the fee as the tariff proposes it, and a code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils import timezone

from mutubaku.audits.actions import Plan
from mutubaku.audits.models import Function
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling.audit_letter import plan_for

PARTS = {"auditors": Function.AUDITOR, "samplers": Function.PPC}

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, _outcome: str) -> None:
    """Save plan and fee, then enter the code, unless the one of the round before still holds; of a special audit first
    what was considered about its team.
    """
    task = task_at(actor)
    fixes_time(actor)
    if task.case.is_special:
        considers_team(actor)
    plan = plan_for(task.case, timezone.now())
    actor.page.get_by_label("Hari pertama").fill(plan.starts_on.isoformat())
    actor.page.get_by_label("Hari terakhir").fill(plan.ends_on.isoformat())
    chooses(actor, plan)
    saves_plan(actor)
    if actor.page.get_by_text("Kode billing belum dimasukkan.").count():
        enters_code(actor, f"82026{task.pk:010d}")


def considers_team(actor: Actor) -> None:
    """Why these people, whom the client cannot object to."""
    actor.page.get_by_label("Pertimbangan pemilihan tim").fill("Tidak seorang pun pernah bekerja untuk perusahaan ini.")
    actor.follows(actor.page.get_by_role("button", name="Simpan pertimbangan"))
    actor.is_told("Pertimbangan pemilihan tim tersimpan")


def saves_plan(actor: Actor) -> None:
    """The plan as it stands in the form, with a reason where one is asked for."""
    actor.follows(actor.page.get_by_role("button", name=re.compile("^Simpan dan hitung")))
    if actor.page.get_by_label("Alasan bila ada yang perlu diperhatikan").count():
        actor.page.get_by_label("Alasan bila ada yang perlu diperhatikan").fill("Tidak ada orang lain di kantor ini.")
        actor.follows(actor.page.get_by_role("button", name=re.compile("^Simpan dan hitung")))
    actor.is_told("Rencana audit dan biayanya tersimpan")


def fixes_time(actor: Actor) -> None:
    """The audit time as it is reckoned, where the step waits for it; of low complexity where that plays a part."""
    if not actor.page.get_by_text("Waktu audit belum ditetapkan").count():
        return
    actor.follows(actor.page.get_by_role("link", name="Hitung dan tetapkan waktu audit"))
    low = actor.page.get_by_label(re.compile("^Rendah:"))
    if low.count():
        low.check()
        actor.page.get_by_label("Alasan memilih kompleksitas itu").fill("Tanpa pembuatan senyawa karet.")
        actor.follows(actor.page.get_by_role("button", name=re.compile("^Hitung")))
    actor.follows(actor.page.get_by_role("button", name="Tetapkan waktu audit"))
    actor.is_told("Waktu audit ditetapkan")


def chooses(actor: Actor, plan: Plan) -> None:
    """The people of a plan, each in their function, and nobody else."""
    for name, function in {"lead": Function.LEAD_AUDITOR, **PARTS}.items():
        wanted = {str(user_id) for user_id, held in plan.team if held == function}
        for box in actor.page.locator(f"input[name={name}]").all():
            if name != "lead" or box.get_attribute("value") in wanted:
                box.set_checked(box.get_attribute("value") in wanted, force=True)


def enters_code(actor: Actor, code: str) -> None:
    """The code as SIMPONI gave it, with the expiry that is proposed."""
    actor.page.get_by_label("Kode billing dari SIMPONI").fill(code)
    actor.follows(actor.page.get_by_role("button", name="Simpan kode"))
    actor.is_told("Kode billing tersimpan")


def task_at(actor: Actor) -> Task:
    """The step whose page is open."""
    found = re.search(r"/tugas/(\d+)/", actor.page.url)
    assert found is not None, actor.page.url
    return Task.objects.select_related("case__office", "case__organisation").get(pk=found[1])
