"""Who is offered first for a function, and why."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.audits.appointing.policy.facts import Away, Past, Tie
from mutubaku.audits.appointing.policy.suggesting import ranked
from mutubaku.audits.models import Function
from mutubaku.audits.policy import Member

from .teams import AUDITOR, CHEMICALS, FIRST, LAST, RUBBER, SAMPLER, facts, held


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
