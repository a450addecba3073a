"""The draft certificate in the browser: made, sent, and found right by the client, who sits elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils import timezone
from playwright.sync_api import expect

from mutubaku.certificates.models import DraftCheck
from mutubaku.conduct.actions.finishing import answer_draft

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, _outcome: str) -> None:
    page = actor.page
    row = page.locator("ul.papers > li").filter(has_text=re.compile(r"^\s*Konsep"))
    actor.follows(row.get_by_role("link", name="buat dari data permohonan"))
    actor.follows(page.get_by_role("button", name="Buat dokumen"))
    actor.follows(page.get_by_role("button", name="Kirim konsep kepada pelanggan"))
    actor.is_told("Konsep dikirim")
    check = DraftCheck.objects.select_related("task__case__organisation").latest("pk")
    answer_draft(check.task.case_id, check.task.case.organisation.users.get(), timezone.now(), is_right=True)
    page.reload()
    expect(page.get_by_text("Data sudah benar")).to_be_visible()
