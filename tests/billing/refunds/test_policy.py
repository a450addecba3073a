"""Refunds in pure decisions: how much, when, and against which invoice."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from mutubaku.billing.refunds.errors import (
    LetterInFuture,
    MoreThanSurplus,
    RefundAmountWrong,
    ReturnedOutside,
    SetOffTooMuch,
    SurplusGone,
)
from mutubaku.billing.refunds.policy import (
    check_asked,
    check_letter,
    check_returned,
    check_set_off,
    check_still,
)

LETTER, TODAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)


def test_what_was_paid_too_much_may_be_asked_back_in_parts() -> None:
    check_asked(300, 1000, 0)
    check_asked(700, 1000, 300)
    with pytest.raises(MoreThanSurplus, match="paling banyak Rp 700"):
        check_asked(701, 1000, 300)
    with pytest.raises(MoreThanSurplus, match="paling banyak Rp 0"):
        check_asked(1, 1000, 1500)


def test_an_amount_is_written_as_the_language_does() -> None:
    with override("en"), pytest.raises(MoreThanSurplus, match=r"Rp 1,250,000"):
        check_asked(2_000_000, 1_250_000, 0)
    with override("id"), pytest.raises(MoreThanSurplus, match=r"Rp 1\.250\.000"):
        check_asked(2_000_000, 1_250_000, 0)


def test_nothing_is_not_asked_back() -> None:
    with pytest.raises(RefundAmountWrong):
        check_asked(0, 1000, 0)


def test_a_surplus_that_has_shrunk_is_told() -> None:
    check_still(1000, 1000)
    with pytest.raises(SurplusGone, match="tinggal Rp 999"):
        check_still(1000, 999)


def test_the_letter_is_of_today_or_before() -> None:
    check_letter(TODAY, TODAY)
    with pytest.raises(LetterInFuture):
        check_letter(TOMORROW, TODAY)


def test_the_money_goes_back_between_the_letter_and_today() -> None:
    check_returned(LETTER, LETTER, TODAY)
    check_returned(TODAY, LETTER, TODAY)
    for day in (date(2026, 11, 19), TOMORROW):
        with pytest.raises(ReturnedOutside):
            check_returned(day, LETTER, TODAY)


def test_no_more_is_set_off_than_the_other_invoice_lacks() -> None:
    check_set_off(1000, 1000)
    with pytest.raises(SetOffTooMuch, match="hanya kurang Rp 999"):
        check_set_off(1000, 999)
