"""The programme of a system at several sites looks at those IAF MD 1 asks for (rules S-01 to S-05)."""

from __future__ import annotations

from typing import Any

import pytest

from mutubaku.applications.models import Application, Site
from mutubaku.audits.reckoning.actions import write_audit_time
from mutubaku.audits.reckoning.models import AuditTime
from mutubaku.audits.reckoning.policy import basis_of
from mutubaku.audits.visits.actions.planning import write_programme
from mutubaku.audits.visits.errors import CentralLeftOut, SampleTooSmall
from mutubaku.audits.visits.policy.programme import Cell
from mutubaku.cases.models import Case
from mutubaku.certificates.models import Certificate
from mutubaku.conduct.programme import check_sample, proposed_programme, sample_steps, sampled
from mutubaku.conduct.sites import group_of
from mutubaku.conduct.works.audit_time import basis_for
from tests.cast import MONDAY, Cast
from tests.certified import capacity, certified

HEAD = "Kantor pusat"
DEPOTS = tuple(f"Depo {letter}" for letter in "ABCDEFGHI")
SEED = "5eed"


def with_sites(case: Case, names: tuple[str, ...] = (HEAD, *DEPOTS), **basis: Any) -> Case:
    """A case about these sites, whose audit time was kept: the depots alike, the head office the central function."""
    application = Application.objects.get(case=case)
    application.sites.all().delete()
    for name in names:
        Site.objects.create(application=application, name=name, address="Jl. Uji", activities="Gudang", shift_1=5)
    kept = basis_for(case).kept() | {"is_sampled": True, "central_site": HEAD, "seed": SEED, **basis}
    AuditTime.objects.create(
        case=case, task=case.tasks.get(), standard="iso9001", basis=kept, rule_set="IAF MD 1", issue="2018",
        reckoned=3, days=3, on_site_minimum=2, reasoning=[], is_fixed=True, at=MONDAY, by_as="PJT",
    )  # fmt: skip
    return case


def seen_in(cells: list[Cell], visit: str) -> set[str]:
    return {one.site for one in cells if visit in one.visits}


@pytest.fixture
def case(cast: Cast) -> Case:
    return with_sites(cast.new_case("iso-9001"))


def test_s_02_and_s_03_each_visit_looks_at_its_sample_and_always_at_the_central_function(case: Case) -> None:
    cells = proposed_programme(case)
    looked = {visit: seen_in(cells, visit) for visit in ("stage-2", "surveillance-1", "recertification")}
    assert [len(sites - {HEAD}) for sites in looked.values()] == [3, 2, 3]  # of nine, the central function apart
    assert all(HEAD in sites for sites in looked.values())
    assert seen_in(cells, "stage-1") == looked["stage-2"]
    check_sample(case, cells)


def test_s_04_a_quarter_is_drawn_and_the_same_for_whoever_asks_and_another_seed_draws_others(
    cast: Cast, case: Case
) -> None:
    rows = sampled(case, proposed_programme(case))
    assert [len(one.choice.drawn) for one in rows] == [1, 1, 1, 1]
    assert rows == sampled(case, proposed_programme(case))
    assert all(one.undrawn == () for one in rows)
    drawn = {
        tuple(one.choice.drawn for one in sampled(with_sites(cast.new_case("iso-9001"), seed=seed), []))
        for seed in ("1", "2", "3")
    }
    assert len(drawn) == 3


def test_s_05_the_second_surveillance_goes_to_other_sites_than_the_first(cast: Cast) -> None:
    cells = proposed_programme(with_sites(cast.new_case("iso-9001"), is_sampled=False))
    first, second = (seen_in(cells, f"surveillance-{number}") - {HEAD} for number in (1, 2))
    assert (len(first), len(second), first & second) == (3, 3, set())
    assert seen_in(cells, "stage-2") == {HEAD, *DEPOTS}


def test_a_programme_that_looks_at_too_few_sites_or_not_at_the_central_function_is_refused(case: Case) -> None:
    cells = proposed_programme(case)
    site = next(iter(seen_in(cells, "surveillance-2") - {HEAD}))
    with pytest.raises(SampleTooSmall, match=r"Surveilans 2 melihat 1 lokasi .* paling sedikit 2"):
        check_sample(case, [Cell(one.site, one.process, (), tuple(
            visit for visit in one.visits if (one.site, visit) != (site, "surveillance-2")
        )) for one in cells])  # fmt: skip
    with pytest.raises(CentralLeftOut, match="Tahap 2 tidak melihat Kantor pusat"):
        check_sample(case, [one for one in cells if one.site != HEAD])


def test_a_site_drawn_and_left_out_for_another_is_named(case: Case) -> None:
    cells = proposed_programme(case)
    drawn = sampled(case, cells)[0].choice.drawn[0]
    spare = next(one for one in DEPOTS if one not in seen_in(cells, "stage-2"))
    others = [one for one in cells if one.site != drawn]
    found = sampled(case, [*others, Cell(spare, "Gudang", (), ("stage-2",))])[0]
    assert (found.is_short, found.undrawn) == (False, (drawn,))


def test_the_programme_says_in_words_how_many_and_why_these(case: Case) -> None:
    said = [(one.rule, one.text) for one in sample_steps(case)]
    assert ("S-03", "Fungsi pusat di Kantor pusat dilihat pada setiap kunjungan.") in said
    assert any(rule == "S-04" and SEED in text for rule, text in said)
    assert any("Tahap 2, dipilih acak" in text for _rule, text in said)


def test_where_the_central_function_is_at_none_of_the_sites_all_are_counted(cast: Cast) -> None:
    case = with_sites(cast.new_case("iso-9001"), central_site="")
    group = group_of(case)
    assert group is not None
    assert (group.central, len(group.others)) == ("", 10)
    assert sampled(case, proposed_programme(case))[0].needed.sites == 4


def test_one_site_has_no_sample(cast: Cast) -> None:
    alone = cast.new_case("iso-9001")
    assert (sampled(alone, []), sample_steps(alone)) == ([], ())
    check_sample(alone, [])


def test_the_sites_are_drawn_once_when_the_time_of_several_is_first_kept(cast: Cast, case: Case) -> None:
    by = capacity(cast, "pjt")
    AuditTime.objects.all().delete()
    first = write_audit_time(case.tasks.get(), basis_for(case), by, MONDAY, is_fixed=False)
    again = write_audit_time(case.tasks.get(), basis_for(case), by, MONDAY, is_fixed=True)
    assert len(first.basis["seed"]) == 12
    assert again.basis["seed"] == first.basis["seed"]
    single = cast.new_case("iso-9001")
    assert write_audit_time(single.tasks.get(), basis_for(single), by, MONDAY, is_fixed=True).basis["seed"] == ""


# Later cases of the certificate


def certificate_of(cast: Cast) -> Certificate:
    certificate = certified(cast)
    with_sites(certificate.case)
    write_programme(certificate.case, proposed_programme(certificate.case))
    return certificate


def later(cast: Cast, certificate: Certificate, kind: str, names: tuple[str, ...]) -> Case:
    case = cast.new_case("iso-9001", kind, subject=certificate)
    application = Application.objects.get(case=case)
    application.sites.all().delete()
    for name in names:
        Site.objects.create(application=application, name=name, address="Jl. Uji", activities="Gudang", shift_1=5)
    return case


def test_a_surveillance_of_the_same_sites_keeps_the_programme_with_the_sites_once_drawn(cast: Cast) -> None:
    certificate = certificate_of(cast)
    before = proposed_programme(certificate.case)
    case = later(cast, certificate, "surveillance", (HEAD, *DEPOTS))
    assert (basis_for(case).seed, basis_for(case).is_sampled, basis_for(case).central_site) == (SEED, True, HEAD)
    assert proposed_programme(case) == before
    assert [one.visit for one in sampled(case, before)] == ["surveillance-1", "surveillance-2", "recertification"]
    assert all(one.undrawn == () and not one.is_short for one in sampled(case, before))


def test_s_05_new_sites_are_looked_at_next_and_what_was_made_keeps_its_marks(cast: Cast) -> None:
    certificate = certificate_of(cast)
    before = proposed_programme(certificate.case)
    case = later(cast, certificate, "surveillance", (HEAD, *DEPOTS[1:], "Depo baru"))
    cells = proposed_programme(case)
    assert seen_in(cells, "stage-2") == seen_in(before, "stage-2") - {DEPOTS[0]}  # gone
    assert DEPOTS[0] not in {one.site for one in cells}
    first = sampled(case, cells)[0].choice
    assert "Depo baru" in first.sites
    assert not set(first.in_turn) & seen_in(before, "stage-2")
    check_sample(case, cells)
    assert all(HEAD in seen_in(cells, visit) for visit in ("surveillance-1", "surveillance-2", "recertification"))


def test_a_change_of_scope_goes_to_the_new_site_first(cast: Cast) -> None:
    certificate = certificate_of(cast)
    case = later(cast, certificate, "scope-change", (HEAD, *DEPOTS, "Depo baru"))
    first = sampled(case, proposed_programme(case))[0]
    assert (first.visit, "Depo baru" in first.choice.sites, first.is_short) == ("stage-2", True, False)


def test_a_new_cycle_is_drawn_anew_and_begins_where_the_last_has_been_longest_ago(cast: Cast) -> None:
    certificate = certificate_of(cast)
    before = proposed_programme(certificate.case)
    again = later(cast, certificate, "recertification", (HEAD, *DEPOTS))
    write_programme(again, proposed_programme(again))
    assert basis_for(again).seed == SEED
    made = Certificate.objects.create(
        case=again, number="baru", secret="f" * 32, office=certificate.office, organisation=certificate.organisation,
        scheme="iso-9001", holder={}, scope={}, valid_from=certificate.valid_from,
        valid_until=certificate.valid_until, issued_at=certificate.issued_at,
    )  # fmt: skip
    AuditTime.objects.create(
        case=again, task=again.tasks.get(), standard="iso9001", basis=basis_for(again).kept(), rule_set="IAF MD 1",
        issue="2018", reckoned=3, days=3, on_site_minimum=2, reasoning=[], is_fixed=True, at=MONDAY, by_as="PJT",
    )  # fmt: skip
    case = later(cast, made, "surveillance", (HEAD, *DEPOTS))
    assert basis_for(case).seed == ""
    turn = sampled(case, proposed_programme(case))[0].choice.in_turn
    assert not set(turn) & seen_in(before, "recertification")


def test_an_integrated_audit_draws_for_its_second_standard_as_for_the_first(cast: Cast, case: Case) -> None:
    other = cast.new_case("iso-14001")
    application = Application.objects.get(case=other)
    application.together_with = Application.objects.get(case=case)
    application.save()
    application.sites.all().delete()
    for name in (HEAD, *DEPOTS):
        Site.objects.create(application=application, name=name, address="Jl. Uji", activities="Gudang", shift_1=5)
    basis = basis_for(other)
    assert (basis.seed, basis.central_site) == (SEED, HEAD)
    assert basis_of(basis.kept()) == basis
