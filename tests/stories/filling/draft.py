"""The draft certificate in the browser: the agreement is sent and signed, the draft made and found right."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from playwright.sync_api import expect

from mutubaku.cases.models import Case
from mutubaku.certificates.models import DraftCheck
from mutubaku.conduct.actions.agreeing import countersign_agreement, sign_agreement
from mutubaku.conduct.actions.finishing import answer_draft
from mutubaku.people.models import User
from mutubaku.people.queries import officials

from .audit_letter import task_at
from .in_person import finds_draft_right, signs_agreement

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, _outcome: str) -> None:
    """Agree, then draft."""
    page = actor.page
    agree(actor)
    row = page.locator("ul.papers > li").filter(has_text=re.compile(r"^\s*Konsep"))
    actor.follows(row.get_by_role("link", name="buat dari data permohonan"))
    actor.follows(page.get_by_role("button", name="Buat dokumen"))
    actor.follows(page.get_by_role("button", name="Kirim konsep kepada pelanggan"))
    actor.is_told("Konsep dikirim")
    case = DraftCheck.objects.select_related("task__case__organisation").latest("pk").task.case
    client = actor.colleague(case.organisation.users.get())
    if client is not None:
        finds_draft_right(client, case)
    else:
        answer_draft(case.pk, case.organisation.users.get(), timezone.now(), is_right=True)
    page.reload()
    expect(page.get_by_text("Data sudah benar")).to_be_visible()


def agree(actor: Actor) -> None:
    """The desk sends the agreement; client and head, who sit elsewhere, sign it. Nothing where one holds."""
    page, task = actor.page, task_at(actor)
    step = page.url
    actor.follows(page.get_by_role("link", name="Buka perjanjian").first)
    send = page.get_by_role("button", name="Buat dan kirim perjanjian")
    if send.count():
        actor.follows(send)
        actor.is_told("Perjanjian dikirim")
        _both_sign(actor, task.case, timezone.now())
    page.goto(step)


def _both_sign(actor: Actor, case: Case, at: datetime) -> None:
    client, head = (
        case.organisation.users.get(),
        User.objects.get(pk=officials(case.office, "head", at)[0].user_id or 0),
    )
    there, here = actor.colleague(client), actor.colleague(head)
    if there is not None and here is not None:
        signs_agreement(there, here, case)
        return
    sign_agreement(case.pk, client, at, name=client.name, post="Direktur", agreed=True)
    countersign_agreement(case.pk, head, at)
