"""How the time of a case is reckoned, and when other days may be fixed."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from mutubaku.auditrules import Adjoining, Adjustment, Audit, Complexity, Standard
from mutubaku.audits.reckoning import errors
from mutubaku.audits.reckoning.policy import (
    Basis,
    Facts,
    FoundSite,
    auditor_days,
    basis_of,
    brought_up,
    changed,
    check_override,
    is_same,
    may_approve,
    may_be,
    reckon,
    with_found,
    with_others,
)
from tests.auditrules.rules import DAY

FACTS = Facts(personnel=125, sites=1, codes=(14,))
QMS = Basis(standard=Standard.ISO_9001, audit=Audit.INITIAL, facts=FACTS, personnel=125)
EMS = replace(QMS, standard=Standard.ISO_14001, complexity=Complexity.MEDIUM, complexity_reason="Tanpa senyawa")
LESS = (Adjustment(Decimal("10"), "Sistem matang"),)


def rules_of(basis: Basis) -> list[str]:
    return list(dict.fromkeys(step.rule for step in reckon(basis, DAY).steps))


def test_one_standard_at_one_site_is_reckoned_by_md_5_alone() -> None:
    found = reckon(QMS, DAY)
    assert (found.days, found.on_site, found.alone, found.rule_set) == (7, Decimal("5.6"), 7, "IAF MD 5")
    assert found.least == Decimal("4.9")
    assert rules_of(QMS) == ["T-02", "T-01", "T-07", "T-04", "T-03"]


def test_t_06_no_case_is_reckoned_by_a_kind_of_audit_that_takes_less_than_its_own() -> None:
    offered = {own: {one for one in Audit if may_be(one, own, DAY)} for own in Audit}
    assert offered[Audit.INITIAL] == {Audit.INITIAL}
    assert offered[Audit.RECERTIFICATION] == {Audit.INITIAL, Audit.RECERTIFICATION}
    for third in (Audit.SURVEILLANCE, Audit.EXTENSION, Audit.REDUCTION, Audit.SPECIAL):
        assert offered[third] == set(Audit)


def test_several_sites_say_how_many_are_visited() -> None:
    basis = replace(QMS, facts=replace(FACTS, sites=9))
    assert reckon(basis, DAY).sites == 9
    assert reckon(replace(basis, is_sampled=True), DAY).sites == 3
    assert rules_of(basis)[-3:] == ["S-01", "S-05", "S-03"]


def test_s_07_adjoining_sites_count_as_one_are_kept_so_and_part_again_when_one_is_gone() -> None:
    names = ("Pabrik 1", "Pabrik 2", "Gudang")
    one = Adjoining(names[:2], "Satu pagar")
    basis = replace(QMS, facts=replace(FACTS, sites=3, names=names), adjoining=(one,))
    assert reckon(basis, DAY).sites == 2
    assert rules_of(basis)[-4:] == ["S-01", "S-07", "S-05", "S-03"]
    kept = json.loads(json.dumps(basis.kept()))
    assert basis_of(kept) == basis
    assert brought_up(basis, replace(FACTS, sites=3, names=names)).adjoining == (one,)
    assert brought_up(basis, replace(FACTS, sites=2, names=names[1:])).adjoining == ()
    with pytest.raises(errors.RuleBroken, match="sedikitnya dua alamat"):
        reckon(replace(basis, adjoining=(Adjoining(names[:1], "x"),)), DAY)


def test_a_basis_kept_before_sites_had_names_is_read() -> None:
    kept = QMS.kept()
    del kept["adjoining"], kept["facts"]["names"]
    assert basis_of(kept) == QMS


def test_complexity_plays_no_part_in_iso_9001() -> None:
    assert reckon(replace(QMS, complexity=Complexity.HIGH), DAY) == reckon(QMS, DAY)


def test_md11_the_shares_of_both_cases_add_up_whichever_asks() -> None:
    levels = {"is_integrated": True, "integration": 80, "ability": 60}
    first = reckon(replace(QMS, together=Decimal(8), **levels), DAY)  # type: ignore[arg-type]  # levels of a basis
    second = reckon(replace(EMS, together=Decimal(7), **levels), DAY)  # type: ignore[arg-type]  # likewise
    assert (first.alone, second.alone, first.days + second.days) == (7, 8, 13)
    assert first.rule_set == "IAF MD 5, IAF MD 11"
    assert first.steps[-1].text == "Bagian permohonan ISO 9001 dari waktu bersama."
    assert first.least == Decimal("4.9") * 80 / 100


def test_md11_waits_until_the_other_standard_is_known() -> None:
    assert reckon(replace(QMS, is_integrated=True), DAY).days == 7


def test_t_02_other_people_than_in_the_application_need_a_reason() -> None:
    with pytest.raises(errors.PersonnelUnexplained, match="ada 125 personel efektif"):
        reckon(replace(QMS, personnel=90), DAY)
    assert reckon(replace(QMS, personnel=85, personnel_reason="Empat puluh pengemas"), DAY).days == 6


def test_t_05_what_a_rule_refuses_names_the_rule_and_the_answer_at_fault() -> None:
    with pytest.raises(errors.RuleBroken, match="bersama-sama 40%, padahal paling banyak 30%") as refused:
        reckon(replace(QMS, reductions=(Adjustment(Decimal(40), "X"),)), DAY)
    assert (refused.value.rule, refused.value.field) == ("T-05", "percent")


@pytest.mark.parametrize(("days", "reason"), [("7", ""), ("8", "Dua bahasa"), ("5", "Sudah dikenal")])
def test_other_days_may_be_fixed_with_a_reason_within_the_limit(days: str, reason: str) -> None:
    assert check_override(Decimal(days), reckon(QMS, DAY), reason, DAY) is None


@pytest.mark.parametrize(
    ("days", "reason", "refusal"),
    [
        ("8", " ", errors.OverrideUnexplained),
        ("4.5", "X", errors.OverrideTooShort),
        ("0", "X", errors.OverrideTooShort),
        ("-1", "X", errors.OverrideTooShort),
        ("7.25", "X", errors.RuleBroken),
        ("1000.5", "X", errors.OverrideTooLong),
    ],
)
def test_other_days_are_refused_with_their_reason(days: str, reason: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_override(Decimal(days), reckon(QMS, DAY), reason, DAY)


@pytest.mark.parametrize(
    "basis",
    [
        QMS,
        replace(EMS, reductions=LESS, increases=LESS, central=LESS[0], is_sampled=True),
        replace(EMS, is_integrated=True, together=Decimal("6.5"), integration=40, ability=20, personnel_reason="X"),
    ],
)
def test_a_basis_is_kept_as_json_and_comes_back_as_it_was(basis: Basis) -> None:
    assert basis_of(json.loads(json.dumps(basis.kept()))) == basis


def test_what_changed_in_the_application_is_named() -> None:
    assert changed(FACTS, FACTS) == ()
    assert changed(FACTS, Facts(personnel=180, sites=2, codes=(12, 14))) == ("personnel", "sites", "codes")


def test_a_time_is_the_one_that_holds_when_days_facts_and_people_are_the_same() -> None:
    held = Decimal(3)
    assert is_same(held, QMS, Decimal(3), QMS)
    assert not is_same(held, QMS, Decimal(4), QMS)
    assert not is_same(held, QMS, held, replace(QMS, personnel=120))
    assert not is_same(held, QMS, held, replace(QMS, facts=replace(FACTS, sites=2)))


def test_brought_up_to_date_the_people_follow_the_application_unless_counted_otherwise() -> None:
    now = replace(FACTS, personnel=180)
    assert brought_up(QMS, now) == replace(QMS, facts=now, personnel=180)
    counted = replace(QMS, personnel=90, personnel_reason="X")
    assert brought_up(counted, now).personnel == 90


@pytest.mark.parametrize(("days", "charged"), [("0.5", 1), ("2", 2), ("4.5", 5)])
def test_a_day_begun_is_charged_as_a_day(days: str, charged: int) -> None:
    assert auditor_days(Decimal(days)) == charged


@pytest.mark.parametrize(
    ("days", "beside", "charged"), [("4", "4.5", 4), ("4.5", "4.5", 4), ("4.5", "4", 5), ("4", "5", 4)]
)
def test_md11_a_day_begun_for_both_standards_is_charged_once(days: str, beside: str, charged: int) -> None:
    assert auditor_days(Decimal(days), Decimal(beside)) == charged


WAREHOUSE = FoundSite(name="Gudang hilir", address="Jl. Uji 2", activities="Penyimpanan", people=41)


def test_a_site_that_the_audit_found_is_counted_with_its_people_under_a_name_of_its_own() -> None:
    named = replace(QMS, facts=replace(FACTS, names=("Pabrik",)), personnel=130, personnel_reason="Musiman")
    basis = with_found(named, [WAREHOUSE])
    assert (basis.facts.names, basis.facts.sites, basis.facts.personnel) == (("Pabrik", "Gudang hilir"), 2, 166)
    assert (basis.personnel, basis.found) == (171, (WAREHOUSE,))
    for again in ([replace(WAREHOUSE, name="pabrik")], [WAREHOUSE, replace(WAREHOUSE, name="GUDANG HILIR")]):
        with pytest.raises(errors.FoundBefore):
            with_found(named, again)


def test_md11_a_site_found_for_the_other_standard_is_counted_once_here_too() -> None:
    once = with_others(QMS, [WAREHOUSE])
    assert (once.facts.names, once.personnel) == (("Gudang hilir",), 166)
    assert with_others(once, [replace(WAREHOUSE, name="gudang hilir")]) == once


def test_a_scheme_without_md_5_says_so() -> None:
    assert "tidak dihitung menurut IAF MD 5" in str(errors.NotReckoned())


def test_t_09_the_table_is_a_start_and_more_days_are_fixed_where_a_complete_audit_needs_them() -> None:
    table = reckon(QMS, DAY)
    needed = reckon(replace(QMS, increases=(Adjustment(Decimal("25"), "Banyak gedung"),)), DAY)
    assert needed.days > table.days
    check_override(needed.days + 1, needed, "Audit yang lengkap perlu sehari lagi untuk gudang jauh.", DAY)


@pytest.mark.parametrize(
    ("proposer", "person", "roles", "approvers", "may"),
    [
        (1, 2, {"pjt"}, {2, 3}, True),
        (1, 3, {"head"}, {2, 3}, True),
        (1, 2, {"lead-auditor", "ss"}, {2, 3}, False),  # by another role
        (1, 1, {"lead-auditor"}, {2}, False),
        (2, 2, {"pjt"}, {2, 3}, False),  # nobody their own
        (2, 2, {"pjt"}, {2}, False),  # a section not even when it is alone
        (3, 3, {"head", "pjt"}, {2, 3}, False),
        (3, 3, {"head", "pjt"}, {3}, True),  # the head of an office in which nobody else could
        (None, 2, {"pjt"}, {2}, True),
    ],
)
def test_another_person_of_the_right_role_approves_a_time_and_nobody_their_own(
    proposer: int | None, person: int, roles: set[str], approvers: set[int], may: bool
) -> None:
    assert may_approve(proposer, person, roles, approvers) is may
