"""The cast of the conduct tests."""

from __future__ import annotations

import pytest

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """One office, everyone in it, a client and an outsider."""
    return make_cast()
