"""Tests of the choice of language."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import get_language

from mutubaku.config.language import LanguageMiddleware


def spoken(cookie: str | None, accept: str = "en-GB") -> HttpResponse:
    """The answer of a view that writes the language it was called in."""

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"{get_language()} {request.LANGUAGE_CODE}")

    request = RequestFactory().get("/", headers={"Accept-Language": accept})
    if cookie is not None:
        request.COOKIES["bahasa"] = cookie
    response = LanguageMiddleware(view)(request)
    assert isinstance(response, HttpResponse)
    return response


@pytest.mark.parametrize(
    ("cookie", "language"), [(None, "id"), ("id", "id"), ("en", "en"), ("de", "id"), ("", "id"), ("../x", "id")]
)
def test_it_is_indonesian_unless_the_person_chose_english_here(cookie: str | None, language: str) -> None:
    response = spoken(cookie)
    assert response.content.decode() == f"{language} {language}"
    assert response["Content-Language"] == language


def test_a_cache_between_us_and_the_person_keeps_the_languages_apart() -> None:
    assert spoken("en")["Vary"] == "Cookie"


def test_the_language_of_one_request_does_not_stay_for_the_next() -> None:
    before = get_language()
    spoken("en")
    assert get_language() == before
