"""Numbers by an office-editable pattern: what a pattern may hold and what it gives."""

from __future__ import annotations

import re
import string
from datetime import date

from django.utils.translation import gettext as _

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
FIELDS = ("serial", "scheme", "office", "roman_month", "month", "year")
NUMBERS = ("serial", "month", "year")
SERIAL = "\N{SYMBOL FOR START OF TEXT}"  # stands for the serial where only its neighbours matter


class PatternError(ValueError):
    """A number pattern that cannot be used; the message says what is wrong and what to write instead."""


def check(pattern: str) -> None:
    """Refuse a pattern with unknown fields, or one that would give the same number twice."""
    try:
        parts = string.Formatter().parse(pattern)
        parsed = [(name, spec or "", conversion) for _, name, spec, conversion in parts if name is not None]
    except ValueError as error:
        raise PatternError(
            _("Pola “%(pattern)s” tidak dapat dibaca: periksa kurung kurawalnya.") % {"pattern": pattern}
        ) from error
    known = ", ".join("{" + field + "}" for field in FIELDS)
    for name, _spec, _conversion in parsed:
        if name not in FIELDS:
            raise PatternError(
                _("Pola memuat “%(name)s” yang tidak dikenal. Pakai salah satu dari: %(known)s.")
                % {"name": "{" + name + "}", "known": known}
            )
    names = {name for name, _spec, _conversion in parsed}
    if not {"serial", "year"} <= names:
        raise PatternError(_("Pola harus memuat {serial} dan {year} agar tidak ada nomor yang terulang."))
    if _is_glued(pattern):
        raise PatternError(
            _(
                "Pada pola “%(pattern)s” {serial} menempel pada angka atau isian lain, sehingga dua penghitung dapat "
                "memberi nomor yang sama. Pisahkan dengan tanda atau kata, misalnya {serial}/{year}."
            )
            % {"pattern": pattern}
        )
    unknown = _("Bentuk angka pada pola “%(pattern)s” tidak dikenal. Contoh: {serial:04d}.") % {"pattern": pattern}
    if not all(_is_whole(spec, conversion) for name, spec, conversion in parsed if name in NUMBERS):
        raise PatternError(unknown)
    try:
        render(pattern, serial=1, scheme="x", office="x", day=date(2026, 1, 1))
    except ValueError as error:
        raise PatternError(unknown) from error


def _is_glued(pattern: str) -> bool:
    """Whether a digit, or a field that may hold one, touches the serial: 1 after “10” reads as 01 after “1”."""
    shown = {"serial": SERIAL, "roman_month": "I"}
    parts = string.Formatter().parse(pattern)
    shape = "".join(text + (shown.get(name, "0") if name else "") for text, name, _spec, _conversion in parts)
    return re.search(rf"\d{SERIAL}|{SERIAL}[\d{SERIAL}]", shape) is not None


def _is_whole(spec: str, conversion: str | None) -> bool:
    """Whether a number is written in full: a rounded serial or a shortened year would give one number twice."""
    return conversion is None and re.fullmatch(r"0?\d{0,3}d?", spec) is not None


def render(pattern: str, *, serial: int, scheme: str, office: str, day: date) -> str:
    """The number a pattern gives, for example ``0007/SERT/SPPT-SNI/XI/2026``."""
    return pattern.format(
        serial=serial,
        scheme=scheme,
        office=office,
        roman_month=ROMAN[day.month],
        month=day.month,
        year=day.year,
    )
