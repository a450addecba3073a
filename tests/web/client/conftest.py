"""Clients of the web pages in tests: a browser signed in as a person, and what it posts with a key of its own."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from mutubaku.people.models import User
from mutubaku.web.once import FIELD, READ
from tests.applications.drafts import Drafted, drafted
from tests.factories.people import UserFactory

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


@pytest.fixture
def browser() -> Callable[[User], Browser]:
    """A browser signed in as this person."""

    def signed_in(user: User) -> Browser:
        found = Browser()
        found.force_login(user, backend=BACKEND)
        return found

    return signed_in


@pytest.fixture
def draft(db: None) -> Drafted:
    """A fresh SPPT SNI draft."""
    return drafted()


@pytest.fixture
def mine(browser: Callable[[User], Browser], draft: Drafted) -> Browser:
    """The browser of the draft's own client."""
    return browser(draft.user)


@pytest.fixture
def outsider(browser: Callable[[User], Browser], db: None) -> Browser:
    """The browser of somebody with an account who belongs to nothing here."""
    return browser(UserFactory())
