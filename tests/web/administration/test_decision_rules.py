"""The office's figures about decisions: new ones from a day on, by the same page as every set of figures."""

from __future__ import annotations

from django.test import Client

from mutubaku.decisions.models import Rules
from tests.web.administration.conftest import Post, World
from tests.web.administration.test_tables import at, text

GIVEN = {"appeal_days": "21", "agreement_months": "48", "valid_from": "2026-11-25", "source": "Keputusan Kepala 8/2026"}


def test_new_figures_are_filled_with_those_that_hold_and_told_when_they_are_kept(
    world: World, post: Post, browser: Client
) -> None:
    assert 'value="2026-11-25"' in text(browser.get(at("new_decision_rules")))
    assert post(at("new_decision_rules"), GIVEN).headers["Location"] == at("decision_rules")
    page = text(browser.get(at("decision_rules")))
    assert "Ketentuan tersimpan." in page
    assert "Keputusan Kepala 8/2026" in page
    rules = Rules.objects.get()
    assert (rules.appeal_days, rules.agreement_months, rules.is_confirmed) == (21, 48, False)
    filled = text(browser.get(at("new_decision_rules")))
    assert 'value="Keputusan Kepala 8/2026"' in filled


def test_nothing_is_confirmed_without_its_source(world: World, post: Post) -> None:
    answer = post(at("new_decision_rules"), {**GIVEN, "source": " ", "is_confirmed": "on"})
    assert (answer.status_code, 'id="id_source_error"' in text(answer) or "sumbernya" in text(answer)) == (422, True)
    assert not Rules.objects.exists()
