"""Several sites of one system by IAF MD 1 (rules S-01 to S-08), on the rows of a case."""

from __future__ import annotations

import pytest

from mutubaku.applications.models import Site
from mutubaku.auditrules import Adjoining
from mutubaku.audits.reckoning.errors import RuleBroken
from mutubaku.audits.reckoning.models import AuditTime
from mutubaku.audits.visits.policy.kinds import kinds_of
from mutubaku.audits.visits.policy.programme import Cell
from mutubaku.conduct.programme import sampled
from mutubaku.conduct.sites import (
    check_part_of_group,
    found_at_sites,
    group_names,
    group_reasoning,
    places_of,
    sites_of,
)
from mutubaku.conduct.works.audit_time import basis_for
from mutubaku.conduct.works.findings import finding_table, judged_table
from mutubaku.findings import errors
from mutubaku.findings.actions import Given
from mutubaku.findings.models import Act
from mutubaku.findings.policy import asked
from tests.cast import Cast
from tests.findings.scene import AT, GIVEN, Scene, scene

NAMES = ("Pabrik 1", "Pabrik 2", "Gudang")
STAGES = kinds_of(0)


@pytest.fixture
def audit(cast: Cast) -> Scene:
    """Stage 2 of a system at three sites."""
    found = scene(cast)
    application = found.case.application
    application.sites.all().delete()
    for name in NAMES:
        Site.objects.create(application=application, name=name, address="Jl. Uji", activities="Produksi", shift_1=10)
    return found


def side_by_side(of: Scene) -> None:
    """The office takes the two factories for one site."""
    basis = basis_for(of.case).kept() | {"adjoining": [{"names": ["Pabrik 1", "Pabrik 2"], "reason": "Satu pagar"}]}
    AuditTime.objects.create(
        case=of.case, task=of.task, standard="iso9001", basis=basis, rule_set="IAF MD 1", issue="2018", reckoned=3,
        days=3, on_site_minimum=2, reasoning=[], is_fixed=True, at=AT, by_as="PJT",
    )  # fmt: skip


def keys(of: Scene, *names: str) -> list[str]:
    return [f"site:{one.pk}" for one in sites_of(of.case) if one.name in names]


def test_one_site_is_no_group(cast: Cast) -> None:
    found = scene(cast)
    assert (len(sites_of(found.case)), group_names(found.case), sampled(found.case, [])) == (
        1,
        [],
        [],
    )
    assert sites_of(cast.new_case("sppt-sni")) == []


def test_s_07_adjoining_factories_are_one_place_of_the_programme(audit: Scene) -> None:
    assert group_names(audit.case) == list(NAMES)
    side_by_side(audit)
    assert basis_for(audit.case).adjoining == (Adjoining(("Pabrik 1", "Pabrik 2"), "Satu pagar"),)
    assert [(one.name, one.activities) for one in places_of(audit.case)] == [
        ("Pabrik 1 + Pabrik 2", "Produksi"),
        ("Gudang", "Produksi"),
    ]


def test_a_programme_is_held_against_the_sites_md_1_asks_for(audit: Scene) -> None:
    everywhere = [Cell(name, "Produksi", ("8",), STAGES) for name in NAMES]
    found = {str(one.visit): one for one in sampled(audit.case, everywhere)}
    assert [(one.needed.sites, one.planned, one.is_short) for one in found.values()] == [
        (3, 3, False),
        (1, 0, True),
        (1, 0, True),
        (3, 3, False),
    ]
    side_by_side(audit)
    first = sampled(audit.case, everywhere[:1])[0]
    assert (first.needed.sites, first.planned) == (2, 1)  # whichever of the two addresses is named


def test_s_08_of_a_finding_at_one_site_the_client_says_whether_others_are_affected(audit: Scene) -> None:
    number = audit.released(site="Pabrik 2")
    assert [one.is_asked for one in found_at_sites(audit.case)] == [False]
    with pytest.raises(errors.WordsMissing, match="apakah lokasi lain terdampak"):
        audit.answers(number)
    given = Given(**{**GIVEN.__dict__, "other_sites": "Pabrik 1 dan gudang diperiksa, tidak terdampak."})
    audit.answers(number, given=given)
    assert [(one.site, one.is_open, one.is_asked) for one in found_at_sites(audit.case)] == [("Pabrik 2", True, True)]
    assert ("Lokasi", "Pabrik 2") in finding_table(audit.standing(number)).rows
    assert "Lokasi lain: Pabrik 1 dan gudang" in judged_table(audit.standing(number)).rows[1][1]


def test_s_08_nothing_is_asked_of_other_sites_where_the_finding_is_everywhere_or_a_concern(audit: Scene) -> None:
    audit.answers(audit.released())
    assert found_at_sites(audit.case) == []
    assert asked(is_concern=True, is_at_site=True) == ("correction",)
    with pytest.raises(errors.SiteUnknown, match="lokasi dalam permohonan"):
        audit.recorded(site="Pabrik 9")


def test_s_08_the_site_with_an_open_finding_is_not_left_out_of_the_certificate(audit: Scene) -> None:
    number = audit.released(site="Pabrik 2")
    with pytest.raises(RuleBroken, match="Pabrik 2 tidak boleh dikeluarkan") as refused:
        check_part_of_group(audit.case, keys(audit, "Pabrik 1", "Gudang"), AT)
    assert (refused.value.rule, refused.value.field) == ("S-08", "part_items")
    check_part_of_group(audit.case, keys(audit, "Pabrik 1", "Pabrik 2"), AT)
    assert [one.rule for one in group_reasoning(audit.case, AT)] == ["S-08", "S-08"]
    given = Given(**{**GIVEN.__dict__, "other_sites": "Tidak terdampak."})
    audit.answers(number, given=given)
    audit.judges(number, Act.ACCEPTED)
    audit.judges(number, Act.VERIFIED, "Dilihat.")
    check_part_of_group(audit.case, keys(audit, "Gudang"), AT)


def test_s_07_and_s_08_no_address_of_one_site_is_left_out_while_a_finding_there_is_open(audit: Scene) -> None:
    side_by_side(audit)
    audit.released(site="Pabrik 1 + Pabrik 2")
    with pytest.raises(RuleBroken, match=r"Pabrik 1 \+ Pabrik 2 tidak boleh dikeluarkan"):
        check_part_of_group(audit.case, keys(audit, "Pabrik 1", "Gudang"), AT)
