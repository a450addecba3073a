"""`mutubaku demo`: what it makes, what it keeps, and where it refuses."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from pytest_django import Settings

from mutubaku.cases.models import Case, Pause, Task
from mutubaku.cases.queries import late
from mutubaku.certificates.models import Certificate, Continuation, StandingProposal
from mutubaku.cli.demo import demo
from mutubaku.cli.demonstration import play as playing
from mutubaku.cli.demonstration.fresh import fresh
from mutubaku.cli.demonstration.scenes import Scene, scenes
from mutubaku.conduct.demonstration import RealOfficeHere
from mutubaku.documents.models import StoredFile, Version
from mutubaku.documents.storage import path_of
from mutubaku.journal.models import Entry
from mutubaku.journal.queries import broken_chains
from mutubaku.notices.models import Notice
from mutubaku.people.access import organisations_of
from mutubaku.people.models import Manner, Office, User
from mutubaku.worktime import OfficeCalendar
from tests.factories.people import OfficeFactory

AT = datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
FEW = {"sawit-9001", "air-14001-konsep", "mainan-ditutup"}


def ask(*words: str) -> Result:
    return CliRunner().invoke(demo, words)


@pytest.fixture(autouse=True)
def demonstration(settings: Settings) -> Iterator[None]:
    """Demonstration mode, and the environment as it was afterwards."""
    settings.DEMONSTRATION = True
    before = os.environ.get("MUTUBAKU_DEMONSTRATION")
    yield
    if before is None:
        os.environ.pop("MUTUBAKU_DEMONSTRATION", None)


@pytest.fixture
def few_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only three quick cases."""

    def few(calendar: OfficeCalendar, at: datetime) -> list[Scene]:
        return [scene for scene in scenes(calendar, at) if scene.key in FEW]

    monkeypatch.setattr(playing, "scenes", few)


@pytest.mark.walk
@pytest.mark.django_db
def test_the_demonstration_shows_a_case_in_every_plight() -> None:
    office = fresh(AT)
    cases = Case.objects.filter(office=office)
    assert Counter(cases.values_list("ending", flat=True)) == {
        "": 16,
        "completed": 7,
        "refused": 1,
        "closed": 1,
        "withdrawn": 1,
    }
    assert set(cases.values_list("scheme", flat=True)) == {"sppt-sni", "iso-9001", "iso-14001", "industri-hijau"}
    assert set(cases.values_list("kind", flat=True)) == {"initial", "surveillance", "recertification", "scope-change"}
    assert cases.filter(sent_at=None).count() == 3  # one begun, two that opened themselves

    tasks = Task.objects.filter(office=office, closed_at=None)
    assert {task.step for task in late(tasks.filter(runs=""), AT)} == {"completeness", "review"}
    assert set(Pause.objects.filter(ended_at=None).values_list("kind", flat=True)) == {
        "menunggu-kelengkapan",
        "menunggu-tindakan-koreksi-tahap-1",
        "menunggu-tindakan-koreksi-tahap-2",
        "pengujian",
    }
    assert tasks.exclude(claimed_by=None).get().step == "review"
    assert {"signing", "receipt", "confirmation", "disposition"} <= set(tasks.values_list("step", flat=True))

    issued = Certificate.objects.filter(issued_at__isnull=False)
    assert (issued.count(), Continuation.objects.filter(issued_at__isnull=False).count()) == (5, 3)
    assert StandingProposal.objects.get(decided_at=None).measure == "suspend"
    assert not Task.objects.filter(office=office, opened_at__gt=AT).exists()
    assert list(broken_chains()) == []
    _check_order_of_numbers(cases)
    _check_news_is_fresh()
    _check_accounts(office)


def _check_order_of_numbers(cases: object) -> None:
    """Who sent first has the lower number."""
    rows = cases.exclude(number="").order_by("sent_at", "number").values_list("sent_at__year", "number")  # type: ignore[attr-defined]
    by_year: dict[int, list[int]] = {}
    for year, number in rows:
        by_year.setdefault(year, []).append(int(number[:4]))
    assert all(serials == list(range(1, len(serials) + 1)) for serials in by_year.values())


def _check_news_is_fresh() -> None:
    waiting = Notice.objects.filter(addressed_at=None)
    assert 0 < waiting.count() < 40
    assert (AT - min(waiting.values_list("at", flat=True))).days < 4


def _check_accounts(office: Office) -> None:
    acting = User.objects.get(email="plt.kepala@balai.contoh.example").holdings.get()
    assert (acting.manner, acting.title, acting.starts_on <= AT.date() <= acting.ends_on) == (
        Manner.ACTING,
        "Plt. Kepala Balai",
        True,
    )
    both = User.objects.get(email="konsultan@dua-perusahaan.contoh.example")
    assert [one.name for one in organisations_of(both, AT)] == ["CV Contoh Sawit", "PT Contoh Karet Remah"]
    assert all(user.check_password("coba-mutu-baku") for user in User.objects.all()[:2])
    assert not User.objects.exclude(email__endswith=".contoh.example").exists()
    assert office.is_demonstration


@pytest.mark.django_db
@pytest.mark.usefixtures("few_scenes")
def test_the_accounts_are_printed_with_the_one_password_and_open_the_door(client: Client) -> None:
    answer = ask()
    assert answer.exit_code == 0, answer.output
    lines = answer.stdout.splitlines()
    assert lines[:2] == [
        "Data demonstrasi dibuat: 3 permohonan di kantor rekaan balai-contoh.",
        "Semua akun di bawah ini memakai kata sandi: coba-mutu-baku",
    ]
    assert "  plt.kepala@balai.contoh.example          Plt. Kepala Balai" in lines
    entered = client.post("/akun/login/", {"login": "kepala@balai.contoh.example", "password": "coba-mutu-baku"})
    assert entered.status_code == 302


@pytest.mark.django_db
@pytest.mark.usefixtures("few_scenes")
def test_what_is_there_is_kept_when_asked_to() -> None:
    made = json.loads(ask("--if-empty", "--json").stdout)
    heads = list(Entry.objects.values_list("digest", flat=True))
    kept = json.loads(ask("--if-empty", "--json").stdout)
    assert (made["made"], kept["made"], kept["cases"], kept["password"]) == (True, False, 3, "coba-mutu-baku")
    assert made["accounts"] == kept["accounts"]
    assert len(made["accounts"]) == 24
    assert list(Entry.objects.values_list("digest", flat=True)) == heads


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("few_scenes")
def test_a_fresh_one_takes_the_place_of_the_old_with_its_files_and_looks_the_same() -> None:
    def looks() -> list[tuple[object, ...]]:
        columns = ("case__number", "step", "round", "opened_at", "due_at", "outcome", "closed_as")
        return list(Task.objects.order_by("id").values_list(*columns))

    fresh(AT)
    User.objects.create_user("tamu@lain.example", name="Tamu")
    old, seen = {file.sha256 for file in StoredFile.objects.all()}, looks()
    fresh(AT)
    assert looks() == seen
    assert not User.objects.filter(email="tamu@lain.example").exists()
    assert list(broken_chains()) == []
    new = {file.sha256 for file in StoredFile.objects.all()}
    assert not any(path_of(sha256).exists() for sha256 in old - new)
    assert all(path_of(version.file.sha256).exists() for version in Version.objects.select_related("file"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("few_scenes")
def test_a_demonstration_cut_short_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_short(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("mutubaku.cli.demonstration.fresh.play", cut_short)
        with pytest.raises(KeyboardInterrupt):
            fresh(AT)
    assert Office.objects.count() == 1
    assert json.loads(ask("--if-empty", "--json").stdout)["made"] is True
    assert Case.objects.count() == 3


@pytest.mark.django_db
def test_it_is_not_made_beside_a_real_office() -> None:
    OfficeFactory()
    for words in ([], ["--if-empty"]):
        answer = ask(*words)
        assert answer.exit_code == 1
        assert answer.stderr.startswith("Galat: Basis data ini memuat kantor sungguhan")
    with pytest.raises(RealOfficeHere):
        fresh(AT)
    assert Office.objects.count() == 1


@pytest.mark.django_db
def test_it_is_not_made_where_the_mode_is_switched_off(settings: Settings) -> None:
    settings.DEMONSTRATION = False
    answer = ask()
    assert answer.exit_code == 1
    assert answer.stderr.startswith("Galat: Mode demonstrasi dimatikan (MUTUBAKU_DEMONSTRATION=tidak)")
    assert not Office.objects.exists()
