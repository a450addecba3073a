"""The worker sends what is due, forgets what nobody needs any more, and outlives a database that goes away."""

from __future__ import annotations

import uuid
from datetime import timedelta
from threading import Event
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import OperationalError
from django.utils import timezone

from mutubaku.notices import jobs as notices
from mutubaku.notices.models import Delivery, Notice
from mutubaku.web import jobs
from mutubaku.web.models import PostedForm
from tests.factories.people import NOON, OfficeFactory


@pytest.mark.django_db
def test_everything_that_is_due_goes_out_in_one_round_however_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "BATCH", 2)
    office = OfficeFactory()
    for number in range(5):
        data = {"link": "https://contoh.id/", "organisation": "PT Contoh", "by": "Dewi"}
        Notice.objects.create(office=office, kind="invitation", email=f"{number}@contoh.id", data=data, at=NOON)
    jobs.work_through()
    assert sorted(message.to for message in mail.outbox) == [[f"{number}@contoh.id"] for number in range(5)]
    assert Delivery.objects.filter(sent_at=None).count() == 0
    jobs.work_through()
    assert len(mail.outbox) == 5


@pytest.mark.django_db
def test_forms_of_a_month_ago_and_ended_sessions_are_forgotten_and_others_kept() -> None:
    now = timezone.now()
    ages = {"old": timedelta(days=30, seconds=1), "young": timedelta(days=29)}
    for path, age in ages.items():
        PostedForm.objects.create(key=uuid.uuid4(), claim=uuid.uuid4(), path=path, at=now - age)
        Session.objects.create(session_key=path, session_data="", expire_date=now + timedelta(days=29) - age)
    Session.objects.create(session_key="now", session_data="", expire_date=now + timedelta(hours=1))
    jobs.clear(now)
    assert [form.path for form in PostedForm.objects.all()] == ["young"]
    assert "old" not in {one.session_key for one in Session.objects.all()}
    assert "now" in {one.session_key for one in Session.objects.all()}


class Rounds:
    """Rounds that end as told, one after the other; the last one tells the worker to stop."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *ends: Exception | None) -> None:
        self.stop, self.ends = Event(), list(ends)
        self.worked, self.cleared, self.closed, self.reminded, self.kept = 0, 0, 0, 0, 0
        monkeypatch.setattr(jobs, "work_through", self.work)
        monkeypatch.setattr(jobs, "clear", self.clear)
        monkeypatch.setattr(jobs, "remind_clients", self.remind)
        monkeypatch.setattr(jobs, "keep_cycles", self.keep)
        monkeypatch.setattr(jobs, "anchor_chains", lambda _at: 0)
        monkeypatch.setattr(jobs, "connections", SimpleNamespace(close_all=self.close))

    def work(self) -> None:
        self.worked += 1
        if self.worked == len(self.ends):
            self.stop.set()
        end = self.ends[self.worked - 1]
        if end is not None:
            raise end

    def clear(self, _at: object) -> None:
        self.cleared += 1

    def remind(self, _at: object) -> None:
        self.reminded += 1

    def keep(self, _at: object) -> None:
        self.kept += 1

    def close(self) -> None:
        self.closed += 1


def test_the_worker_works_until_told_to_stop_and_cleans_up_once_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = Rounds(monkeypatch, None, None, None)
    jobs.run(rounds.stop, 0)
    assert (rounds.worked, rounds.reminded, rounds.kept, rounds.cleared, rounds.closed) == (3, 1, 1, 1, 0)


def test_an_hour_later_it_cleans_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "HOUSEKEEPING_EVERY", timedelta(0))
    rounds = Rounds(monkeypatch, None, None)
    jobs.run(rounds.stop, 0)
    assert rounds.cleared == 2


def test_a_worker_told_to_stop_before_it_began_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = Rounds(monkeypatch, None)
    rounds.stop.set()
    jobs.run(rounds.stop, 0)
    assert rounds.worked == 0


@pytest.mark.parametrize(
    "error", [OperationalError("Basis data pergi."), ConnectionResetError("Putus."), KeyError("x")]
)
def test_a_round_that_fails_is_logged_its_connections_are_closed_and_the_next_one_tries_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    rounds = Rounds(monkeypatch, error, None)
    with caplog.at_level("ERROR", logger=jobs.log.name):
        jobs.run(rounds.stop, 0)
    assert (rounds.worked, rounds.cleared, rounds.closed) == (2, 1, 1)
    assert "Pekerja latar terhenti sejenak; dicoba lagi." in caplog.text
