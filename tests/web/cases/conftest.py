"""The cast at its desks: browsers signed in as its people, on a clock that stands where the test puts it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mutubaku.cases.models import Task
from mutubaku.people.models import User
from mutubaku.web import resume
from mutubaku.web.once import FIELD, READ
from tests.cast import Cast, later, make_cast
from tests.conduct.quick import quick_papers

__all__ = ["quick_papers"]

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Browser(Client):
    """Django's test client with the key that every posting form of ours carries."""

    def send(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        """Post a form as a page of ours would."""
        return self.post(path, {FIELD: str(uuid.uuid4()), **(data or {})}, **more)

    def assent(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        """Post a form that assents to what its page shows, as whoever has just read it would."""
        shown = re.findall(rf'name="{READ}" value="([^"]*)"', self.get(path).content.decode())
        return self.send(path, {READ: shown[0], **(data or {})}, **more)

    def lost(self, path: str, page: str, **typed: str) -> None:
        """What was typed into a form when the session ended is kept, as after signing in again."""
        fields = {name: [value] for name, value in typed.items()}
        kept = {"path": path, "page": page, "fields": fields, "files": False, "at": timezone.now().timestamp()}
        session = self.session
        session[resume.KEY] = kept
        session.save()

    def page(self, path: str, status: int = 200) -> str:
        """The text of a page, which must answer with this status."""
        answer = self.get(path)
        assert (path, answer.status_code) == (path, status)
        return answer.content.decode()


As = Callable[[User], Browser]
Move = Callable[[datetime], None]


@pytest.fixture
def cast(db: None, quick_papers: None) -> Cast:
    """One office, everyone in it, a client and an outsider; what they write is not typeset anew."""
    return make_cast()


@pytest.fixture
def move() -> Iterator[Move]:
    """Puts the clock where the test wants it; at first it is Monday 23 November 2026, nine o'clock."""
    with time_machine.travel(later(hours=1), tick=False) as clock:
        yield clock.move_to


@pytest.fixture
def as_(move: Move) -> As:
    """A browser signed in as this person."""

    def signed_in(user: User) -> Browser:
        found = Browser()
        found.force_login(user, backend=BACKEND)
        return found

    return signed_in


@pytest.fixture
def soon_after(move: Move) -> Callable[[Task], Task]:
    """Puts the clock ten minutes after a task was opened."""

    def moved(task: Task) -> Task:
        move(task.opened_at + timedelta(minutes=10))
        return task

    return moved


@pytest.fixture
def queries() -> Callable[[Callable[[], object]], int]:
    """How many queries an act asks."""

    def counted(act: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as seen:
            act()
        return len(seen)

    return counted
