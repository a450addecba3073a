"""Money in pure decisions: what a quote comes to, what may be typed, and how a case stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from mutubaku.billing.errors import (
    AmountWrong,
    CodeExpired,
    CodeNotDigits,
    CodeTooLong,
    CodeWrong,
    InvoiceTooLarge,
    LineNotOpen,
    NothingToPay,
    NtpnNotReadable,
    NtpnWrong,
    OpenPriceUnexplained,
    OpenPriceWrong,
    PaidBeforeCode,
    PaidInFuture,
    PriceFixed,
    QuantityWrong,
)
from mutubaku.billing.policy import (
    LARGEST_TOTAL,
    LONGEST_CODE,
    Counts,
    OpenPrice,
    QuoteLine,
    Settlement,
    State,
    billing_code,
    check_amount,
    check_expiry,
    check_open_price,
    check_paid_on,
    check_quantity,
    check_total,
    code_paid,
    is_open_line,
    ntpn,
    quote,
    settle,
)

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def line(price: int, quantity: int = 1, part: str = "certification") -> QuoteLine:
    return QuoteLine("kunci", "Uraian", "paket", part, price, quantity)


SAMARINDA = [line(price) for price in (500_000, 1_000_000, 2_000_000, 1_500_000, 1_000_000, 1_000_000, 2_000_000)]


def test_the_seven_lines_of_samarinda_come_to_nine_million() -> None:
    made = quote(SAMARINDA, 0)
    assert (made.certification, made.transport, made.laboratory, made.discount) == (9_000_000, 0, 0, 0)
    assert made.total == 9_000_000


def test_a_small_business_pays_a_quarter_less_of_the_certification_and_nothing_less_of_the_rest() -> None:
    made = quote([*SAMARINDA, line(750_000, 2, "transport"), line(400_000, 3, "laboratory")], 25)
    assert (made.certification, made.transport, made.laboratory) == (9_000_000, 1_500_000, 1_200_000)
    assert made.discount == 2_250_000
    assert made.total == 9_450_000


def test_a_discount_is_rounded_down_to_whole_rupiah() -> None:
    assert quote([line(333)], 25).discount == 83


def test_a_line_without_a_price_is_charged_apart_and_adds_nothing() -> None:
    apart = line(0, 4, "laboratory")
    assert apart.is_apart
    assert not line(1).is_apart
    assert quote([line(100), apart], 0).total == 100


def test_lines_grow_with_what_they_are_counted_by() -> None:
    counts = Counts(products=3, sites=2, auditor_days=6)
    assert [counts.of(key) for key in ("case", "product", "site", "auditor-day")] == [1, 3, 2, 6]


@pytest.mark.parametrize("quantity", [1, 1000])
def test_a_quantity_from_one_to_a_thousand_is_taken(quantity: int) -> None:
    assert check_quantity(quantity) is None


@pytest.mark.parametrize("quantity", [0, -1, 1001])
def test_any_other_quantity_is_refused(quantity: int) -> None:
    with pytest.raises(QuantityWrong, match="angka bulat 1 sampai 1000"):
        check_quantity(quantity)


def test_an_invoice_over_nothing_is_refused() -> None:
    check_total(1)
    with pytest.raises(NothingToPay, match="Jumlah tagihan nol"):
        check_total(0)


@pytest.mark.parametrize("typed", ["820220922465628", "8202 2092 2465 628", "820220922-465628", " 820220922465628\t"])
def test_a_billing_code_is_read_with_whatever_stands_between_its_digits(typed: str) -> None:
    assert billing_code(typed) == "820220922465628"


@pytest.mark.parametrize(("typed", "count"), [("", 0), ("82022092246562", 14), ("8202209224656281", 16)])
def test_a_billing_code_has_fifteen_digits(typed: str, count: int) -> None:
    with pytest.raises(CodeWrong, match=f"15 angka; yang Anda tulis {count}"):
        billing_code(typed)


@pytest.mark.parametrize("typed", ["82022092246562O", "٨٢٠٢٢٠٩٢٢٤٦٥٦٢٨"])
def test_a_billing_code_holds_no_letters_and_no_foreign_digits(typed: str) -> None:
    with pytest.raises(CodeNotDigits, match="tanpa huruf"):
        billing_code(typed)


@pytest.mark.parametrize("typed", ["A1B2C3D4E5F6G7H8", "a1b2 c3d4 e5f6 g7h8", "A1B2-C3D4-E5F6-G7H8"])
def test_an_ntpn_is_read_in_small_letters_and_with_spaces(typed: str) -> None:
    assert ntpn(typed) == "A1B2C3D4E5F6G7H8"


@pytest.mark.parametrize(("typed", "count"), [("", 0), ("A1B2C3D4E5F6G7H", 15), ("A1B2C3D4E5F6G7H89", 17)])
def test_an_ntpn_has_sixteen_characters(typed: str, count: int) -> None:
    with pytest.raises(NtpnWrong, match=f"16 huruf dan angka; yang Anda tulis {count}"):
        ntpn(typed)


@pytest.mark.parametrize("typed", ["A1B2C3D4E5F6G7H!", "ÀB2C3D4E5F6G7H89"])
def test_an_ntpn_holds_plain_letters_and_digits_only(typed: str) -> None:
    with pytest.raises(NtpnNotReadable, match="huruf A–Z dan angka"):
        ntpn(typed)


def test_a_code_that_can_no_longer_be_paid_is_refused() -> None:
    check_expiry(NOW + timedelta(minutes=1), NOW)
    with pytest.raises(CodeExpired, match="sudah lewat"):
        check_expiry(NOW, NOW)


def test_a_payment_is_made_from_the_day_of_the_code_to_today() -> None:
    check_paid_on(date(2026, 11, 20), date(2026, 11, 20), TODAY)
    check_paid_on(TODAY, date(2026, 11, 20), TODAY)
    with pytest.raises(PaidBeforeCode, match="20 November 2026"):
        check_paid_on(date(2026, 11, 19), date(2026, 11, 20), TODAY)
    with pytest.raises(PaidInFuture, match="23 November 2026"):
        check_paid_on(date(2026, 11, 24), date(2026, 11, 20), TODAY)


def test_nobody_pays_nothing_or_less() -> None:
    check_amount(1)
    for amount in (0, -1):
        with pytest.raises(AmountWrong, match="di atas nol"):
            check_amount(amount)


def test_a_payment_was_made_by_the_latest_code_there_was_on_its_day() -> None:
    entered = [date(2026, 11, 2), date(2026, 11, 10)]
    assert code_paid(entered, date(2026, 11, 1)) is None
    assert code_paid(entered, date(2026, 11, 9)) == 0
    assert code_paid(entered, date(2026, 11, 10)) == 1
    assert code_paid([], TODAY) is None


@pytest.mark.parametrize(
    ("due", "verified", "waiting", "agreed", "state", "missing", "surplus"),
    [
        (None, [], False, False, "none", 0, 0),
        (None, [], False, True, "agreed", 0, 0),
        (100, [], False, False, "invoiced", 100, 0),
        (100, [], True, False, "reported", 100, 0),
        (100, [40], False, False, "short", 60, 0),
        (100, [40], True, False, "reported", 60, 0),
        (100, [40, 60], False, False, "paid", 0, 0),
        (100, [40, 60], True, True, "paid", 0, 0),
        (100, [120], False, False, "over", 0, 20),
        (100, [40], False, True, "agreed", 60, 0),
        (100, [], True, True, "agreed", 100, 0),
    ],
)
def test_how_a_case_stands(
    due: int | None, verified: list[int], waiting: bool, agreed: bool, state: str, missing: int, surplus: int
) -> None:
    found = settle(due, verified, waiting=waiting, agreed=agreed)
    assert found == Settlement(state, due or 0, sum(verified), missing, surplus)  # type: ignore[arg-type]  # a state
    assert found.is_settled == (state in {"paid", "over", "agreed"})


def test_an_invoice_nobody_could_pay_is_not_made() -> None:
    check_total(LARGEST_TOTAL)
    with pytest.raises(InvoiceTooLarge, match="Periksa banyaknya"):
        check_total(LARGEST_TOTAL + 1)


def test_a_letter_that_becomes_two_in_capitals_does_not_make_up_an_ntpn() -> None:
    with pytest.raises(NtpnNotReadable):
        ntpn("A1B2C3D4E5F6G7ß")


def test_a_code_that_would_hold_for_years_has_a_mistyped_year() -> None:
    check_expiry(NOW + timedelta(days=LONGEST_CODE), NOW)
    with pytest.raises(CodeTooLong, match="Periksa tahunnya"):
        check_expiry(datetime(9999, 12, 31, tzinfo=UTC), NOW)


# Lines the tariff leaves open


@pytest.mark.parametrize("part", ["transport", "laboratory"])
def test_transport_and_laboratory_may_be_priced_for_one_case_where_the_tariff_is_silent(part: str) -> None:
    check_open_price(part, 0, OpenPrice(1, "Rute"))
    check_open_price(part, 0, OpenPrice(LARGEST_TOTAL, "Rute"))
    assert is_open_line(part, 0)
    assert not is_open_line(part, 1)


@pytest.mark.parametrize(
    ("part", "tariff", "typed", "refusal"),
    [
        ("transport", 750_000, OpenPrice(1, "Rute"), PriceFixed),
        ("certification", 750_000, OpenPrice(1, "Rute"), PriceFixed),
        ("certification", 0, OpenPrice(1, "Rute"), LineNotOpen),
        ("transport", 0, OpenPrice(0, "Rute"), OpenPriceWrong),
        ("transport", 0, OpenPrice(-1, "Rute"), OpenPriceWrong),
        ("transport", 0, OpenPrice(LARGEST_TOTAL + 1, "Rute"), OpenPriceWrong),
        ("laboratory", 0, OpenPrice(1, ""), OpenPriceUnexplained),
    ],
)
def test_another_price_is_refused_with_its_own_reason(
    part: str, tariff: int, typed: OpenPrice, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        check_open_price(part, tariff, typed)


def test_what_refunds_moved_counts_as_received_or_no_longer() -> None:
    stands = settle(100, [130], waiting=False, agreed=False, moved=-30)
    assert (stands.state, stands.received, stands.surplus) == ("paid", 100, 0)
    assert settle(100, [], waiting=False, agreed=False, moved=100).state == "paid"


@pytest.mark.parametrize(
    ("state", "is_paid", "is_owed", "is_due", "is_settled"),
    [
        ("none", False, False, False, False),
        ("invoiced", False, True, True, False),
        ("reported", False, False, False, False),
        ("short", False, True, True, False),
        ("paid", True, False, False, True),
        ("over", True, False, False, True),
        ("agreed", False, True, False, True),
    ],
)
def test_how_a_case_stands_says_whether_it_is_paid_owed_due_and_settled(
    state: State, *, is_paid: bool, is_owed: bool, is_due: bool, is_settled: bool
) -> None:
    found = Settlement(state, 1, 1, 0, 0)
    assert (found.is_paid, found.is_owed, found.is_due, found.is_settled) == (is_paid, is_owed, is_due, is_settled)


@pytest.mark.parametrize(("verified", "is_part"), [([], False), ([3], True), ([3, 5], False), ([9], False)])
def test_a_part_payment_is_one_that_leaves_a_rest(verified: list[int], *, is_part: bool) -> None:
    assert settle(8, verified, waiting=False, agreed=False).is_part is is_part
