"""The office's days for complaints: what is promised, from a day on, and what complaints that came before keep."""

from __future__ import annotations

import pytest
from django.test import Client

from mutubaku.complaints.models import ComplaintRules
from mutubaku.journal.models import Entry, Verb
from tests.web.administration.conftest import Post, World
from tests.web.administration.test_tables import at, text

GIVEN = {
    "acknowledge_days": "2",
    "answer_days": "14",
    "remind_days": "5",
    "valid_from": "2026-11-25",
    "source": "Keputusan Kepala 7/2026",
}


def test_the_default_is_said_to_be_unconfirmed_until_the_office_sets_its_own(
    world: World, post: Post, browser: Client
) -> None:
    assert "angka bawaan yang belum dipastikan" in text(browser.get(at("complaint_rules")))
    assert post(at("new_complaint_rules"), GIVEN).headers["Location"] == at("complaint_rules")
    page = text(browser.get(at("complaint_rules")))
    assert "Keputusan Kepala 7/2026" in page
    rules = ComplaintRules.objects.get()
    assert (rules.acknowledge_days, rules.answer_days, rules.remind_days, rules.is_confirmed) == (2, 14, 5, False)
    assert "5 hari sebelum batas jawabannya" in page
    entry = Entry.objects.get(verb=Verb.TERMS_CHANGED)
    assert entry.data["complaint_rules"]["answer_days"] == 14
    assert "Batas waktu keluhan mulai 25 Nov 2026" in text(browser.get(at("journal")))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"answer_days": "1"}, "Jawaban datang sesudah penerimaan: isi hari yang lebih banyak."),
        ({"source": "", "is_confirmed": "on"}, "Isi sumbernya: peraturan atau skema yang memuat ketentuan ini."),
    ],
)
def test_days_that_cannot_stand_are_refused_at_their_field(
    world: World, post: Post, given: dict[str, str], sentence: str
) -> None:
    answer = post(at("new_complaint_rules"), {**GIVEN, **given})
    assert (answer.status_code, sentence in text(answer)) == (422, True)
    assert not ComplaintRules.objects.exists()


def test_one_set_of_days_begins_on_a_day(world: World, post: Post) -> None:
    post(at("new_complaint_rules"), GIVEN)
    assert "Sudah ada ketentuan yang berlaku mulai" in text(post(at("new_complaint_rules"), {**GIVEN, "source": "x"}))
