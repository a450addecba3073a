"""Behind a secret link one may try only so often, and what is refused is counted too."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.views.decorators.http import require_http_methods

from mutubaku.web.once import once
from mutubaku.web.public.secret_links import limited
from mutubaku.web.public.views_attendance import TRIES as ATTENDANCE
from mutubaku.web.public.views_sampling import TRIES as SAMPLING
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """One office with everybody."""
    return make_cast()


@require_http_methods(["GET", "POST"])
@limited("guessing", "3/h/key")
@once
def guess(_request: HttpRequest, secret: str) -> HttpResponse:
    """A page on which every code is wrong."""
    return HttpResponse(secret, status=422)


def send(cast: Cast, secret: str, address: str) -> int:
    request = RequestFactory().post("/tebak/", {"once": f"{datetime.now(UTC)}"}, REMOTE_ADDR=address)
    request.user = cast.client
    request.at = datetime.now(UTC)  # type: ignore[attr-defined]  # as the gate would
    return guess(request, secret=secret).status_code


def test_wrong_codes_are_counted_for_the_link_whatever_address_they_come_from(cast: Cast) -> None:
    answers = [send(cast, "a", f"10.0.9.{number}") for number in range(4)]
    assert answers[-1] == 429
    assert 429 not in answers[:-1]
    assert send(cast, "b", "10.0.9.9") != 429


def test_a_code_cannot_be_guessed_at_a_meeting_or_at_a_sampling() -> None:
    """Six digits of which at most two hundred are tried in an hour."""
    for rates in (ATTENDANCE, SAMPLING):
        assert "200/h/key" in rates.split(",")
