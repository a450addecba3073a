"""A list shows as many rows as its address asks for, and a first page of them otherwise."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from mutubaku.web.listing import MOST, rows_shown


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", 50),
        ("?tampil=", 50),
        ("?tampil=0", 50),
        ("?tampil=000", 50),
        ("?tampil=-5", 50),
        ("?tampil=lima", 50),
        ("?tampil=²", 50),
        ("?tampil=\u0665\u0660", 50),
        ("?tampil=7", 7),
        ("?tampil=0100", 100),
        ("?tampil=1000", 1000),
        ("?tampil=99999", MOST),
        ("?tampil=100049", MOST),
        ("?tampil=" + "9" * 5000, MOST),
    ],
)
def test_a_list_shows_as_many_rows_as_are_asked_for(asked: str, shown: int) -> None:
    assert rows_shown(RequestFactory().get(f"/kerja/{asked}"), 50) == shown
