"""Accreditation of a laboratory: reading its scope, and what asks for a reason (ISO/IEC 17065, 6.2.2 and 7.4)."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.samples import errors
from mutubaku.samples.policy import (
    Accredited,
    Covered,
    check_whole,
    kept_scope,
    lapsed_since,
    read_scope,
    remarks_on,
    scope_of,
    scope_text,
    uncovered,
)

FIRST, LAST = date(2025, 1, 1), date(2026, 11, 30)
DAY = date(2026, 11, 25)
WATER = Covered("SNI 3553:2015", ("pH", "Timbal (Pb)"))
OIL = Covered("SNI 7709:2019")


def accredited(**changed: object) -> Accredited:
    given: dict[str, object] = {"number": "LP-1-IDN", "starts_on": FIRST, "ends_on": LAST, "scope": (WATER, OIL)}
    return Accredited(**{**given, **changed})  # type: ignore[arg-type]  # as its fields


# The scope as it is typed and kept


def test_a_scope_is_a_standard_a_line_with_its_parameters_under_it() -> None:
    typed = "SNI  3553:2015\n- pH\n – Timbal (Pb)\n\nSNI 7709:2019\nSNI 3553:2015\n• pH\n"
    assert read_scope(typed) == (WATER, OIL)
    assert scope_text((WATER, OIL)) == "SNI 3553:2015\n- pH\n- Timbal (Pb)\nSNI 7709:2019"
    assert scope_of(kept_scope((WATER, OIL))) == (WATER, OIL)
    assert read_scope(" \n") == ()


@pytest.mark.parametrize("line", ["- pH", "-", "SNI 1\n-  ", "S" * 61, "SNI 1\n- " + "p" * 201])
def test_a_line_that_is_no_standard_and_no_parameter_of_one_is_named(line: str) -> None:
    with pytest.raises(errors.ScopeUnreadable, match="tidak dapat dibaca sebagai ruang lingkup"):
        read_scope(line)


@pytest.mark.parametrize(
    ("scope", "number", "names", "missing"),
    [
        ((WATER,), "sni  3553:2015", ["PH", "timbal (pb)"], []),
        ((WATER,), "SNI 3553:2015", ["pH", "E. coli"], ["E. coli"]),
        ((WATER,), "SNI 3553:2015", [], []),
        ((OIL,), "SNI 7709:2019", ["Apa saja"], []),
        ((OIL,), "SNI 3553:2015", ["pH"], None),
    ],
)
def test_a_scope_says_what_of_a_standard_it_leaves_out(
    scope: tuple[Covered, ...], number: str, names: list[str], missing: list[str] | None
) -> None:
    assert uncovered(scope, number, names) == missing


# Number and days


@pytest.mark.parametrize(
    ("number", "first", "last", "field"),
    [
        ("LP-1", FIRST, None, "accredited_to"),
        ("LP-1", None, None, "accredited_from"),
        ("", FIRST, LAST, "accreditation"),
    ],
)
def test_an_accreditation_is_given_whole(number: str, first: date | None, last: date | None, field: str) -> None:
    with pytest.raises(errors.AccreditationIncomplete) as refused:
        check_whole(number, first, last)
    assert refused.value.field == field


def test_an_accreditation_ends_after_it_begins_and_may_be_none() -> None:
    with pytest.raises(errors.AccreditationReversed, match="berakhir sebelum mulai"):
        check_whole("LP-1", LAST, FIRST)
    check_whole("LP-1", FIRST, FIRST)
    check_whole("", None, None)


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2024, 12, 31), False), (FIRST, True), (LAST, True), (date(2026, 12, 1), False)],
)
def test_an_accreditation_holds_from_its_first_day_through_its_last(day: date, holds: bool) -> None:
    assert accredited().holds_on(day) is holds
    assert accredited(number="", starts_on=None, ends_on=None).holds_on(day) is False
    assert accredited(ends_on=None).holds_on(day) is False


# What asks for a reason when tests are ordered

ASKED = {"SNI 3553:2015": ["pH"]}


@pytest.mark.parametrize(
    ("laboratory", "asked", "said"),
    [
        (accredited(), ASKED, []),
        (accredited(is_listed=False), ASKED, ["Laboratorium ini tidak ada dalam daftar kantor, jadi akreditasinya"]),
        (accredited(number="", starts_on=None, ends_on=None), ASKED, ["Laboratorium ini belum terakreditasi KAN."]),
        (accredited(ends_on=FIRST), ASKED, ["Akreditasi LP-1-IDN berakhir 1 Januari 2025, sebelum 25 November 2026."]),
        (accredited(starts_on=LAST), ASKED, ["Akreditasi LP-1-IDN baru berlaku 30 November 2026, sesudah 25 November"]),
        (
            accredited(),
            {"SNI 3553:2015": ["pH", "E. coli", "Nitrat"]},
            ["Ruang lingkup akreditasinya untuk SNI 3553:2015 tidak memuat E. coli, Nitrat."],
        ),
        (accredited(), {"SNI 1903:2017": []}, ["Ruang lingkup akreditasinya tidak memuat SNI 1903:2017."]),
        (accredited(scope=()), ASKED, ["Ruang lingkup akreditasinya tidak memuat SNI 3553:2015."]),
        (
            accredited(scope=(), scope_note="Air minum"),
            ASKED,
            ["Ruang lingkupnya ditulis dengan kata-kata (“Air minum”); periksa sendiri apakah memuat SNI 3553:2015."],
        ),
        (accredited(scope_note="Air minum"), ASKED, []),
        (
            accredited(ends_on=FIRST, scope=(OIL,)),
            ASKED,
            ["Akreditasi LP-1-IDN berakhir", "Ruang lingkup akreditasinya tidak memuat"],
        ),
    ],
)
def test_what_of_a_laboratory_asks_for_a_reason(
    laboratory: Accredited, asked: dict[str, list[str]], said: list[str]
) -> None:
    remarks = remarks_on(laboratory, DAY, asked)
    assert len(remarks) == len(said)
    assert all(remark.startswith(start) for remark, start in zip(remarks, said, strict=True))


# What asks for a reason when results come


def test_an_accreditation_that_ended_between_order_and_test_asks_for_a_reason() -> None:
    assert lapsed_since(accredited(), DAY, LAST) == ""
    assert lapsed_since(accredited(), DAY, date(2026, 12, 1)) == (
        "Akreditasi LP-1-IDN berakhir 30 November 2026, sebelum 1 Desember 2026."
    )


def test_what_was_asked_with_the_order_is_not_asked_again() -> None:
    assert lapsed_since(accredited(ends_on=FIRST), DAY, DAY) == ""
    assert lapsed_since(accredited(is_listed=False, starts_on=None, ends_on=None), DAY, DAY) == ""
