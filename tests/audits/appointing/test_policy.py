"""Who may make up a team: each hard rule with its refusal, each soft one with its remark (MS-24; 17021-1, 7.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mutubaku.audits.appointing import errors
from mutubaku.audits.appointing.policy.checking import check_people
from mutubaku.audits.appointing.policy.facts import Away, Facts, Held, Past, Scope, Tie
from mutubaku.audits.appointing.policy.remarking import check_reason, remarks
from mutubaku.audits.appointing.policy.roles import fits
from mutubaku.audits.appointing.policy.suggesting import joined, ranked
from mutubaku.audits.appointing.policy.ties import plain, still_binds
from mutubaku.audits.errors import AuditRefusal, OfTheClient
from mutubaku.audits.models import Function
from mutubaku.audits.policy import Member

FIRST, LAST = date(2026, 12, 7), date(2026, 12, 9)
LONG_AGO = date(2020, 1, 1)
RUBBER, CHEMICALS = Scope("14", "kode IAF 14"), Scope("12", "kode IAF 12 (bahan kimia)")
LEAD = Member(1, "Yusuf", Function.LEAD_AUDITOR, frozenset({"lead-auditor"}))
AUDITOR = Member(2, "Lestari", Function.AUDITOR, frozenset({"auditor"}))
EXPERT = Member(3, "Maya", Function.TECHNICAL_EXPERT, frozenset({"laboratory"}))
SAMPLER = Member(4, "Agus", Function.PPC, frozenset({"ppc"}))
TEAM = [LEAD, AUDITOR]


def held(user_id: int, function: str, scope: str = "", last: date | None = None, first: date = LONG_AGO) -> Held:
    return Held(user_id, function, scope, first, last)


FACTS = Facts(
    scheme="ISO 9001",
    scopes=[RUBBER],
    client="PT Karet Cerita",
    is_product=False,
    is_listed=True,
    competences=[held(1, "lead-auditor", "14"), held(2, "auditor", "14")],
    most_in_a_month=4,
    rotation=3,
)


def facts(**changed: object) -> Facts:
    return replace(FACTS, **changed)  # type: ignore[arg-type]  # fields of the facts


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


@pytest.mark.parametrize(
    ("until", "binds"),
    [
        (None, True),
        (date(2024, 12, 8), True),
        (date(2024, 12, 7), False),
        (date(2024, 2, 29), False),
        (date(2030, 1, 1), True),
    ],
)
def test_a_tie_binds_for_two_years_after_its_end_ms_24(until: date | None, binds: bool) -> None:
    assert still_binds(until, FIRST) is binds


def test_the_sentence_about_a_tie_says_whether_it_has_ended() -> None:
    with pytest.raises(errors.TiedToClient, match="belum dua tahun sebelum audit"):
        check_people(TEAM, FIRST, LAST, facts(ties=[Tie(1, "Bekerja", True, "", date(2026, 1, 1))]))
    with pytest.raises(errors.TiedToClient, match=r"\(bekerja\), jadi tidak boleh"):
        check_people(TEAM, FIRST, LAST, facts(ties=[Tie(1, "Bekerja", True, "", None)]))


def test_an_empty_register_blocks_nothing_and_is_remarked_upon() -> None:
    empty = facts(is_listed=False, competences=[], scopes=[CHEMICALS])
    check_people(TEAM, FIRST, LAST, empty)
    assert remarks(TEAM, FIRST, LAST, empty) == ["Daftar kompetensi untuk skema ISO 9001 masih kosong."]


def past(*leads: int) -> list[Past]:
    return [Past(date(2026 - number, 5, 1), lead, frozenset({lead})) for number, lead in enumerate(leads)]


@pytest.mark.parametrize(
    ("leads", "rotation", "is_said"),
    [((1, 1, 1), 3, True), ((1, 1), 3, False), ((1, 9, 1, 1), 3, False), ((1, 1, 1), 0, False)],
)
def test_the_same_lead_too_often_in_a_row_is_remarked_upon(
    leads: tuple[int, ...], rotation: int, is_said: bool
) -> None:
    found = remarks(TEAM, FIRST, LAST, facts(past=past(*leads), rotation=rotation))
    assert found == (["Yusuf sudah memimpin 3 audit berturut-turut di perusahaan ini."] if is_said else [])


def test_a_full_month_an_end_to_come_and_a_like_name_are_remarked_upon_once_each() -> None:
    near = facts(
        load={2: 4},
        competences=[held(1, "lead-auditor", "14", date(2027, 1, 31)), held(2, "auditor", "14")],
        ties=[Tie(1, "Bekerja", False, "CV Karet", None), Tie(2, "Bekerja", False, "CV Karet", date(2020, 1, 1))],
    )
    assert remarks(TEAM, FIRST, LAST, near) == [
        "Yusuf menyatakan kepentingan pada CV Karet, yang namanya mirip pelanggan ini.",
        "Lestari sudah mempunyai 4 audit pada bulan itu.",
        "Kompetensi Yusuf sebagai ketua tim audit berakhir 31 Januari 2027.",
    ]


def test_a_competence_that_lasts_beside_one_that_ends_is_no_matter() -> None:
    both = [held(1, "lead-auditor", "14", date(2027, 1, 31)), held(1, "lead-auditor"), held(2, "auditor", "14")]
    assert remarks(TEAM, FIRST, LAST, facts(competences=both)) == []
    assert remarks([EXPERT], FIRST, LAST, FACTS) == []


def test_what_is_remarked_upon_needs_a_reason() -> None:
    check_reason([], "")
    check_reason(["Perhatikan ini."], "Tidak ada orang lain.")
    with pytest.raises(errors.ReasonNeeded, match=r"^Perhatikan ini\. Tulis alasannya") as refused:
        check_reason(["Perhatikan ini."], "  ")
    assert refused.value.field == "reason"


# Suggestions


def names(found: list[Member]) -> list[str]:
    return [one.name for one in found]


def test_the_fittest_stands_first_then_who_did_not_lead_last_then_who_has_least_to_do() -> None:
    people = [Member(n, name, Function.LEAD_AUDITOR, frozenset()) for n, name in enumerate(("A", "B", "C", "D", "E"))]
    known = facts(
        scopes=[RUBBER, CHEMICALS],
        competences=[
            *(held(n, "lead-auditor") for n in range(3)),
            held(3, "lead-auditor", "14"),
            held(4, "lead-auditor"),
        ],
        past=[Past(date(2025, 5, 1), 0, frozenset({0}))],
        load={1: 2},
        absences=[Away(4, "Cuti", FIRST, LAST)],
    )
    found = ranked(people, FIRST, LAST, known)
    assert [(one.name, one.said) for one in found] == [
        ("C", "menutup kode 14 dan 12; 0 audit bulan itu; belum pernah ke perusahaan ini"),
        ("B", "menutup kode 14 dan 12; 2 audit bulan itu; belum pernah ke perusahaan ini"),
        ("A", "menutup kode 14 dan 12; 0 audit bulan itu; terakhir ke perusahaan ini 2025"),
        ("D", "menutup kode 14; 0 audit bulan itu; belum pernah ke perusahaan ini"),
        ("E", "tidak hadir: cuti"),
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"of_the_client": frozenset({2})}, "bertindak untuk pelanggan ini"),
        ({"judges": frozenset({2})}, "menilai hasil permohonan ini"),
        ({"ties": [Tie(9, "x", True, "", None), Tie(2, "Bekerja", True, "", None)]}, "kepentingan: bekerja"),
        ({"absences": [Away(9, "x", FIRST, LAST), Away(2, "Sakit", FIRST, LAST)]}, "tidak hadir: sakit"),
        ({"competences": []}, "belum tercatat berkompeten"),
        ({"competences": [held(2, "auditor", "", FIRST)]}, "kompetensinya tidak berlaku saat itu"),
        (
            {"competences": [held(2, "auditor", "3")]},
            "tidak menutup lingkup permohonan ini; 0 audit bulan itu; belum pernah ke perusahaan ini",
        ),
        ({"is_listed": False}, "0 audit bulan itu; belum pernah ke perusahaan ini"),
    ],
)
def test_the_reason_beside_a_name_says_what_stands_against_it_first(changed: dict[str, object], said: str) -> None:
    assert [one.said for one in ranked([AUDITOR], FIRST, LAST, facts(**changed))] == [said]


def test_a_sampler_is_not_measured_by_codes() -> None:
    [one] = ranked([SAMPLER], FIRST, LAST, facts(competences=[held(4, "ppc")]))
    assert one.said == "0 audit bulan itu; belum pernah ke perusahaan ini"


def test_names_of_companies_are_compared_without_form_case_and_dots() -> None:
    assert plain("P.T. KARET-Cerita, Tbk") != plain("PT Karet Cerita")  # letters apart are no legal form
    assert plain("PT. KARET-Cerita, Tbk") == plain("karet cerita")
    assert (joined([]), joined(["3"]), joined(["3", "14", "29"])) == ("", "3", "3, 14 dan 29")


def test_a_lead_auditor_does_an_auditors_steps_and_nobody_a_clients() -> None:
    assert fits("lead-auditor", "auditor")
    assert not fits("auditor", "lead-auditor")
    assert not fits("lead-auditor", "client")


def test_ms_19_the_team_of_a_special_audit_is_remarked_upon_so_that_its_choice_is_explained() -> None:
    found = remarks(TEAM, FIRST, LAST, facts(is_special=True))
    assert found == ["Pada audit khusus pelanggan tidak dapat menolak anggota tim; jelaskan pilihan tim ini."]
    with pytest.raises(errors.ReasonNeeded):
        check_reason(found, "")
