"""What stands beside an inline panel: what was typed before the session was lost comes back into it."""

from __future__ import annotations

from collections.abc import Callable

from mutubaku.cases.models import Task
from tests.cast import Cast
from tests.web.cases.conftest import As, Browser

SoonAfter = Callable[[Task], Task]


def test_what_was_typed_without_a_session_comes_back_into_panel_and_note(
    cast: Cast, as_: As, soon_after: SoonAfter
) -> None:
    task = soon_after(cast.case_at("disposition"))
    browser, page = Browser(), f"/tugas/{task.pk}/"
    sent = {"outcome": "didisposisikan", "note": "Segera.", "isi-instruction": "Dahulukan permohonan ini."}
    browser.send(f"{page}hasil/", sent, headers={"referer": f"http://testserver{page}"})
    browser.force_login(cast.staff["head"], backend="allauth.account.auth_backends.AuthenticationBackend")
    html = browser.page(page)
    assert "Dahulukan permohonan ini.</textarea>" in html
    assert "Segera.</textarea>" in html
