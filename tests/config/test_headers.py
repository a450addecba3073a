"""Tests of what every answer carries in its headers."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from mutubaku.config.headers import HeadersMiddleware


class Session:
    def __init__(self, *, accessed: bool) -> None:
        self.accessed = accessed


def answer(response: HttpResponse, session: Session | None = None) -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        if session:
            request.session = session  # type: ignore[assignment]
        return response

    through = HeadersMiddleware(view)(RequestFactory().get("/"))
    assert isinstance(through, HttpResponse)
    return through


def test_an_answer_that_depends_on_who_asked_is_kept_nowhere() -> None:
    assert answer(HttpResponse(), Session(accessed=True))["Cache-Control"] == "no-store"


def test_an_answer_that_is_the_same_for_all_may_be_kept() -> None:
    assert not answer(HttpResponse(), Session(accessed=False)).has_header("Cache-Control")
    assert not answer(HttpResponse()).has_header("Cache-Control")


def test_what_a_view_says_about_keeping_stands() -> None:
    said = HttpResponse(headers={"Cache-Control": "private, max-age=60"})
    assert answer(said, Session(accessed=True))["Cache-Control"] == "private, max-age=60"


@pytest.mark.django_db
def test_a_page_allows_nothing_but_our_own_files_and_no_device(client: Client) -> None:
    headers = client.get("/akun/login/").headers
    directives = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert directives == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'none'",
        "connect-src": "'self'",
        "frame-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    assert "camera=()" in headers["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]
