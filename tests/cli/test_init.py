"""`mutubaku init`: a real office by flags or by questions, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from pytest_django import Settings

from mutubaku.cli import init as room
from mutubaku.cli.init import init
from mutubaku.journal.models import Entry
from mutubaku.people.access import ADMINISTRATOR_ROLE, capacity_for
from mutubaku.people.models import Office, User
from tests.factories.people import OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db
FLAGS = {
    "code": "bspji-contoh",
    "name": "Balai Contoh",
    "city": "Palembang",
    "zone": "Asia/Jakarta",
    "address": "Jl. Contoh 1",
    "admin-email": "Admin@Contoh.example",
    "admin-name": "Administrator Baru",
}


def ask(*words: str, answers: str | None = None, without: str = "", **other: str) -> Result:
    told = {name: value for name, value in {**FLAGS, **other}.items() if name != without}
    flags = [part for name, value in told.items() for part in (f"--{name}", value)]
    return CliRunner().invoke(init, [*flags, *words], input=answers)


def test_a_real_empty_office_is_made_and_its_administrator_gets_a_link() -> None:
    answer = ask("--json")
    facts = json.loads(answer.stdout)
    office, user = Office.objects.get(), User.objects.get()
    assert (facts["office"], facts["administrator"]) == ("bspji-contoh", "admin@contoh.example")
    assert facts["password_link"].startswith("http://127.0.0.1:8000/akun/password/reset/key/")
    assert (office.is_demonstration, office.cases.count(), office.requirements.count()) == (False, 0, 66)
    profile = office.profiles.get()
    assert (profile.name, profile.short_name, profile.letterhead, profile.number_code) == (
        "Balai Contoh",
        "Balai Contoh",
        "BALAI CONTOH",
        "BSPJI-CONTOH",
    )
    opened = Entry.objects.filter(chain=f"office:{office.pk}").order_by("seq")[0]
    assert (opened.verb, opened.actor_name, opened.actor) == ("office.created", "Perintah mutubaku", None)
    assert capacity_for(user, office, ADMINISTRATOR_ROLE, opened.at) is not None


def test_the_link_opens_a_page_to_set_a_password() -> None:
    link = json.loads(ask("--json").stdout)["password_link"]
    page = Client().get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    assert page.status_code == 200
    assert b'type="password"' in page.content


def test_letterhead_and_codes_can_be_said() -> None:
    ask("--letterhead", "KEMENTERIAN", "--letterhead", "BALAI", **{"number-code": "BSKJI/B", "short-name": "Balai"})
    profile = Office.objects.get().profiles.get()
    assert (profile.letterhead, profile.number_code, profile.short_name) == ("KEMENTERIAN\nBALAI", "BSKJI/B", "Balai")


def test_what_was_not_said_is_listed_where_nobody_can_be_asked() -> None:
    answer = ask(without="city")
    assert answer.exit_code == 1
    assert answer.stderr == ("Galat: Belum disebut: --city. Sebutkan, atau jalankan di terminal agar ditanyakan.\n")
    answer = CliRunner().invoke(init, [])
    assert "--code, --name, --city, --zone, --address, --admin-email, --admin-name" in answer.stderr
    assert not Office.objects.exists()


def test_at_a_terminal_what_is_missing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    complete = room.complete

    def at_a_terminal(told: dict[str, Any]) -> None:
        monkeypatch.setattr(room.sys.stdin, "isatty", lambda: True)
        complete(told)

    monkeypatch.setattr(room, "complete", at_a_terminal)
    flags = {name: value for name, value in FLAGS.items() if name not in {"city", "zone"}}
    words = [part for name, value in flags.items() for part in (f"--{name}", value)]
    answer = CliRunner().invoke(init, words, input="Ambon\nAsia/Jayapura\n")
    assert answer.exit_code == 0, answer.output
    assert "Kota: " in answer.stdout
    assert (Office.objects.get().zone, Office.objects.get().profiles.get().city) == ("Asia/Jayapura", "Ambon")


def test_wrong_answers_are_named_all_at_once_and_nothing_is_made() -> None:
    answer = ask(code="balai contoh", name="x" * 300, **{"admin-email": "bukan alamat"})
    assert answer.exit_code == 1
    assert [line.split(":")[0] for line in answer.stderr.splitlines()[1:]] == ["--code", "--name", "--admin-email"]
    assert not Office.objects.exists()


def test_a_zone_that_no_office_can_have_is_refused() -> None:
    assert ask(zone="Europe/Paris").exit_code == 2


def test_a_code_that_is_taken_is_refused_and_the_other_office_stays_as_it_was() -> None:
    ask()
    answer = ask(name="Balai Lain", **{"admin-email": "lain@contoh.example"})
    assert answer.exit_code == 1
    assert "Kantor dengan kode “bspji-contoh” sudah ada." in answer.stderr
    assert Office.objects.get().profiles.get().name == "Balai Contoh"
    assert User.objects.count() == 1


def test_a_second_office_may_have_the_same_administrator() -> None:
    ask()
    assert ask(code="bspji-dua").exit_code == 0
    assert User.objects.count() == 1
    assert Office.objects.count() == 2


def test_somebody_with_a_password_needs_no_link() -> None:
    UserFactory(email="admin@contoh.example")
    answer = ask()
    assert answer.exit_code == 0
    assert "tautan" not in answer.stdout


def test_a_password_can_be_asked_for_at_once_and_a_weak_one_is_asked_again() -> None:
    typed = "12345\n12345\nkuda-laut-biru\nkuda-laut-biru\n"
    answer = ask("--ask-password", answers=typed)
    assert answer.exit_code == 0, answer.output
    assert "tautan" not in answer.stdout
    assert User.objects.get().check_password("kuda-laut-biru")


def test_no_real_office_is_made_in_the_database_of_a_demonstration() -> None:
    shown = OfficeFactory(is_demonstration=True)
    answer = ask()
    assert answer.exit_code == 1
    assert answer.stderr.startswith("Galat: Basis data ini memuat kantor demonstrasi")
    assert list(Office.objects.all()) == [shown]


@pytest.mark.parametrize("code", ["Bad Code", "BAD_code", "-balai", "balai-", "balai--dua", "b" * 41])
def test_a_code_is_lower_case_digits_and_hyphens_as_the_help_says(code: str) -> None:
    answer = ask(f"--code={code}", without="code")
    assert answer.exit_code == 1
    assert "--code: Kode kantor terdiri atas huruf kecil, angka, dan tanda hubung di antaranya" in answer.stderr
    assert not Office.objects.exists()


def test_demonstration_mode_makes_no_real_office(settings: Settings) -> None:
    settings.DEMONSTRATION = True
    answer = ask()
    assert answer.exit_code == 1
    assert answer.stderr.startswith("Galat: Kantor sungguhan tidak dibuat dalam mode demonstrasi.")
    assert not Office.objects.exists()
