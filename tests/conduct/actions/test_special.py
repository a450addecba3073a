"""A special audit is opened by the office beside the plan, and its holder is told why and how before it is held."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.applications.queries import application_of
from mutubaku.audits.visits.policy.kinds import SPECIAL
from mutubaku.certificates import errors
from mutubaku.certificates.actions import Special
from mutubaku.certificates.models import Certificate, SpecialAudit
from mutubaku.certificates.queries import live_plan, subject_of
from mutubaku.conduct.actions.cycle import open_special
from mutubaku.conduct.errors import NotYours
from mutubaku.conduct.programme import kind_of
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from tests.cast import Cast, later
from tests.certified import certified

GIVEN = Special(
    cause="complaint",
    reason="Keluhan pembeli tentang mutu.",
    conditions="Satu hari di pabrik; harinya diberitahukan dua hari sebelumnya.",
    until=date(2026, 12, 18),
)


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return certified(cast)


def test_ms_19_the_case_is_prepared_beside_the_plan_and_the_holder_is_told_its_conditions(
    cast: Cast, certificate: Certificate
) -> None:
    case = open_special(certificate.pk, GIVEN, cast.staff["ss"], later())
    assert (case.kind, case.is_special, case.get_kind_display()) == ("surveillance", True, "Audit khusus")
    assert (subject_of(case), case.sent_at) == (certificate, None)
    assert application_of(case).system_scope.statement == "Produksi karet remah"
    assert kind_of(case, "stage-2") == SPECIAL
    assert not live_plan(certificate).filter(case=case).exists()
    told = Notice.objects.get(kind="special-audit")
    assert (told.role, told.case) == ("client", case)
    assert told.data == {
        "certificate": certificate.number,
        "cause": "complaint",
        "until": "2026-12-18",
        "reason": GIVEN.reason,
        "conditions": GIVEN.conditions,
    }
    chains = set(Entry.objects.filter(verb="special.opened").values_list("chain", flat=True))
    assert chains == {case.chain, certificate.case.chain}


def test_ms_19_one_runs_at_a_time_and_only_the_office_opens_it(cast: Cast, certificate: Certificate) -> None:
    with pytest.raises(NotYours):
        open_special(certificate.pk, GIVEN, cast.client, later())
    open_special(certificate.pk, GIVEN, cast.staff["ss"], later())
    with pytest.raises(errors.SpecialRuns):
        open_special(certificate.pk, GIVEN, cast.staff["head"], later())
    assert SpecialAudit.objects.count() == 1
