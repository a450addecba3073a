"""An administrator's acts on the questions of the application review."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from mutubaku.journal.models import Entry, Verb
from mutubaku.people.models import Office
from mutubaku.reviews.models import Question
from tests.web.administration.conftest import Post, World
from tests.web.administration.test_tables import at, text

ASKED = {
    "text": "Apakah kompetensinya ada?",
    "source": "7.3.1 c",
    "purpose": "application",
    "order": "20",
    "valid_from": "2026-11-26",
}


def test_a_question_is_asked_from_a_day_on_and_the_journal_says_who_added_it(office: Office, post: Post) -> None:
    assert post(at("new_question"), {**ASKED, "key": "kompetensi"}).headers["Location"] == at("questions")
    row = Question.objects.get(key="kompetensi")
    assert (row.office, row.text, row.source, row.order) == (office, "Apakah kompetensinya ada?", "7.3.1 c", 20)
    entry = Entry.objects.get(verb=Verb.QUESTIONS_CHANGED)
    assert (entry.actor_name, entry.data["key"], entry.data["valid_from"]) == ("Ani Admin", "kompetensi", "2026-11-26")


def test_a_question_code_is_taken_once_and_what_was_typed_stays(world: World, post: Post) -> None:
    answer = post(at("new_question"), {**ASKED, "key": "lingkup"})
    page = text(answer)
    assert (answer.status_code, page.count("Kode “lingkup” sudah dipakai pada waktu itu.")) == (422, 2)
    assert "Apakah kompetensinya ada?" in page


def test_a_changed_question_begins_on_its_day_and_the_old_one_stays_for_its_cases(
    world: World, post: Post, browser: Client
) -> None:
    post(at("change_question", world.question.pk), ASKED)
    old, new = Question.objects.filter(key="lingkup").order_by("valid_from")
    assert (old.text, old.valid_to) == ("Cukupkah lingkupnya?", date(2026, 11, 25))
    assert (new.text, new.valid_from) == ("Apakah kompetensinya ada?", date(2026, 11, 26))
    assert "akan datang" in text(browser.get(at("questions")))


def test_a_question_ends_and_is_listed_only_on_request(world: World, post: Post, browser: Client) -> None:
    post(at("end_question", world.question.pk), {"last_day": "2026-11-24"})
    assert "Cukupkah" not in text(browser.get(at("questions")))
    page = text(browser.get(at("questions"), {"lama": "1"}))
    assert "Cukupkah" in page
    assert "sudah berakhir" in page


def test_a_question_to_come_is_taken_back(office: Office, post: Post, browser: Client) -> None:
    post(at("new_question"), {**ASKED, "key": "kompetensi"})
    row = Question.objects.get()
    assert "Pertanyaan ini belum berlaku" in text(browser.get(at("end_question", row.pk)))
    post(at("end_question", row.pk))
    assert not Question.objects.exists()
    assert "Tidak ada pertanyaan tinjauan" in text(browser.get(at("questions")))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", "x" * 1001),
        ("text", "a\x00b"),
        ("source", "😀" * 201),
        ("order", "-1"),
        ("order", "9" * 40),
        ("order", "banyak"),
        ("valid_from", "kapan-kapan"),
        ("valid_from", "2020-01-01"),
        ("key", "dua kata"),
        ("key", ""),
    ],
)
def test_odd_answers_come_back_with_a_sentence(office: Office, post: Post, field: str, value: str) -> None:
    assert post(at("new_question"), {**ASKED, "key": "kompetensi", field: value}).status_code == 422
    assert not Question.objects.exists()


def test_what_turns_or_marks_up_text_stays_text(office: Office, post: Post, browser: Client) -> None:
    post(at("new_question"), {**ASKED, "key": "aneh", "text": "<b>tebal</b> \u202egnilab"})
    assert Question.objects.get().text == "<b>tebal</b> gnilab"
    assert "&lt;b&gt;tebal&lt;/b&gt; gnilab" in text(browser.get(at("questions")))


def test_the_overview_leads_to_the_questions(office: Office, browser: Client) -> None:
    assert f'href="{reverse("administration:questions")}"' in text(browser.get(at("home")))
