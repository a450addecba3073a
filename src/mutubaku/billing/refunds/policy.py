"""Pure decisions about refunds, in whole rupiah."""

from __future__ import annotations

from datetime import date

from mutubaku.billing.sums import rupiah

from .errors import (
    LetterInFuture,
    MoreThanSurplus,
    RefundAmountWrong,
    ReturnedOutside,
    SetOffTooMuch,
    SurplusGone,
)


def check_asked(amount: int, surplus: int, pending: int) -> None:
    """RefundAmountWrong, or MoreThanSurplus when more would be asked for than was paid too much."""
    if amount <= 0:
        raise RefundAmountWrong
    left = max(0, surplus - pending)
    if amount > left:
        raise MoreThanSurplus(rupiah(left))


def check_still(amount: int, surplus: int) -> None:
    """SurplusGone when the case was paid too much by less than that by now."""
    if amount > surplus:
        raise SurplusGone(rupiah(surplus))


def check_letter(letter_on: date, today: date) -> None:
    """LetterInFuture unless the letter is of today or before."""
    if letter_on > today:
        raise LetterInFuture(today)


def check_returned(returned_on: date, letter_on: date, today: date) -> None:
    """ReturnedOutside unless the money was returned from the day of the letter to today."""
    if not letter_on <= returned_on <= today:
        raise ReturnedOutside(letter_on, today)


def check_set_off(amount: int, missing: int) -> None:
    """SetOffTooMuch when the other invoice lacks less than the refund."""
    if amount > missing:
        raise SetOffTooMuch(rupiah(missing))
