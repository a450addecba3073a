"""The final text in the browser: a surveillance without an agreement goes on with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, _outcome: str) -> None:
    """Give the reason where the page of the agreement asks for one."""
    page, step = actor.page, actor.page.url
    actor.follows(page.get_by_role("link", name="Perjanjian sertifikasi").first)
    fold = page.get_by_text("Teruskan surveilans tanpa perjanjian")
    if fold.count():
        fold.click()
        page.get_by_label("Alasan").fill("Sertifikat ini lebih tua daripada perjanjian tertulis.")
        actor.follows(page.get_by_role("button", name="Catat alasannya"))
        actor.is_told("Alasannya tercatat")
    page.goto(step)
