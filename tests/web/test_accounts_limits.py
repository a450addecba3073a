"""Whoever tries many passwords or asks for many letters is asked to wait; everybody else goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.people import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_tried() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def tries(email: str, password: str, address: str = "10.0.0.1") -> str:
    """What the page answers to one attempt to sign in."""
    answer = Client(REMOTE_ADDR=address).post("/akun/login/", {"login": email, "password": password}, follow=True)
    return answer.content.decode()


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait_from_wherever_it_is_tried() -> None:
    user = UserFactory()
    for number in range(5):
        assert "Terlalu banyak" not in tries(user.email, "salah-sekali", f"10.0.1.{number}")
    locked = tries(user.email, PASSWORD, "10.0.2.1")
    assert "Terlalu banyak percobaan masuk yang gagal. Tunggu 5 menit" in locked
    assert user.name not in locked


def test_others_sign_in_meanwhile() -> None:
    tried, other = UserFactory(), UserFactory()
    for _attempt in range(6):
        tries(tried.email, "salah-sekali", "10.0.3.1")
    assert other.name in tries(other.email, PASSWORD, "10.0.4.1")


@pytest.mark.parametrize(
    ("path", "data", "allowed"),
    [
        ("/akun/password/reset/", {"email": "siapa@contoh.id"}, 5),
        ("/akun/signup/", {"email": "", "password1": ""}, 20),
    ],
)
def test_letters_and_accounts_are_not_asked_for_without_end(path: str, data: dict[str, str], allowed: int) -> None:
    visitor = Client(REMOTE_ADDR="10.0.5.1")
    answers = [visitor.post(path, data).status_code for _attempt in range(allowed + 1)]
    assert 429 not in answers[:-1]
    assert answers[-1] == 429
