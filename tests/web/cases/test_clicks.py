"""The bar U7: whose work on a step is done ends it with a link in the inbox and a button, at every step of the SOP."""

from __future__ import annotations

import re

import time_machine
from django.test import Client

from mutubaku.cli.demonstration.cases import Plan, next_act, supply, worker_for
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions
from mutubaku.people.access import CLIENT_ROLE
from tests.cast import MONDAY, Cast
from tests.conduct.quick import Written

STEPS = {  # of a product's certification, in which all of them are
    "disposition",
    "completeness",
    "verification",
    "audit-letter",
    "audit-ready",
    "team",
    "stage-1",
    "audit-plan",
    "sampling",
    "stage-2",
    "testing",
    "audit-report",
    "corrections",
    "review",
    "committee",
    "decision",
    "signing",
    "hand-over",
}


def test_each_step_of_the_office_is_a_link_in_the_inbox_and_a_button(cast: Cast, quick_papers: Written) -> None:
    case, at, seen = cast.new_case("sppt-sni"), MONDAY, set[str]()
    while (act := next_act(case, Plan(), at)) is not None:
        at = act.at
        if act.step is None or act.step[0].role == CLIENT_ROLE:
            act.do()
            continue
        task, outcome = act.step
        by = worker_for(task, at)
        fill(task, outcome, by, at)
        supply(task, by, at)
        with time_machine.travel(at, tick=False):
            visitor = Client()
            visitor.force_login(by, backend="allauth.account.auth_backends.AuthenticationBackend")
            assert f'href="/tugas/{task.pk}/"' in visitor.get("/kerja/").content.decode(), task.step
            page = visitor.get(f"/tugas/{task.pk}/").content.decode()
        button = re.search(rf'<button[^>]*name="outcome"[^>]*value="{outcome.key}"[^>]*>', page)
        assert button, task.step
        assert "disabled" not in button.group(), task.step
        actions.perform(task.pk, outcome.key, by, at, note="Alasan." if outcome.note_required else "")
        seen.add(task.step)
    assert seen >= STEPS, STEPS - seen
