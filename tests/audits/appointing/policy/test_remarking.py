"""The soft rules, each with its remark (17021-1, 7.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mutubaku.audits.appointing import errors
from mutubaku.audits.appointing.policy.checking import check_people
from mutubaku.audits.appointing.policy.facts import Past, Tie
from mutubaku.audits.appointing.policy.remarking import Objection, check_reason, far_ahead, objected, remarks

from .teams import CHEMICALS, EXPERT, FACTS, FIRST, LAST, TEAM, facts, held


def past(*leads: int) -> list[Past]:
    return [Past(date(2026 - number, 5, 1), lead, frozenset({lead})) for number, lead in enumerate(leads)]


def test_an_empty_register_blocks_nothing_and_is_remarked_upon() -> None:
    empty = facts(is_listed=False, competences=[], scopes=[CHEMICALS])
    check_people(TEAM, FIRST, LAST, empty)
    assert remarks(TEAM, FIRST, LAST, empty) == ["Daftar kompetensi untuk skema ISO 9001 masih kosong."]


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


REJECTED = Objection(date(2026, 12, 1), "Pabrik libur.", date(2026, 12, 7), date(2026, 12, 9))


@pytest.mark.parametrize(
    ("first", "last", "is_said"), [(7, 9, True), (8, 8, True), (4, 11, True), (8, 10, False), (14, 16, False)]
)
def test_days_that_the_client_rejected_are_remarked_upon_when_they_come_again(
    first: int, last: int, *, is_said: bool
) -> None:
    said = (
        "Pelanggan menolak tanggal Senin, 7 Desember 2026 sampai Rabu, 9 Desember 2026 "
        "pada Selasa, 1 Desember 2026: “Pabrik libur”."
    )
    found = objected({1}, date(2026, 12, first), date(2026, 12, last), [REJECTED])
    assert found == ([said] if is_said else [])


def test_one_rejected_day_is_named_once() -> None:
    day = date(2026, 12, 7)
    (said,) = objected({1}, day, day, [replace(REJECTED, last=day)])
    assert said.startswith("Pelanggan menolak tanggal Senin, 7 Desember 2026 pada Selasa")


def test_a_person_the_client_objected_to_is_remarked_upon_when_proposed_again() -> None:
    person = replace(REJECTED, reason="Pernah jadi konsultan kami", user_id=1, name="Yusuf")
    said = ["Pelanggan menolak Yusuf pada Selasa, 1 Desember 2026: “Pernah jadi konsultan kami”."]
    assert objected({1, 2}, FIRST, LAST, [person]) == said
    assert objected({2}, person.first, person.last, [person]) == []


def test_what_is_remarked_upon_needs_a_reason() -> None:
    check_reason([], "")
    check_reason(["Perhatikan ini."], "Tidak ada orang lain.")
    with pytest.raises(errors.ReasonNeeded, match=r"^Perhatikan ini\. Tulis alasannya") as refused:
        check_reason(["Perhatikan ini."], "  ")
    assert refused.value.field == "reason"


def test_ms_19_the_team_of_a_special_audit_is_remarked_upon_so_that_its_choice_is_explained() -> None:
    found = remarks(TEAM, FIRST, LAST, facts(is_special=True))
    assert found == ["Pada audit khusus pelanggan tidak dapat menolak anggota tim; jelaskan pilihan tim ini."]
    with pytest.raises(errors.ReasonNeeded):
        check_reason(found, "")


@pytest.mark.parametrize(
    ("first", "is_said"), [(date(2027, 11, 24), False), (date(2027, 11, 25), False), (date(2027, 11, 26), True)]
)
def test_an_audit_more_than_twelve_months_ahead_is_asked_about(first: date, is_said: bool) -> None:
    found = far_ahead(first, date(2026, 11, 24))
    assert [("lebih dari 12 bulan lagi" in one) for one in found] == [True] * is_said
