"""Step 10 in the browser: make the paper, print it, sign it by hand, upload the scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutubaku.cli.demonstration.papers import signed

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, outcome: str) -> None:
    """What is handed in shows the page that was printed, with a hand's flourish above the name."""
    if outcome != "Ditandatangani":
        return
    row = actor.missing_papers().first
    name = row.locator(".file-name").inner_text()
    actor.writes_paper(row, name)
    row = actor.page.locator("ul.papers > li").filter(has_text="Konsep, belum bertanda tangan")
    printed = actor.page.request.get(row.locator(".file-name a").get_attribute("href") or "").body()
    scan = {"name": "bertanda-tangan.pdf", "mimeType": "application/pdf", "buffer": signed(printed, "Kepala")}
    row.locator("input[type=file]").set_input_files(scan)
    actor.follows(row.get_by_role("button", name="Unggah"))
    actor.is_told("tersimpan")
