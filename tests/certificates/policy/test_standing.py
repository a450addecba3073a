"""What may be proposed and decided about a certificate as it stands (MS-20, MS-21; ISO/IEC 17065, 7.11)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mutubaku.certificates import errors
from mutubaku.certificates.ground_errors import GroundUnfit, NothingLate
from mutubaku.certificates.policy import Verdict
from mutubaku.certificates.policy.standing import (
    GROUNDS,
    OF_LATENESS,
    check_answer,
    check_ground,
    check_live,
    check_measure,
    check_proposal,
    grounds_for,
    grounds_named,
    identities_of,
    keys_of,
    narrowed,
    parts_of,
    reduced,
    suspension_ends,
)

NUMBER = "12/LSSM/2026"
WATER = {"name": "Air", "brand": "A", "type": "600 ml", "standard": "SNI 3553"}
OIL = {"name": "Minyak", "brand": "B", "type": "1 l", "standard": "SNI 7709"}


@pytest.mark.parametrize(
    ("verdict", "refusal"),
    [
        (Verdict.REPLACED, errors.CertificateReplaced),
        (Verdict.WITHDRAWN, errors.CertificateWithdrawn),
        (Verdict.EXPIRED, errors.CertificateExpired),
    ],
)
def test_nothing_is_done_with_a_certificate_at_its_end_and_the_sentence_names_it(
    verdict: Verdict, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal, match=NUMBER):
        check_live(verdict, NUMBER)
    check_live(Verdict.SUSPENDED, NUMBER)


NAMES = {one: one for one in {*GROUNDS, *(ground for grounds in GROUNDS.values() for ground in grounds)}}


@pytest.mark.parametrize(
    ("measure", "ground", "refusal"),
    [
        ("suspend", "failure", None),
        ("suspend", "resolved", GroundUnfit),
        ("withdraw", "resolved", GroundUnfit),
        ("withdraw", "too-long", GroundUnfit),  # the system finds it, nobody chooses it
        ("restore", "resolved", None),
        ("restore", "misuse", GroundUnfit),
        ("restore", "surveillance", GroundUnfit),
        ("suspend", "surveillance", NothingLate),
        ("reduce", "surveillance", GroundUnfit),
    ],
)
def test_ms_20_a_measure_rests_on_a_ground_that_does_not_contradict_it(
    measure: str, ground: str, refusal: type[Exception] | None
) -> None:
    offered = grounds_for(measure, is_late=False)
    if refusal is None:
        check_ground(measure, ground, offered, NAMES)
        return
    with pytest.raises(refusal):
        check_ground(measure, ground, offered, NAMES)


def test_ms_03_lateness_is_a_ground_only_while_an_audit_is_late() -> None:
    assert "surveillance" in grounds_for("suspend", is_late=True)
    assert all(not OF_LATENESS & set(grounds_for(one, is_late=False)) for one in GROUNDS)


@pytest.mark.parametrize(
    ("measure", "verdict", "refusal"),
    [
        ("suspend", Verdict.VALID, None),
        ("suspend", Verdict.SUSPENDED, errors.CertificateSuspended),
        ("restore", Verdict.SUSPENDED, None),
        ("restore", Verdict.VALID, errors.NotSuspended),
        ("withdraw", Verdict.VALID, None),
        ("withdraw", Verdict.SUSPENDED, None),
        ("withdraw", Verdict.EXPIRED, errors.CertificateExpired),
        ("reduce", Verdict.VALID, None),
    ],
)
def test_ms_20_a_measure_fits_how_the_certificate_stands(
    measure: str, verdict: Verdict, refusal: type[Exception] | None
) -> None:
    if refusal is None:
        check_measure(measure, verdict, NUMBER)
        return
    with pytest.raises(refusal):
        check_measure(measure, verdict, NUMBER)


def test_a_proposal_says_why_and_ms_21_a_reduction_takes_out_some_and_not_all() -> None:
    check_proposal("suspend", "Audit ditolak.", (), 2)
    check_proposal("reduce", "Lini dua gagal.", (1,), 2)
    with pytest.raises(errors.WordsMissing):
        check_proposal("suspend", " ", (), 2)
    with pytest.raises(errors.NothingRemoved):
        check_proposal("reduce", "Gagal.", (), 2)
    with pytest.raises(errors.NothingLeft):
        check_proposal("reduce", "Gagal.", (0, 1), 2)


def test_a_decision_has_a_reason_and_7_11_a_suspension_names_what_ends_it() -> None:
    check_answer("suspend", "Terlambat.", "Surveilans dilaksanakan.", accepted=True)
    check_answer("suspend", "Dijadwalkan pekan depan.", "", accepted=False)
    check_answer("withdraw", "Tidak diselesaikan.", "", accepted=True)
    with pytest.raises(errors.AnswerMissing):
        check_answer("suspend", " ", "Surveilans.", accepted=False)
    with pytest.raises(errors.ConditionsMissing):
        check_answer("suspend", "Terlambat.", " ", accepted=True)


def test_ms_20_a_suspension_ends_after_its_months() -> None:
    assert suspension_ends(date(2026, 11, 30), 6) == date(2027, 5, 30)


@pytest.mark.parametrize(
    ("scope", "parts", "left"),
    [
        (
            {"products": [WATER, OIL], "standard": "SNI 3553; SNI 7709"},
            ["Air A 600 ml (SNI 3553)", "Minyak B 1 l (SNI 7709)"],
            {"products": [WATER], "standard": "SNI 3553"},
        ),
        (
            {
                "statement": "Karet",
                "sites": [{"name": "Satu", "address": "Jl. 1"}, {"name": "Dua", "address": "Jl. 2"}],
            },
            ["Satu, Jl. 1", "Dua, Jl. 2"],
            {"statement": "Karet", "sites": [{"name": "Satu", "address": "Jl. 1"}]},
        ),
    ],
)
def test_ms_21_a_reduced_scope_holds_what_is_left(
    scope: dict[str, Any], parts: list[str], left: dict[str, Any]
) -> None:
    assert parts_of(scope) == parts
    assert reduced(scope, [1]) == left


@pytest.mark.parametrize(
    ("chosen", "own", "accepted", "named"),
    [
        (None, [], True, [0, 1, 2]),
        (None, [1], True, [0, 2]),
        ([2, 0, 7], [1], True, [0, 2]),
        ([0], [0], False, []),
        ([], [], True, errors.GroundUnnamed),
        ([7], [], True, errors.GroundUnnamed),
        ([0, 1], [1], True, errors.OwnGround),
        (None, [0, 1, 2], True, errors.GroundUnnamed),
    ],
)
def test_an_accepted_measure_names_grounds_that_others_brought_up(
    chosen: list[int] | None, own: list[int], accepted: bool, named: Any
) -> None:
    if isinstance(named, list):
        assert grounds_named(chosen, own, 3, accepted=accepted) == named
    else:
        with pytest.raises(named):
            grounds_named(chosen, own, 3, accepted=accepted)


def test_ms_21_a_scope_is_narrowed_in_words_and_keeps_what_it_had() -> None:
    assert reduced({"statement": "Semua", "sites": [{"name": "A"}]}, [], "Sebagian") == {
        "statement": "Sebagian",
        "sites": [{"name": "A"}],
    }


def test_ms_14_a_certificate_granted_in_narrower_words_says_no_more_of_its_one_site() -> None:
    one, other = {"name": "A", "scope": "Semua"}, {"name": "B", "scope": "Gudang"}
    assert narrowed({"statement": "Semua", "sites": [one]}, "Sebagian") == {
        "statement": "Sebagian",
        "sites": [{"name": "A", "scope": "Sebagian"}],
    }
    assert narrowed({"statement": "Semua", "sites": [one, other]}, "Sebagian")["sites"] == [one, other]
    assert narrowed({"statement": "Semua"}, "Sebagian") == {"statement": "Sebagian"}


def test_each_part_of_a_certificate_is_known_again_in_a_later_application_once() -> None:
    water, oil = identities_of({"products": [WATER, OIL]})
    assert (water, oil) == (("Air", "A", "600 ml", "SNI 3553"), ("Minyak", "B", "1 l", "SNI 7709"))
    items = {
        "product:1": ("AIR ", "a", "330 ml", "SNI 3553:2015"),  # the same brand in another size
        "product:2": ("Air", "A", "600  ml", "SNI 3553"),  # the same in everything but its blanks
    }
    assert keys_of([water, oil], items) == ["product:2", ""]
    assert keys_of([water, water], items) == ["product:2", "product:1"]
    assert identities_of({"sites": [{"name": "Pabrik", "address": "Jl. 1"}]}) == [("Pabrik", "Jl. 1")]
    assert keys_of([("Pabrik", "Jl. 1")], {"site:7": ("pabrik", "Jalan 1")}) == ["site:7"]
