"""A programme belongs to a certificate: its visits are those of its cycle, and go on with what was its own before."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.audits.visits.actions.planning import write_programme
from mutubaku.audits.visits.policy.programme import Cell
from mutubaku.cases.models import Case
from mutubaku.certificates.actions import Special
from mutubaku.certificates.models import Certificate, PlannedAudit
from mutubaku.certificates.queries import live_plan
from mutubaku.conduct.actions.special import open_special
from mutubaku.conduct.programme import cells_for, kind_of, kinds_for, proposed_programme
from mutubaku.conduct.reuse import last_application
from mutubaku.schemes.models import SchemeTerms
from tests.cast import MONDAY, Cast, later
from tests.certified import capacity, certified, ended

STAGES, LAST = ("stage-1", "stage-2"), ("recertification",)
SHORTLY = Special(
    cause="complaint",
    reason="Keluhan pembeli.",
    scope="Pengendalian mutu.",
    conditions="Satu hari di pabrik.",
    until=date(2026, 12, 18),
)


def yearly(number: int) -> tuple[str, ...]:
    return tuple(f"surveillance-{one}" for one in range(1, number + 1))


@pytest.fixture
def four_years(cast: Cast) -> None:
    SchemeTerms.objects.filter(office=cast.office, scheme="sppt-sni").update(validity_months=48)


def with_programme(certificate: Certificate, site: str) -> Cell:
    """A certificate whose first case looked at one site, in every visit of its cycle."""
    cell = Cell(site, "Produksi", (), kinds_for(certificate.case))
    write_programme(certificate.case, [cell])
    return cell


def surveilled(cast: Cast, certificate: Certificate, *, unplanned: bool = False) -> Case:
    """A surveillance of the certificate, begun by the client and completed."""
    case = cast.new_case(certificate.scheme, "surveillance", subject=certificate)
    if unplanned:
        PlannedAudit.objects.filter(case=case).update(case=None)
    return ended(case, capacity(cast, "head"), MONDAY)


def test_a_client_with_two_certificates_of_a_scheme_goes_on_with_the_programme_of_the_one_looked_at(
    cast: Cast, four_years: None
) -> None:
    ogan, musi = certified(cast, "sppt-sni"), certified(cast, "sppt-sni")
    there = {one.pk: with_programme(one, site) for one, site in ((ogan, "Pabrik Ogan"), (musi, "Pabrik Musi"))}
    for certificate in (ogan, musi):
        case = cast.new_case("sppt-sni", "surveillance", subject=certificate)
        assert proposed_programme(case) == [there[certificate.pk]]


def test_the_first_surveillance_of_the_second_certificate_is_the_first(cast: Cast, four_years: None) -> None:
    ogan, musi = certified(cast, "sppt-sni"), certified(cast, "sppt-sni")
    surveilled(cast, ogan)
    case = cast.new_case("sppt-sni", "surveillance", subject=musi)
    write_programme(case, [with_programme(musi, "Pabrik Musi"), Cell("Gudang", "Gudang", (), ("surveillance-2",))])
    assert kind_of(case, "stage-2") == "surveillance-1"
    assert [cell.site for cell in cells_for(case, "stage-2")] == ["Pabrik Musi"]


def test_the_answers_of_last_time_are_those_of_the_certificate_looked_at(cast: Cast) -> None:
    ogan, musi = certified(cast), certified(cast)
    for certificate in (ogan, musi):
        case = cast.new_case("iso-9001", "surveillance", subject=certificate)
        assert last_application(case) == certificate.case.application
    assert last_application(cast.new_case("iso-9001")) == musi.case.application


@pytest.mark.parametrize("unplanned", [False, True])
def test_a_cycle_of_four_years_has_three_surveillances_and_the_third_is_the_third(
    cast: Cast, four_years: None, unplanned: bool
) -> None:
    certificate = certified(cast, "sppt-sni")
    assert kinds_for(certificate.case) == (*STAGES, *yearly(3), *LAST)
    seen = []
    for _turn in range(3):
        case = cast.new_case("sppt-sni", "surveillance", subject=certificate)
        if unplanned:
            PlannedAudit.objects.filter(case=case).update(case=None)
        seen.append(kind_of(case, "stage-2"))
        ended(case, capacity(cast, "head"), MONDAY)
    assert tuple(seen) == yearly(3)


def test_a_cycle_has_as_many_surveillances_as_its_validity_and_interval_make(cast: Cast) -> None:
    assert kinds_for(cast.new_case("iso-9001")) == (*STAGES, *yearly(2), *LAST)
    SchemeTerms.objects.filter(scheme="iso-9001").update(surveillance_months=6, first_surveillance_months=6)
    assert kinds_for(cast.new_case("iso-9001")) == (
        *STAGES,
        *yearly(4),
        *LAST,
    )  # none in the months of the recertification


def test_a_lot_has_neither_surveillance_nor_recertification_in_its_programme(cast: Cast) -> None:
    case = cast.new_case("sppt-sni")
    case.application.products.update(certification_type="1")
    assert kinds_for(case) == STAGES


def test_the_cycle_goes_on_through_a_change_of_scope_and_begins_anew_with_a_recertification(cast: Cast) -> None:
    certificate = certified(cast)
    cell = with_programme(certificate, "Pabrik")
    surveilled(cast, certificate, unplanned=True)
    change = cast.new_case("iso-9001", "scope-change", subject=certificate)
    assert (kind_of(change, "stage-2"), proposed_programme(change)) == ("stage-2", [cell])
    wider = following(change)
    later = cast.new_case("iso-9001", "surveillance", subject=wider)
    PlannedAudit.objects.filter(case=later).update(case=None)
    assert (kind_of(later, "stage-2"), proposed_programme(later)) == ("surveillance-2", [cell])
    again = cast.new_case("iso-9001", "recertification", subject=wider)
    assert (kind_of(again, "stage-2"), kind_of(again, "stage-1")) == ("recertification", "stage-1")
    anew = cast.new_case("iso-9001", "surveillance", subject=following(again))
    assert (kind_of(anew, "stage-2"), proposed_programme(anew)) == ("surveillance-1", [cell])


def test_a_case_about_no_certificate_goes_on_with_no_programme(cast: Cast) -> None:
    with_programme(certified(cast), "Pabrik lain")
    assert [cell.site for cell in proposed_programme(cast.new_case("iso-9001"))] == ["Pabrik"]


def test_a_surveillance_moved_to_a_later_turn_has_a_column_of_its_own(cast: Cast) -> None:
    certificate = certified(cast)
    case = cast.new_case("iso-9001", "surveillance", subject=certificate)
    live_plan(certificate).exclude(case=case).delete()
    live_plan(certificate).update(turn=4)
    assert kinds_for(case)[-2:] == ("surveillance-4", "recertification")


def following(case: Case) -> Certificate:
    """A certificate that the case ended in, as a row alone."""
    before = case.subject.certificate
    fields = {name: getattr(before, name) for name in ("office", "organisation", "scheme", "holder", "scope")}
    dates = {name: getattr(before, name) for name in ("valid_from", "valid_until", "issued_at", "cycle_from")}
    made = Certificate.objects.create(
        case=case, number=f"{before.number}-{case.pk}", secret=f"{case.pk:032x}", **fields, **dates
    )
    Certificate.objects.filter(pk=before.pk).update(replaced_by=made)
    return made


def test_ms_19_a_special_audit_looks_at_everything_and_counts_as_no_surveillance(cast: Cast) -> None:
    certificate = certified(cast)
    cell = with_programme(certificate, "Pabrik")
    surveilled(cast, certificate)
    case = open_special(certificate.pk, SHORTLY, cast.staff["ss"], later())
    assert (kind_of(case, "stage-2"), proposed_programme(case)) == ("special", [cell])
    assert kinds_for(case) == (*STAGES, *yearly(2), *LAST)
    cells = [cell, Cell("Gudang", "Gudang", (), LAST)]
    write_programme(case, cells)
    assert cells_for(case, "stage-2") == cells
    ended(case, capacity(cast, "head"), MONDAY)
    second = cast.new_case("iso-9001", "surveillance", subject=certificate)
    PlannedAudit.objects.filter(case=second).update(case=None)
    assert (kind_of(second, "stage-2"), proposed_programme(second)) == ("surveillance-2", cells)
