"""The draft certificate in the browser: the agreement is sent and signed, the draft made and found right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils import timezone
from playwright.sync_api import expect

from mutubaku.certificates.models import DraftCheck
from mutubaku.conduct.actions.agreeing import countersign_agreement, sign_agreement
from mutubaku.conduct.actions.finishing import answer_draft
from mutubaku.people.models import User
from mutubaku.people.queries import officials

from .audit_letter import task_at

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
    check = DraftCheck.objects.select_related("task__case__organisation").latest("pk")
    answer_draft(check.task.case_id, check.task.case.organisation.users.get(), timezone.now(), is_right=True)
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
        case, at = task.case, timezone.now()
        client = case.organisation.users.get()
        sign_agreement(case.pk, client, at, name=client.name, post="Direktur", agreed=True)
        head = officials(case.office, "head", at)[0]
        countersign_agreement(case.pk, User.objects.get(pk=head.user_id or 0), at)
    page.goto(step)
