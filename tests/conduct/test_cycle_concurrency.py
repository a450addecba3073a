"""Several workers at once: a planned case opens once, a measure is proposed once and decided once."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest

from mutubaku.cases.models import Case
from mutubaku.certificates.errors import ProposalDecided
from mutubaku.certificates.models import StandingProposal
from mutubaku.conduct import jobs
from mutubaku.conduct.actions.standing import decide_measure
from mutubaku.notices.models import Notice
from mutubaku.people.models import User
from tests.cast import WIB, Cast, make_cast
from tests.certified import certified
from tests.conduct.quick import Written
from tests.conduct.test_concurrency import at_once

LATE = datetime(2027, 11, 24, 9, 0, tzinfo=WIB)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None, quick_papers: Written) -> Cast:
    return make_cast()


def test_two_workers_open_a_case_and_propose_a_suspension_once(cast: Cast) -> None:
    certified(cast)
    at_once([partial(jobs.keep_cycles, LATE)] * 2)
    assert Case.objects.filter(kind="surveillance").count() == 1
    assert Notice.objects.filter(kind="cycle-opened").count() == 1
    assert StandingProposal.objects.count() == 1


def test_of_two_who_decide_at_once_one_is_first(cast: Cast) -> None:
    certified(cast)
    jobs.keep_cycles(LATE)
    proposal = StandingProposal.objects.get()

    def decide(by: User) -> str:
        try:
            decide_measure(proposal.pk, by, LATE, accepted=True, answer="Ya.", conditions="Surveilans dilaksanakan.")
        except ProposalDecided:
            return "late"
        return "first"

    acts = [partial(decide, cast.staff[role]) for role in ("head", "decision-maker")]
    assert sorted(at_once(acts)) == ["first", "late"]
    assert proposal.certificate.standings.filter(standing="suspended").count() == 1
