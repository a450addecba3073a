"""Reading what a laboratory wrote and judging it, by one rule of rounding and one of uncertainty (decision 0018).

A result is rounded half to even to the places its parameter says and then compared with the limit, both limits
included; the uncertainty is shown and does not move the limit (simple acceptance).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import Enum

from django.utils.translation import gettext as _

from mutubaku.paper.words import written
from mutubaku.samples.errors import (
    LimitMissing,
    LimitsReversed,
    NumberExpected,
    TooCoarse,
    UncertaintyAmbiguous,
    UncertaintyUnreadable,
    ValueAmbiguous,
    ValueUnreadable,
    WordsExpected,
    WrongUnit,
)
from mutubaku.schemes.errors import NotANumber, TwoNumbers
from mutubaku.schemes.measures import read_number, same_unit

_POWER = r"(?:\s*[x×·*]\s*10\s*\^?\s*(?P<power>-?\d{1,2}))?"
_NUMBER = re.compile(rf"(?P<sign>[<>]?)\s*(?P<minus>[-−]?)\s*(?P<plain>\d[\d.,]*){_POWER}", re.IGNORECASE)
_DIGITS = 24  # of a value, as the tables keep limits
_PLACES = 10
ABSENT = frozenset({"negatif", "negatip", "negative", "tidak terdeteksi", "ttd", "nd", "not detected", "tidak ada"})


@dataclass(frozen=True)
class Value:
    """What a laboratory wrote: a number, a number with ``<`` or ``>`` before it, or words (then ``number`` is None)."""

    typed: str
    number: Decimal | None = None
    sign: str = ""

    @property
    def is_absent(self) -> bool:
        """Whether the words say that nothing was found."""
        return self.number is None and plain_words(self.typed) in ABSENT


@dataclass(frozen=True)
class Limit:
    """What a parameter asks for: limits in ``unit``, both included, or ``expected`` words."""

    unit: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None
    expected: str = ""
    decimals: int | None = None

    @property
    def said(self) -> str:
        """The limit in words: ``6,5 – 8,5``, ``maks. 0,01``, ``negatif``."""
        if self.expected:
            return self.expected
        if self.lower is not None and self.upper is not None:
            return f"{written(self.lower)} – {written(self.upper)}"
        if self.upper is not None:
            return _("maks. %(limit)s") % {"limit": written(self.upper)}
        return _("min. %(limit)s") % {"limit": written(self.lower)} if self.lower is not None else "–"


class Verdict(Enum):
    """How a result stands to its limit."""

    PASSES = "memenuhi"
    FAILS = "tidak memenuhi"
    UNDECIDED = "tidak dapat dinilai"

    @property
    def said(self) -> str:
        """In words."""
        words = {
            Verdict.PASSES: _("memenuhi"),
            Verdict.FAILS: _("tidak memenuhi"),
            Verdict.UNDECIDED: _("tidak dapat dinilai"),
        }
        return words[self]


@dataclass(frozen=True)
class Judgement:
    """A verdict, the value it was reached with, whether the uncertainty reaches over a limit, and whether rounding
    changed the value.
    """

    verdict: Verdict
    compared: str
    is_close: bool = False
    is_rounded: bool = False

    @property
    def passes(self) -> bool:
        """Whether the result meets its limit."""
        return self.verdict is Verdict.PASSES


def plain_words(typed: str) -> str:
    """Words in small letters with single spaces."""
    return " ".join(typed.split()).casefold()


def read_value(typed: str) -> Value:
    """``7,2``, ``< 0,01``, ``1,0 × 10^2`` or words; ValueUnreadable for anything else with digits in it, as ``7.2``;
    ValueAmbiguous for what could be two numbers, as ``0.123``.
    """
    tidy = " ".join(typed.split())
    found = _NUMBER.fullmatch(tidy)
    if found is None:
        if not tidy or any(character.isdigit() for character in tidy):
            raise ValueUnreadable(tidy)
        return Value(tidy)
    try:
        number = read_number(found["plain"]).scaleb(int(found["power"] or 0))
    except TwoNumbers as wrong:
        raise ValueAmbiguous(str(wrong)) from wrong
    except NotANumber as wrong:
        raise ValueUnreadable(tidy) from wrong
    if len(number.as_tuple().digits) > _DIGITS or abs(number) >= Decimal(10) ** (_DIGITS - _PLACES):
        raise ValueUnreadable(tidy)
    return Value(tidy, -number if found["minus"] else number, found["sign"])


def read_result(typed: str, expected: str) -> Value:
    """What was found: a number or words; where words are ``expected``, such with digits in them too: ``kelas 1``."""
    tidy = " ".join(typed.split())
    if expected and plain_words(tidy) == plain_words(expected):
        return Value(tidy)
    try:
        return read_value(tidy)
    except ValueUnreadable as wrong:
        if not expected or not tidy:
            raise
        if not any(character.isalpha() for character in tidy):
            raise WordsExpected(expected) from wrong
        return Value(tidy)


def read_uncertainty(typed: str) -> Decimal | None:
    """An expanded uncertainty in the unit of the result, ``±`` allowed; None when none is given."""
    tidy = typed.strip().lstrip("±").strip()
    if not tidy:
        return None
    try:
        value = read_value(tidy)
    except ValueAmbiguous as wrong:
        raise UncertaintyAmbiguous(str(wrong)) from wrong
    except ValueUnreadable:
        value = Value(tidy)
    if value.number is None or value.sign or value.number < 0:
        raise UncertaintyUnreadable(typed)
    return value.number


def check_unit(typed: str, right: str) -> None:
    """Refuse a unit that is not the limit's; equal spellings aside (WrongUnit names the right one)."""
    if not same_unit(typed, right):
        raise WrongUnit(typed, right)


def check_limit(limit: Limit) -> None:
    """Refuse a parameter by which nothing could be judged."""
    if limit.lower is None and limit.upper is None and not limit.expected:
        raise LimitMissing
    if limit.lower is not None and limit.upper is not None and limit.upper < limit.lower:
        raise LimitsReversed


def check_result(value: Value, limit: Limit) -> None:
    """Refuse a result in a form from which no judgement follows."""
    if limit.expected and not _is_finding(value, limit.expected):
        raise WordsExpected(limit.expected)
    if not limit.expected and value.number is None and not value.is_absent:
        raise NumberExpected(value.typed, limit.unit)
    if judge(value, limit).verdict is Verdict.UNDECIDED:
        raise TooCoarse(value.typed, limit.said)


def _is_finding(value: Value, expected: str) -> bool:
    """Whether something is said in words: no number, no dash or question mark, no formula or error of a workbook."""
    if value.number is not None:
        return False
    says = any(character.isalpha() for character in value.typed) and value.typed[0] not in "=#"
    return says or plain_words(value.typed) == plain_words(expected)


def rounded(number: Decimal, decimals: int | None) -> Decimal:
    """The number to so many places, half to even; as it is when no places are named."""
    if decimals is None:
        return number
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)


def judge(value: Value, limit: Limit, uncertainty: Decimal | None = None) -> Judgement:
    """How a result stands to its limit, by simple acceptance.

    ``< x`` meets an upper limit that x does not exceed, ``> x`` a lower one; where nothing follows it is undecided.
    What was not detected counts as nothing: it meets an upper limit and fails a lower one above nothing.
    """
    if limit.expected:
        return Judgement(_by_words(value, limit.expected), value.typed)
    if value.number is None:
        return Judgement(_absent(value, limit), value.typed)
    if value.sign:
        return Judgement(_bounded(value.number, value.sign, limit), value.typed)
    number = rounded(value.number, limit.decimals)
    inside = (limit.lower is None or number >= limit.lower) and (limit.upper is None or number <= limit.upper)
    shown = written(number) if limit.decimals is None else _with_places(number)
    verdict = Verdict.PASSES if inside else Verdict.FAILS
    return Judgement(verdict, shown, _is_close(value.number, limit, uncertainty), number != value.number)


def _with_places(number: Decimal) -> str:
    """With the zeros rounding left: ``7,0``."""
    whole, _, decimals = f"{number:,f}".partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def _by_words(value: Value, expected: str) -> Verdict:
    """Word for word; of what is to be absent any word for it, undecided where the portion is not the one asked for."""
    found, asked = plain_words(value.typed), plain_words(expected)
    if value.number is not None:
        return Verdict.UNDECIDED
    (what, portion), (missing, needed) = _portion(found), _portion(asked)
    if what in ABSENT and missing in ABSENT:
        return Verdict.UNDECIDED if portion and needed and portion != needed else Verdict.PASSES
    return Verdict.PASSES if found == asked else Verdict.FAILS


def _portion(words: str) -> tuple[str, str]:
    """``negatif/25 g``: what was found, and in how much."""
    what, _slash, portion = words.partition("/")
    return what.strip(), "".join(portion.split())


def _absent(value: Value, limit: Limit) -> Verdict:
    if not value.is_absent:
        return Verdict.UNDECIDED
    return Verdict.PASSES if limit.lower is None or limit.lower <= 0 else Verdict.FAILS


def _bounded(number: Decimal, sign: str, limit: Limit) -> Verdict:
    """What follows from ``< number`` or ``> number``: the value lies anywhere beyond it, and not below nothing."""
    below = sign == "<"
    near, far = (limit.upper, limit.lower) if below else (limit.lower, limit.upper)
    if far is not None and (number <= far if below else number >= far):
        return Verdict.FAILS
    if near is not None and (number > near if below else number < near):
        return Verdict.UNDECIDED
    is_free = far is None or (below and far <= 0)
    return Verdict.PASSES if is_free else Verdict.UNDECIDED


def _is_close(number: Decimal, limit: Limit, uncertainty: Decimal | None) -> bool:
    """Whether the uncertainty reaches over a limit, on whichever side the value lies."""
    if not uncertainty:
        return False
    return any(one is not None and abs(number - one) <= uncertainty for one in (limit.lower, limit.upper))
