"""The cast of the cases tests; what they write is not typeset anew."""

from __future__ import annotations

import pytest

from tests.cast import Cast, make_cast
from tests.conduct.conftest import second_version
from tests.conduct.quick import Written, quick_papers

__all__ = ["quick_papers", "second_version"]


@pytest.fixture
def cast(db: None, quick_papers: Written) -> Cast:
    return make_cast()
