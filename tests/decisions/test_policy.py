"""What review, committee, decision and appeal allow: tables on plain values, each naming its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.decisions import errors
from mutubaku.decisions.models import Conclusion, Recommendation, Reply, Verdict
from mutubaku.decisions.policy import (
    CONCLUSIONS,
    FITTING,
    VERDICTS,
    Against,
    Composition,
    Judged,
    Seat,
    check_appeal,
    check_conclusion,
    check_members,
    check_nothing_held,
    check_part,
    check_statement,
    committee_bars,
    decision_bars,
    free_items,
    holding_back,
    in_order,
    is_in_force,
    last_day_of_appeal,
    review_bars,
    unfit_for,
)

YES, NO, NA = str(Reply.YES), str(Reply.NO), str(Reply.NOT_APPLICABLE)
GRANT, PART, REFUSE = Recommendation.GRANT, Recommendation.PART, Recommendation.REFUSE
DAY = date(2026, 11, 24)
PRODUCTS = ["product:1", "product:2"]
FIRST_FAILS = Against("Produk pertama tidak memenuhi", "product:1")
SECOND_FAILS = Against("Produk kedua tidak memenuhi", "product:2")
MAJOR = Against("Temuan mayor belum diverifikasi")
CODES = frozenset({"iso-9001", "IAF 14"})


def seats(*said: bool | None) -> list[Seat]:
    """Members in their order with what they say; the last one chairs."""
    last = len(said) - 1
    return [Seat(n, f"Anggota {n}", n == last, CODES, agrees) for n, agrees in enumerate(said)]


@pytest.mark.parametrize(
    ("replies", "recommendation", "words", "against", "count"),
    [
        ([YES, NA], GRANT, "", [], 0),
        ([YES], GRANT, "", [FIRST_FAILS], 1),
        ([NO], PART, "Kecuali produk pertama.", [FIRST_FAILS], 0),  # ISO/IEC 17065, 7.6: the other one can be granted
        ([YES], PART, "Sebagian.", [FIRST_FAILS, SECOND_FAILS], 2),  # nothing is left to grant
        ([YES], PART, "Sebagian.", [FIRST_FAILS, MAJOR], 2),  # MS-11: what is about everything is about every part
        ([YES], PART, "Lingkup lebih sempit.", [], 0),
        ([YES], REFUSE, "Gagal lagi.", [FIRST_FAILS, SECOND_FAILS], 0),
        ([YES, ""], GRANT, "", [], 1),  # ISO/IEC 17065, 7.5: everything is judged
        ([YES], "", "", [], 1),  # ISO/IEC 17065, 7.5: the recommendation is written
        ([YES], GRANT, "", [MAJOR], 1),  # MS-11
        ([NO], GRANT, "", [], 1),
        ([YES], PART, " ", [], 1),  # reasons go with it
        ([NO], REFUSE, "Tidak memenuhi.", [MAJOR], 0),  # refusal may go on
        ([NO, ""], REFUSE, "Tidak memenuhi.", [], 1),
    ],
)
def test_a_review_goes_on_when_all_is_judged_and_nothing_stands_against(
    replies: list[str], recommendation: str, words: str, against: list[Against], count: int
) -> None:
    judged = [Judged(f"Pertanyaan {n}", reply) for n, reply in enumerate(replies)]
    assert len(review_bars("lengkap", judged, recommendation, words, against, PRODUCTS)) == count
    assert review_bars("dikembalikan", judged, recommendation, words, against, PRODUCTS) == []


@pytest.mark.parametrize(
    ("result", "against", "items", "held"),
    [
        ("grant", [FIRST_FAILS], (), ["Produk pertama tidak memenuhi"]),  # whatever part stands in the draft
        ("granted", [FIRST_FAILS], ["product:2"], ["Produk pertama tidak memenuhi"]),
        ("continued", [MAJOR], (), ["Temuan mayor belum diverifikasi"]),
        ("part", [FIRST_FAILS], ["product:2"], []),
        ("part", [FIRST_FAILS, SECOND_FAILS], ["product:2"], ["Produk kedua tidak memenuhi"]),
        ("part", [FIRST_FAILS, MAJOR], ["product:2"], ["Temuan mayor belum diverifikasi"]),
        ("part", [MAJOR], (), ["Temuan mayor belum diverifikasi"]),  # a part in words alone
        ("refuse", [FIRST_FAILS, MAJOR], (), []),
        ("refused", [FIRST_FAILS, MAJOR], (), []),
        ("defer", [MAJOR], (), []),
        ("", [MAJOR], (), []),  # sent back, nothing is decided
    ],
)
def test_ms_11_nothing_is_granted_that_something_stands_against(
    result: str, against: list[Against], items: list[str], held: list[str]
) -> None:
    assert holding_back(result, against, items) == held
    if held:
        with pytest.raises(errors.StandsAgainst, match=held[0]) as refusal:
            check_nothing_held(result, against, items)
        assert refusal.value.field == ("part_items" if result == "part" else "conclusion")
        assert ("Ajukan bagian" in str(refusal.value)) == (MAJOR not in against)  # which leaves no part free
    else:
        check_nothing_held(result, against, items)


@pytest.mark.parametrize(
    ("against", "free"),
    [([], PRODUCTS), ([FIRST_FAILS], ["product:2"]), ([FIRST_FAILS, SECOND_FAILS], []), ([MAJOR], [])],
)
def test_what_can_be_granted_in_part_is_what_nothing_stands_against(against: list[Against], free: list[str]) -> None:
    assert free_items(against, PRODUCTS) == free


@pytest.mark.parametrize(
    ("members", "refusal"),
    [
        (seats(None, None, None), None),
        (seats(None, None), errors.TooFewMembers),
        ([*seats(None, None, None), Seat(0, "Anggota 0", codes=CODES)], errors.MemberTwice),
        ([Seat(n, "A", codes=CODES) for n in range(3)], errors.ChairMissing),
        ([Seat(n, "A", is_chair=True, codes=CODES) for n in range(3)], errors.ChairMissing),
        ([Seat(n, "A", n == 0, frozenset({"iso-9001"})) for n in range(3)], errors.CodesUncovered),
    ],
)
def test_a_committee_is_large_enough_chaired_and_jointly_competent(
    members: list[Seat], refusal: type[Exception] | None
) -> None:
    if refusal is None:
        return check_members(members, Composition(least=3, codes=CODES))
    with pytest.raises(refusal):
        check_members(members, Composition(least=3, codes=CODES))
    return None


def test_members_cover_the_codes_together_and_the_gap_is_named() -> None:
    members = [Seat(1, "A", codes=frozenset({"iso-9001"})), Seat(2, "B", is_chair=True, codes=frozenset({"IAF 14"}))]
    check_members(members, Composition(least=2, codes=CODES))
    with pytest.raises(errors.CodesUncovered, match="IAF 17"):
        check_members(members, Composition(least=2, codes=CODES | {"IAF 17"}))


def test_a_scheme_may_ask_for_competences_among_the_members_and_keep_its_reviewer_out() -> None:
    expert = Seat(1, "A", functions=frozenset({"technical-expert"}))
    chair = Seat(2, "B", is_chair=True)
    names = {"technical-expert": "tenaga ahli", "committee": "anggota komite"}
    asked = Composition(least=2, functions={"technical-expert": "tenaga ahli"}, reviewers=frozenset({3}))
    check_members([expert, chair], asked)
    with pytest.raises(errors.FunctionUnheld, match="sebagai anggota komite;"):
        check_members([expert, chair], replace(asked, functions=names))
    with pytest.raises(errors.ReviewerSits, match="C meninjau"):
        check_members([expert, chair, Seat(3, "C")], asked)


@pytest.mark.parametrize(
    ("held", "gap"),
    [
        (set(), None),
        ({""}, []),
        ({"14", ""}, []),
        ({"14", "3"}, []),
        ({"14"}, ["3"]),
        ({"17"}, ["3", "14"]),
    ],
)
def test_what_a_judge_is_not_competent_for_is_named_by_its_codes(held: set[str], gap: list[str] | None) -> None:
    assert unfit_for(held, ["3", "14"]) == gap


def test_the_chair_confirms_last() -> None:
    chair, other = Seat(1, "Ketua", is_chair=True), Seat(2, "Anggota")
    assert in_order([chair, other]) == [other, chair]


def test_members_confirm_in_their_order_once_and_dissent_with_a_reason() -> None:
    check_statement(seats(True, None, None), 1, agrees=True, reason="")
    check_statement(seats(True, None, None), 1, agrees=False, reason="Bukti kurang.")
    with pytest.raises(errors.NotYourTurn, match="Anggota 0"):
        check_statement(seats(None, None, None), 1, agrees=True, reason="")
    with pytest.raises(errors.AlreadyStated):
        check_statement(seats(True, None, None), 0, agrees=True, reason="")
    with pytest.raises(errors.DissentReasonMissing):
        check_statement(seats(None, None, None), 0, agrees=False, reason=" ")


@pytest.mark.parametrize(
    ("outcome", "conclusion", "said", "is_open"),
    [
        ("direkomendasikan", Conclusion.GRANT, (True, True, True), True),
        ("direkomendasikan", Conclusion.GRANT, (True, False, True), True),  # dissent is recorded, not a veto
        ("direkomendasikan", Conclusion.GRANT, (True, False, False), False),
        ("direkomendasikan", Conclusion.GRANT, (True, True, None), False),  # everyone has spoken
        ("direkomendasikan", Conclusion.REFUSE, (True, True, True), False),
        ("direkomendasikan", "", (None, None, None), False),
        ("direkomendasikan-sebagian", Conclusion.PART, (True, True, True), True),
        ("tidak-direkomendasikan", Conclusion.REFUSE, (True, True, True), True),
        ("tidak-direkomendasikan", Conclusion.GRANT, (True, True, True), False),
        ("ditunda", Conclusion.DEFER, (True, True, True), True),
        ("ditunda", Conclusion.DEFER, (True, False, False), False),
        ("ditunda", Conclusion.DEFER, (True, True, None), False),
        ("ditunda", Conclusion.GRANT, (True, False, False), False),
        ("ditunda", Conclusion.GRANT, (True, True, True), False),
        ("ditunda", "", (), False),
        ("direkomendasikan", "", (), False),
    ],
)
def test_the_outcome_of_a_committee_fits_its_votes(
    outcome: str, conclusion: str, said: tuple[bool | None, ...], *, is_open: bool
) -> None:
    assert (committee_bars(outcome, conclusion, seats(*said)) == []) is is_open


@given(
    st.sampled_from(sorted(CONCLUSIONS)),
    st.sampled_from(["", *Conclusion.values]),
    st.lists(st.sampled_from([True, False, None]), max_size=7),
)
def test_whatever_the_votes_at_most_one_outcome_is_open_and_only_the_one_most_agree_with(
    outcome: str, conclusion: str, said: list[bool | None]
) -> None:
    members = seats(*said)
    is_open = committee_bars(outcome, conclusion, members) == []
    others = [one for one in CONCLUSIONS if one != outcome]
    if is_open:
        assert CONCLUSIONS[outcome] == conclusion
        assert None not in said
        assert 2 * said.count(True) > len(said)
        assert all(committee_bars(one, conclusion, members) for one in others)


@given(st.sampled_from([*VERDICTS, "dikembalikan"]), st.sampled_from(["", *FITTING]), st.booleans(), st.booleans())
def test_a_decision_departs_from_the_committee_only_with_reasons(
    outcome: str, recommended: str, has_basis: bool, has_reasons: bool
) -> None:
    bars = decision_bars(outcome, recommended, "Dasar" if has_basis else " ", "Sebab" if has_reasons else "")
    if outcome == "dikembalikan":
        assert bars == []
        return
    departs = bool(recommended) and VERDICTS[outcome] not in FITTING[Conclusion(recommended)]
    assert len(bars) == (not has_basis) + (departs and not has_reasons)


@pytest.mark.parametrize(
    ("chosen", "offered", "words", "refusal"),
    [
        (["a"], ["a", "b"], "", None),
        (["a", "b"], ["a", "b"], "Lini 1 saja", None),
        ([], [], "Lini 1 saja", None),
        ([], ["a", "b"], "Lini 1 saja", errors.NothingLeft),
        (["a", "b"], ["a", "b"], " ", errors.PartMissing),
        ([], [], "", errors.PartMissing),
    ],
)
def test_a_part_is_less_than_the_whole_and_more_than_nothing(
    chosen: list[str], offered: list[str], words: str, refusal: type[Exception] | None
) -> None:
    if refusal is None:
        return check_part(chosen, offered, words)
    with pytest.raises(refusal):
        check_part(chosen, offered, words)
    return None


def test_everything_but_granting_and_continuing_needs_its_reasons() -> None:
    """ISO/IEC 17065, 7.6.6."""
    for free in (Conclusion.GRANT, Verdict.GRANTED, Verdict.CONTINUED):
        check_conclusion(free, "", [], [], "")
    for bound in (Conclusion.REFUSE, Conclusion.DEFER, Verdict.REFUSED, Verdict.PART):
        with pytest.raises(errors.ReasonsMissing):
            check_conclusion(bound, " ", ["a"], ["a", "b"], "")
    check_conclusion(Verdict.REFUSED, "Tidak memenuhi.", [], [], "")
    with pytest.raises(errors.PartMissing):
        check_conclusion(Verdict.PART, "Sebagian.", ["a"], ["a"], "")


def test_ms_22_an_appeal_is_taken_until_its_last_day_once_and_with_a_reason() -> None:
    """MS-22; ISO/IEC 17065, 7.13."""
    until = last_day_of_appeal(DAY, 30)
    assert until == date(2026, 12, 24)
    check_appeal("Hasil uji keliru.", today=until, until=until, is_appealed=False)
    with pytest.raises(errors.AppealTooLate):
        check_appeal("Hasil uji keliru.", today=until + timedelta(days=1), until=until, is_appealed=False)
    with pytest.raises(errors.AppealedAlready):
        check_appeal("Hasil uji keliru.", today=DAY, until=until, is_appealed=True)
    with pytest.raises(errors.AppealReasonMissing):
        check_appeal(" ", today=DAY, until=until, is_appealed=False)


@pytest.mark.parametrize(
    ("first", "last", "ended", "holds"),
    [
        (None, None, None, False),
        (DAY, None, None, True),
        (DAY + timedelta(days=1), None, None, False),
        (DAY, DAY, None, True),
        (DAY, DAY - timedelta(days=1), None, False),
        (DAY, None, DAY - timedelta(days=1), False),
    ],
)
def test_an_agreement_holds_from_its_first_to_its_last_day(
    first: date | None, last: date | None, ended: date | None, *, holds: bool
) -> None:
    """ISO/IEC 17065, 4.1.2 and 7.7."""
    assert is_in_force(first, last, ended, DAY) is holds


def test_ms_04_no_agreement_holds_before_both_sides_signed_or_after_one_ended_it() -> None:
    assert not is_in_force(None, None, None, DAY)  # not countersigned
    assert is_in_force(DAY, None, None, DAY)
    assert not is_in_force(DAY - timedelta(days=9), None, DAY - timedelta(days=1), DAY)


def test_somebody_who_was_not_called_waits_for_everybody_who_was() -> None:
    called = [Seat(1, "Ani", agrees=True), Seat(2, "Budi", is_chair=True, agrees=True)]
    check_statement(called, 9, agrees=True, reason="")
    with pytest.raises(errors.NotYourTurn):
        check_statement([Seat(1, "Ani"), *called[1:]], 9, agrees=True, reason="")
