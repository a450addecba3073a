"""Sites to visit by IAF MD 1: each rule by its id (certification-rules.md 1.4)."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.auditrules import Adjoining, Audit, errors, sites_to_visit
from mutubaku.auditrules.sites import MOST_SITES, root_up
from tests.auditrules.rules import MD1

INITIAL, SURVEILLANCE, AGAIN = Audit.INITIAL, Audit.SURVEILLANCE, Audit.RECERTIFICATION


@pytest.mark.parametrize("sites", [0, -1])
def test_s_01_no_site_is_refused(sites: int) -> None:
    with pytest.raises(errors.SitesMissing, match="tidak termasuk fungsi pusat") as refused:
        sites_to_visit(sites, INITIAL, MD1)
    assert (refused.value.rule, refused.value.field) == ("S-01", "sites")


def test_s_01_more_sites_than_any_organisation_has_are_refused() -> None:
    with pytest.raises(errors.SitesTooMany, match=r"1\.000\.000"):
        sites_to_visit(MOST_SITES + 1, INITIAL, MD1)


@pytest.mark.parametrize(
    ("sites", "expected"),
    [
        (1, (1, 1, 1)),
        (2, (2, 1, 2)),
        (4, (2, 2, 2)),
        (9, (3, 2, 3)),
        (10, (4, 2, 3)),
        (25, (5, 3, 4)),
        (100, (10, 6, 8)),
    ],
)
def test_s_02_the_sample_is_the_root_of_the_sites_rounded_up(sites: int, expected: tuple[int, int, int]) -> None:
    assert tuple(sites_to_visit(sites, audit, MD1).sites for audit in (INITIAL, SURVEILLANCE, AGAIN)) == expected


@given(sites=st.integers(1, MOST_SITES))
def test_s_02_the_root_is_exact(sites: int) -> None:
    root = root_up(Fraction(3, 5), sites)
    assert 25 * root**2 >= 9 * sites > 25 * (root - 1) ** 2


@given(sites=st.integers(1, 5000), audit=st.sampled_from(Audit), is_sampled=st.booleans())
def test_s_02_more_sites_never_mean_fewer_visits_nor_more_than_there_are(
    sites: int, audit: Audit, is_sampled: bool
) -> None:
    found = sites_to_visit(sites, audit, MD1, is_sampled=is_sampled).sites
    assert 1 <= found <= sites
    assert found <= sites_to_visit(sites + 1, audit, MD1, is_sampled=is_sampled).sites


@pytest.mark.parametrize("audit", list(Audit))
@pytest.mark.parametrize("is_sampled", [True, False])
def test_s_03_the_central_function_is_audited_every_time(audit: Audit, is_sampled: bool) -> None:
    last = sites_to_visit(9, audit, MD1, is_sampled=is_sampled).reasoning[-1]
    assert (last.rule, "fungsi pusat" in last.text) == ("S-03", True)


@pytest.mark.parametrize(("sites", "at_random"), [(1, 0), (2, 0), (9, 1), (100, 3), (400, 5)])
def test_s_04_a_quarter_of_a_sample_is_drawn_at_random(sites: int, at_random: int) -> None:
    answer = sites_to_visit(sites, INITIAL, MD1)
    assert answer.at_random == at_random == (ceil(sqrt(sites) / 4) if answer.sites < sites else 0)
    assert [one.is_confirmed for one in answer.reasoning if one.rule == "S-04"] == [False] * bool(at_random)


@pytest.mark.parametrize(
    ("sites", "expected"), [(1, (1, 1, 1)), (3, (3, 1, 3)), (4, (4, 2, 4)), (10, (10, 3, 10)), (11, (11, 4, 11))]
)
def test_s_05_without_sampling_all_are_audited_and_thirty_percent_each_year(
    sites: int, expected: tuple[int, int, int]
) -> None:
    answers = [sites_to_visit(sites, audit, MD1, is_sampled=False) for audit in (INITIAL, SURVEILLANCE, AGAIN)]
    assert tuple(one.sites for one in answers) == expected
    assert all(one.at_random == 0 and one.reasoning[1].rule == "S-05" for one in answers)


SIDE_BY_SIDE = Adjoining(("Pabrik 1", "Pabrik 2"), "Satu pagar dan satu manajemen.")


def test_s_07_adjoining_factories_count_as_one_site_whose_addresses_all_stand_on_the_certificate() -> None:
    answer = sites_to_visit(10, INITIAL, MD1, adjoining=[SIDE_BY_SIDE])
    assert (answer.sites, sites_to_visit(10, INITIAL, MD1).sites) == (3, 4)
    step = answer.reasoning[1]
    assert (step.rule, step.figure, step.is_confirmed) == ("S-07", 9, True)
    assert step.text == (
        "Pabrik 1, Pabrik 2 berdampingan dan dihitung sebagai satu lokasi: Satu pagar dan satu manajemen. "
        "Semua alamatnya tercetak pada sertifikat."
    )


def test_s_07_two_adjoining_factories_alone_are_one_site() -> None:
    assert sites_to_visit(2, INITIAL, MD1, is_sampled=False, adjoining=[SIDE_BY_SIDE]).sites == 1
    more = Adjoining(("Gudang A", "Gudang B", "Gudang C"), "Satu kompleks")
    steps = sites_to_visit(5, SURVEILLANCE, MD1, adjoining=[SIDE_BY_SIDE, more]).reasoning
    assert [one.figure for one in steps if one.rule == "S-07"] == [4, 2]


@pytest.mark.parametrize(
    ("adjoining", "refusal", "field", "words"),
    [
        ([Adjoining(("Pabrik 1",), "x")], errors.AdjoiningAlone, "adjoining", "sedikitnya dua alamat"),
        ([Adjoining(("Pabrik 1", "Pabrik 2"), " ")], errors.AdjoiningUnexplained, "adjoining_reason", "satu pagar"),
        ([Adjoining(("Pabrik 1", "Pabrik 1"), "x")], errors.AdjoiningTwice, "adjoining", "Pabrik 1 disebut dua kali"),
        ([SIDE_BY_SIDE, SIDE_BY_SIDE], errors.AdjoiningTwice, "adjoining", "disebut dua kali"),
        ([Adjoining(("A", "B", "C"), "x")], errors.AdjoiningTooMany, "adjoining", "3 alamat .* hanya 2"),
    ],
)
def test_s_07_what_is_not_one_site_is_refused(
    adjoining: list[Adjoining], refusal: type[errors.RuleRefusal], field: str, words: str
) -> None:
    with pytest.raises(refusal, match=words) as refused:
        sites_to_visit(2, INITIAL, MD1, adjoining=adjoining)
    assert (refused.value.rule, refused.value.field) == ("S-07", field)


def test_s_09_sites_are_added_for_their_risk_up_to_all() -> None:
    assert sites_to_visit(9, INITIAL, MD1, extra=2).sites == 5
    assert sites_to_visit(9, INITIAL, MD1, extra=9).sites == 9
    for extra in (-1, 10):
        with pytest.raises(errors.ExtraOutOfRange, match="dari 0 sampai 9") as refused:
            sites_to_visit(9, INITIAL, MD1, extra=extra)
        assert refused.value.rule == "S-09"


def test_s_01_the_site_of_the_central_function_is_not_counted() -> None:
    answer = sites_to_visit(10, INITIAL, MD1, has_central=True)
    assert answer.sites == sites_to_visit(9, INITIAL, MD1).sites == 3
    assert [(one.rule, one.figure) for one in answer.reasoning[:2]] == [("S-01", 10), ("S-01", 9)]
    assert sites_to_visit(1, INITIAL, MD1, has_central=True).sites == 1
