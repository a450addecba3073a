"""Secrets of links: made so that nobody guesses them, and told apart from other texts before anything is read."""

from __future__ import annotations

import pytest

from mutubaku.people.codes import may_be_secret, new_secret


def test_a_secret_that_was_made_may_be_one() -> None:
    assert may_be_secret(new_secret())


@pytest.mark.parametrize("text", ["", "0" * 31, "0" * 33, "A" * 32, "g" * 32, "٣" * 32, "0" * 32 + "\n"])
def test_what_was_never_made_is_not_looked_up(text: str) -> None:
    assert not may_be_secret(text)
