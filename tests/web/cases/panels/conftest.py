"""What the tests of the panels begin with: the people of the office at their desks, and a question to answer."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.documents.models import Requirement
from mutubaku.reviews.models import Question
from tests.cast import Cast
from tests.web.cases.conftest import As, Browser


@pytest.fixture
def pjt(cast: Cast, as_: As) -> Browser:
    """Who does steps 3 and 5."""
    return as_(cast.staff["pjt"])


@pytest.fixture
def ss(cast: Cast, as_: As) -> Browser:
    """Who does step 4."""
    return as_(cast.staff["ss"])


@pytest.fixture
def question(cast: Cast) -> Question:
    """The one question this office asks."""
    text = "Apakah lingkupnya jelas?"
    return Question.objects.create(office=cast.office, key="lingkup", text=text, valid_from=date(2020, 1, 1), order=1)


@pytest.fixture
def optional(cast: Cast) -> Requirement:
    """A second document of the office's list, which need not be handed in."""
    rows = cast.office.requirements
    day = date(2020, 1, 1)
    return rows.create(key="brosur", name="Brosur", is_mandatory=False, valid_from=day, order=2)
