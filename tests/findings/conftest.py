"""The cast of the findings tests; nothing of theirs is typeset."""

from __future__ import annotations

import pytest

from tests.cast import Cast, make_cast
from tests.conduct.quick import quick_papers

__all__ = ["quick_papers"]


@pytest.fixture
def cast(db: None, quick_papers: None) -> Cast:
    """One office, everyone in it, a client and an outsider."""
    return make_cast()
