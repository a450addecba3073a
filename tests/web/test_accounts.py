"""Who signs up says their name, and is written to in the language they signed up in."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from mutubaku.people.models import User

pytestmark = pytest.mark.django_db
ANSWERS = {"name": "Dewi <b>O'Neil</b>", "email": "Dewi@Contoh.id", "password1": "kalimat-panjang-2026"}


def sign_up(language: str | None = None, **other: str) -> object:
    client = Client()
    if language is not None:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client.post(reverse("account_signup"), {**ANSWERS, **other})


@pytest.mark.parametrize(("chosen", "kept"), [(None, "id"), ("id", "id"), ("en", "en"), ("xx", "id")])
def test_an_account_keeps_the_name_and_the_language_it_was_made_in(chosen: str | None, kept: str) -> None:
    sign_up(chosen)
    user = User.objects.get()
    assert (user.name, user.email, user.language) == ("Dewi <b>O'Neil</b>", "dewi@contoh.id", kept)
    assert user.check_password(ANSWERS["password1"])
    assert [message.to for message in mail.outbox] == [["dewi@contoh.id"]]


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_without_a_name_that_can_be_kept_there_is_no_account(name: str) -> None:
    sign_up(name=name)
    assert User.objects.count() == 0


def test_the_name_is_asked_first() -> None:
    page = Client().get(reverse("account_signup")).content.decode()
    assert 0 < page.index('name="name"') < page.index('name="email"') < page.index('name="password1"')
