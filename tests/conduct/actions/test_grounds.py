"""Grounds join the proposal that waits, and who decides is as free of interests and competent as at step 9."""

from __future__ import annotations

import pytest

from mutubaku.certificates import errors
from mutubaku.certificates.actions import Proposed
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.queries import grounds_behind, grounds_of, live_plan, standing_of
from mutubaku.conduct import jobs
from mutubaku.conduct.actions.standing import decide_measure, propose_measure
from mutubaku.conduct.errors import Interested, JudgeUnfit
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from mutubaku.people.models import Competence, Interest
from mutubaku.registry.queries import verify
from mutubaku.schemes.models import Demand, SchemeTerms
from tests.cast import Cast, later
from tests.certified import certified

from .test_standing import LATE, WORDS, decided, proposed


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return certified(cast)


def test_a_ground_found_while_a_proposal_waits_joins_it_and_the_decision_names_those_it_rests_on(
    cast: Cast, certificate: Certificate
) -> None:
    proposal = proposed(certificate, cast)
    jobs.keep_cycles(LATE)
    jobs.keep_cycles(LATE.replace(hour=12))
    misuse = Proposed(measure="suspend", ground="misuse", reason="Tanda dipakai pada produk lain.")
    assert propose_measure(certificate.pk, misuse, cast.staff["ss"], LATE) == proposal
    stated = grounds_of(proposal)
    assert [(one.number, one.ground, one.by_as) for one in stated] == [
        (0, "failure", "Ss"),
        (1, "first-surveillance", "Sistem"),
        (2, "misuse", "Ss"),
    ]
    assert proposal.further.get(ground="first-surveillance").planned == live_plan(certificate).first()
    kept = Entry.objects.filter(chain=certificate.case.chain, verb="suspension.proposed").order_by("pk")
    assert [one.data.get("beside") for one in kept] == [None, 1, 2]
    grounds = [one.data["ground"] for one in Notice.objects.filter(kind="standing-proposed", role="head")]
    assert sorted(grounds) == ["failure", "first-surveillance", "misuse"]
    decide_measure(proposal.pk, cast.staff["head"], LATE, accepted=True, grounds=[1, 2], **WORDS)
    proposal.refresh_from_db()
    assert ([one.ground for one in grounds_behind(proposal)], proposal.rests_on) == (
        ["first-surveillance", "misuse"],
        [1, 2],
    )
    entry = Entry.objects.get(chain=certificate.case.chain, verb="certificate.status")
    assert (entry.data["ground"], entry.data["further"]) == ("first-surveillance", ["misuse"])
    found = verify(certificate.secret, LATE)
    assert found is not None
    assert found.history[-1][2] == (
        "Surveilans pertama tidak dilaksanakan pada waktunya; Sertifikat atau tanda dipakai tidak semestinya"
    )


def test_nobody_decides_by_a_ground_they_added_and_a_decision_needs_one(cast: Cast, certificate: Certificate) -> None:
    proposal, maker = proposed(certificate, cast), cast.staff["decision-maker"]
    own = Proposed(measure="suspend", ground="misuse", reason="Tanda dipakai pada produk lain.")
    propose_measure(certificate.pk, own, maker, later())
    for grounds, refusal in (([0, 1], errors.OwnGround), ([], errors.GroundUnnamed)):
        with pytest.raises(refusal):
            decide_measure(proposal.pk, maker, LATE, accepted=True, grounds=grounds, **WORDS)
    assert decide_measure(proposal.pk, maker, LATE, accepted=True, **WORDS).rests_on == [0]


def test_a_reduction_that_waits_takes_no_second_one(cast: Cast) -> None:
    certificate = certified(cast, "sppt-sni")
    one = certificate.scope["products"][0]
    Certificate.objects.filter(pk=certificate.pk).update(scope={**certificate.scope, "products": [one, one, one]})
    proposed(certificate, cast, "reduce", removed=(1,))
    with pytest.raises(errors.ProposalWaits):
        proposed(certificate, cast, "reduce", removed=(2,))


def test_a_decider_with_an_interest_in_the_holder_is_refused_in_the_words_of_step_9(
    cast: Cast, certificate: Certificate
) -> None:
    """ISO/IEC 17021-1, 5.2; ISO/IEC 17065, 4.2 and 7.6."""
    head, proposal = cast.staff["head"], proposed(certificate, cast)
    Interest.objects.create(
        office=cast.office,
        user=head,
        kind="consultancy",
        organisation=cast.organisation,
        company=cast.organisation.name,
        declared_as="Kepala",
        declared_at=LATE,
    )
    with pytest.raises(Interested, match="mempunyai kepentingan pada pelanggan ini"):
        decided(proposal, cast)
    assert standing_of(certificate) == "active"


def test_a_decider_is_competent_as_the_scheme_asks_or_the_gap_is_kept(cast: Cast, certificate: Certificate) -> None:
    """ISO/IEC 17021-1, 7.1.2."""
    head, proposal = cast.staff["head"], proposed(certificate, cast)
    Competence.objects.filter(user=head).delete()
    with pytest.raises(JudgeUnfit, match=f"{head.name} tidak tercatat berkompeten sebagai pengambil keputusan"):
        decided(proposal, cast)
    SchemeTerms.objects.filter(scheme="iso-9001").update(decider_competence=Demand.REASON)
    decided(proposal, cast)
    entry = Entry.objects.get(chain=certificate.case.chain, verb="certificate.status")
    assert entry.data["remark"].startswith(f"{head.name} tidak tercatat berkompeten")
