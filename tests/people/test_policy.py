"""How typed numbers and names are read, and when dated rows may begin or end."""

from datetime import date

import pytest

from mutubaku.people.errors import (
    ActingEndMissing,
    AlreadyBegun,
    AlreadyEnded,
    DatesReversed,
    DecreeMissing,
    EndsInPast,
    NotReadable,
    OwnCompetence,
    StartsInPast,
)
from mutubaku.people.policy import (
    check_approver,
    check_end,
    check_manner,
    check_nib_given,
    check_not_past,
    check_order,
    check_withdrawal,
    digits,
    line,
    lines,
    nib,
    nip,
    npwp,
    office_code,
    overlaps,
)

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("code", ["bspji-palembang", "balai2", "b" * 40])
def test_an_office_s_code_is_lower_case_digits_and_hyphens(code: str) -> None:
    assert office_code(code) == code


@pytest.mark.parametrize("code", ["", "Bad Code", "BAD_code", "-b", "b-", "b--c", "balai\n", "bálai", "b" * 41])
def test_any_other_code_is_refused_with_an_example(code: str) -> None:
    with pytest.raises(NotReadable, match=r"huruf kecil, angka, dan tanda hubung .* misalnya bspji-palembang\.") as why:
        office_code(code)
    assert why.value.field == "code"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9120001234567", "9120001234567"),
        (" 9120 0012 34567 ", "9120001234567"),
        ("9120.0012.34567", "9120001234567"),
        ("9120-0012–34567", "9120001234567"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_nib_is_read_with_the_marks_people_put_between_digits(typed: str, kept: str) -> None:
    assert nib(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01.234.567.8-901.000", "012345678901000"),
        ("0123 4567 8901 2345", "0123456789012345"),
    ],
)
def test_an_npwp_has_15_or_16_digits_in_any_writing(typed: str, kept: str) -> None:
    assert npwp(typed) == kept


def test_a_nib_with_a_digit_missing_says_how_many_were_typed() -> None:
    with pytest.raises(
        NotReadable,
        match=r"^NIB terdiri atas 13 angka; yang Anda tulis 12 angka\. Periksa lalu tulis lagi\.$",
    ) as refused:
        nib("912000123456")
    assert refused.value.field == "nib"


def test_an_npwp_of_fourteen_digits_is_refused() -> None:
    with pytest.raises(NotReadable, match="NPWP terdiri atas 15 atau 16 angka; yang Anda tulis 14 angka"):
        npwp("01234567890123")


@pytest.mark.parametrize("typed", ["91200O1234567", "٩١٢٠٠٠١٢٣٤٥٦٧", "😀" * 13])
def test_letters_foreign_digits_and_emoji_are_no_nib(typed: str) -> None:
    with pytest.raises(NotReadable, match="NIB terdiri atas 13 angka, tanpa huruf"):
        nib(typed)


def test_an_nip_has_18_digits() -> None:
    assert nip("19740727 200312 1 006") == "197407272003121006"
    with pytest.raises(NotReadable, match="NIP terdiri atas 18 angka"):
        nip("1974")


def test_only_marks_between_digits_are_dropped() -> None:
    assert digits("a 1.2/3-4") == "a1234"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  PT   Musi \n Kabel ", "PT Musi Kabel"),
        ("Nasi 🍚 Uduk 👩‍🍳", "Nasi 🍚 Uduk 👩‍🍳"),
        ("\u202egnip\u202c PT", "gnip PT"),
        ("\u2067\u05e9\u05dc\u05d5\u05dd\u2069", "\u05e9\u05dc\u05d5\u05dd"),
        ("e\u0301", "é"),
        ("a\x00b\x1bc", "abc"),
    ],
)
def test_a_line_keeps_emoji_and_foreign_letters_but_nothing_that_turns_or_controls_text(typed: str, kept: str) -> None:
    assert line(typed) == kept


def test_lines_stay_lines() -> None:
    assert lines("\r\n KEMENTERIAN  \r\n  BALAI\tPALEMBANG \n\n") == "KEMENTERIAN\nBALAI PALEMBANG"


def test_a_domestic_applicant_needs_a_nib_and_a_foreign_producer_none() -> None:
    check_nib_given("producer", "9120001234567")
    check_nib_given("foreign", "")
    with pytest.raises(NotReadable, match=r"^Isi NIB\. Hanya produsen luar negeri yang tidak mempunyainya\.$"):
        check_nib_given("importer", "")


def test_a_period_may_last_one_day_but_not_end_before_it_begins() -> None:
    check_order(TODAY, TODAY)
    check_order(TODAY, None)
    with pytest.raises(
        DatesReversed, match="Tanggal berakhir 24 November 2026 mendahului tanggal mulai 25 November 2026"
    ):
        check_order(TODAY, date(2026, 11, 24))


@pytest.mark.parametrize("approver", [2, None])
def test_a_competence_is_approved_by_somebody_else(approver: int | None) -> None:
    assert check_approver(1, approver) is None
    with pytest.raises(OwnCompetence):
        check_approver(1, 1)


def test_a_definitive_official_needs_neither_decree_nor_end() -> None:
    assert check_manner("holder", "", None) is None


@pytest.mark.parametrize("manner", ["plt", "plh"])
def test_an_acting_official_needs_a_decree_and_an_end(manner: str) -> None:
    check_manner(manner, "SP-1", TODAY)
    with pytest.raises(DecreeMissing, match="memerlukan nomor surat perintah"):
        check_manner(manner, "", TODAY)
    with pytest.raises(ActingEndMissing, match="selalu berbatas waktu"):
        check_manner(manner, "SP-1", None)


def test_nothing_takes_effect_before_today() -> None:
    check_not_past(TODAY, TODAY)
    with pytest.raises(StartsInPast, match="tidak dapat berlaku surut"):
        check_not_past(date(2026, 11, 24), TODAY)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "shared"),
    [
        (date(2026, 1, 1), date(2026, 1, 31), False),
        (date(2026, 1, 1), date(2026, 2, 1), True),
        (date(2026, 2, 28), date(2026, 3, 5), True),
        (date(2026, 3, 1), None, False),
        (date(2026, 1, 1), None, True),
        (date(2026, 2, 10), date(2026, 2, 10), True),
    ],
)
def test_periods_that_share_a_day_overlap(starts_on: date, ends_on: date | None, shared: bool) -> None:
    assert overlaps(starts_on, ends_on, [(date(2026, 2, 1), date(2026, 2, 28))]) is shared


def test_an_open_period_overlaps_everything_after_its_first_day() -> None:
    assert overlaps(date(2030, 1, 1), None, [(date(2026, 2, 1), None)])
    assert not overlaps(date(2026, 1, 1), date(2026, 1, 31), [(date(2026, 2, 1), None)])
    assert not overlaps(date(2026, 1, 1), None, [])


@pytest.mark.parametrize("last_day", [date(2026, 11, 24), TODAY, date(2027, 1, 1)])
def test_a_row_may_end_yesterday_today_or_later(last_day: date) -> None:
    assert check_end(date(2026, 1, 1), None, last_day, TODAY) is None
    assert check_end(date(2026, 1, 1), date(2027, 1, 2), last_day, TODAY) is None


def test_a_row_does_not_end_before_yesterday() -> None:
    with pytest.raises(EndsInPast, match="Tanggal terakhir paling awal 24 November 2026"):
        check_end(date(2026, 1, 1), None, date(2026, 11, 23), TODAY)


def test_a_row_does_not_end_before_it_begins() -> None:
    with pytest.raises(DatesReversed):
        check_end(TODAY, None, date(2026, 11, 24), TODAY)


@pytest.mark.parametrize("last_day", [date(2026, 12, 31), date(2027, 1, 1)])
def test_a_row_is_never_lengthened(last_day: date) -> None:
    with pytest.raises(AlreadyEnded, match="sudah dibatasi sampai 31 Desember 2026"):
        check_end(date(2026, 1, 1), date(2026, 12, 31), last_day, TODAY)


def test_only_what_begins_today_or_later_may_be_taken_back() -> None:
    check_withdrawal(TODAY, TODAY)
    with pytest.raises(AlreadyBegun, match="sudah berlaku sejak 24 November 2026"):
        check_withdrawal(date(2026, 11, 24), TODAY)
