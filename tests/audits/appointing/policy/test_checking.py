"""The hard rules, each with its refusal (MS-24; 17021-1, 7.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mutubaku.audits.appointing import errors
from mutubaku.audits.appointing.policy.checking import check_people
from mutubaku.audits.appointing.policy.facts import Away, Tie
from mutubaku.audits.appointing.policy.remarking import remarks
from mutubaku.audits.errors import AuditRefusal, OfTheClient

from .teams import CHEMICALS, EXPERT, FACTS, FIRST, LAST, LEAD, RUBBER, SAMPLER, TEAM, facts, held


def test_a_team_that_is_competent_impartial_and_here_may_stand() -> None:
    check_people(TEAM, FIRST, LAST, FACTS)
    assert remarks(TEAM, FIRST, LAST, FACTS) == []


def test_a_code_that_nobody_covers_is_named() -> None:
    with pytest.raises(errors.CodeNotCovered, match=r"berkompeten untuk kode IAF 12 \(bahan kimia\) pada hari"):
        check_people(TEAM, FIRST, LAST, facts(scopes=[RUBBER, CHEMICALS]))


def test_a_technical_expert_and_somebody_for_the_whole_scheme_cover_what_the_auditors_lack() -> None:
    wide = facts(scopes=[RUBBER, CHEMICALS], competences=[*FACTS.competences, held(3, "technical-expert", "12")])
    assert check_people([*TEAM, EXPERT], FIRST, LAST, wide) is None
    whole = facts(scopes=[RUBBER, CHEMICALS], competences=[held(1, "lead-auditor"), held(2, "auditor")])
    assert check_people(TEAM, FIRST, LAST, whole) is None


def test_the_sampler_fills_a_function_and_covers_nothing() -> None:
    product = facts(is_product=True, competences=[held(1, "lead-auditor", "14"), held(4, "ppc"), held(4, "auditor")])
    with pytest.raises(errors.SamplerMissing, match="petugas pengambil contoh"):
        check_people([LEAD], FIRST, LAST, product)
    check_people([LEAD, SAMPLER], FIRST, LAST, product)
    with pytest.raises(errors.CodeNotCovered):
        check_people([LEAD, SAMPLER], FIRST, LAST, replace(product, scopes=[CHEMICALS]))


@pytest.mark.parametrize(
    ("changed", "refusal", "field"),
    [
        ({"competences": [held(1, "auditor", "14"), held(2, "auditor")]}, errors.NotCompetent, "lead"),
        ({"competences": [held(1, "lead-auditor")]}, errors.NotCompetent, "auditors"),
        (
            {"competences": [held(1, "lead-auditor", "", date(2026, 12, 8)), held(2, "auditor")]},
            errors.CompetenceLapsed,
            "lead",
        ),
        (
            {"competences": [held(1, "lead-auditor"), held(2, "auditor", "", None, date(2026, 12, 8))]},
            errors.CompetenceLapsed,
            "auditors",
        ),
        ({"absences": [Away(2, "Cuti", LAST, date(2026, 12, 20))]}, errors.MemberAway, "starts_on"),
        ({"ties": [Tie(2, "Memberi jasa konsultasi", True, "", None)]}, errors.TiedToClient, "auditors"),
        ({"ties": [Tie(1, "Bekerja", False, "karet cerita, PT.", date(2025, 1, 1))]}, errors.TiedToClient, "lead"),
        ({"judges": frozenset({2})}, errors.JudgesThisCase, "auditors"),
        ({"of_the_client": frozenset({1})}, OfTheClient, "lead"),
    ],
)
def test_what_stands_against_a_member_refuses_the_team_beside_their_name(
    changed: dict[str, object], refusal: type[AuditRefusal], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        check_people(TEAM, FIRST, LAST, facts(**changed))
    assert refused.value.field == field


def test_what_is_of_others_or_on_other_days_refuses_nobody() -> None:
    away = [Away(9, "Cuti", FIRST, LAST), Away(1, "Cuti", date(2026, 12, 10), date(2026, 12, 11))]
    ties = [Tie(9, "Bekerja", True, "", None), Tie(1, "Bekerja", False, "PT Lain", None)]
    assert check_people(TEAM, FIRST, LAST, facts(absences=away, ties=ties)) is None


def test_the_sentence_about_a_tie_says_whether_it_has_ended() -> None:
    with pytest.raises(errors.TiedToClient, match="belum 2 tahun sebelum audit"):
        check_people(TEAM, FIRST, LAST, facts(ties=[Tie(1, "Bekerja", True, "", date(2026, 1, 1))]))
    with pytest.raises(errors.TiedToClient, match=r"\(bekerja\), jadi tidak boleh"):
        check_people(TEAM, FIRST, LAST, facts(ties=[Tie(1, "Bekerja", True, "", None)]))
