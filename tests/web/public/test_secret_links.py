"""Behind a secret link one may try only so often, and what is refused is counted too."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
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


@pytest.mark.parametrize(("path", "rates"), [("hadir", ATTENDANCE), ("contoh", SAMPLING)])
def test_codes_at_a_meeting_and_at_a_sampling_cannot_be_guessed_without_end(path: str, rates: str) -> None:
    visitor, allowed = Client(REMOTE_ADDR="10.0.9.10"), int(rates.split("/", maxsplit=1)[0])
    answers = [
        visitor.post(f"/{path}/{'0' * 32}/", {"code": "000000", "once": str(uuid4())}).status_code
        for _attempt in range(allowed + 1)
    ]
    assert answers[-1] == 429
    assert answers[0] != 429
