"""How limits and measured values are written: numbers in the Indonesian way, units by their symbols (decision 0024)."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from .errors import NotANumber, TooManyDigits, TwoNumbers

_NUMBER = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
_ONE_GROUP = re.compile(r"(?=.*[1-9])(\d{1,3})\.(\d{3})", re.ASCII)


def read_number(typed: str, *, thousands: bool = False) -> Decimal:
    """``1,5``, ``1500``, ``1.234.567`` or ``1.500,25``, with a sign or none; the spaces are the caller's.

    A single point before three digits and no comma (``1.500``, ``0.005``) raises TwoNumbers, which names both. With
    ``thousands``, for amounts that nothing is held against, it parts thousands, unless a zero stands before it.
    Anything else raises NotANumber: ``7.2`` too.
    """
    text = typed.replace("−", "-")
    sign, bare = ("-", text[1:]) if text.startswith("-") else ("", text.removeprefix("+"))
    group = _ONE_GROUP.fullmatch(bare)
    if group and not (thousands and bare[0] != "0"):
        whole, places = group[1].lstrip("0"), group[2].rstrip("0")
        decimal = f"{whole or 0},{places}" if places else whole
        raise TwoNumbers(typed, sign + (whole + group[2]).lstrip("0"), sign + decimal)
    if not _NUMBER.fullmatch(bare):
        raise NotANumber(typed)
    return Decimal(sign + bare.replace(".", "").replace(",", "."))


def check_digits(number: Decimal, whole: int, places: int) -> None:
    """Refuse more digits before and behind the comma than are kept (TooManyDigits); zeros at the ends do not count."""
    before, _point, behind = f"{abs(number):f}".partition(".")
    if len(before.lstrip("0")) > whole or len(behind.rstrip("0")) > places:
        raise TooManyDigits(whole, places)


_WORD = re.compile(r"[^\W\d_]+")
# Symbols with their other spellings. Nothing else is folded: mPa is not MPa, mS not MS, Mg not mg.
_SPELLINGS = {
    "L": "l liter",
    "mL": "ml",
    "μL": "μl ul uL",
    "dL": "dl",
    "kL": "kl",
    "μg": "ug mcg",
    "μm": "um",
    "μS": "uS",
    "μmol": "umol",
    "mek": "meq",
    "koloni": "Koloni",
    "CFU": "cfu",
    "APM": "apm",
    "MPN": "mpn",
    "NTU": "ntu",
    "IU": "iu",
}
_SAME = {spelling: symbol for symbol, spellings in _SPELLINGS.items() for spelling in spellings.split()}


def unit_said(unit: str) -> str:
    """A unit as it stands beside a value; nothing where a standard writes a dash for none."""
    return "" if unit.strip() in _NO_UNIT else unit


def same_unit(one: str, other: str) -> bool:
    """Whether two writings are one unit, capitals included: µg/L and ug/l are, kg/cm² and kg/cm2, mPa and MPa are not.

    Spaces do not count, and a dash alone stands for no unit.
    """
    return _symbols(one) == _symbols(other)


_NO_UNIT = frozenset({"-", "–", "—"})


def _symbols(unit: str) -> str:
    text = unicodedata.normalize("NFKC", unit)  # makes one sign of both µ, and 2 of ²
    return "".join(_WORD.sub(lambda found: _SAME.get(found[0], found[0]), text).split()).strip("-–—")
