"""Reads one rule file into the vocabulary; every field that does not fit becomes a complaint that names it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from .checks import faults
from .rulesets import KINDS, RuleSet

Read = Callable[[Any], Any]  # the value, or ValueError when the field is of another kind


def _text(raw: Any) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError("tulis teks di antara tanda kutip")
    return raw.strip()


def _whole(raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 0:
        raise ValueError("tulis bilangan bulat 0 atau lebih")
    return raw


def _flag(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise ValueError("tulis true atau false")  # noqa: TRY004 - one kind of complaint for all fields
    return raw


def _day(raw: Any) -> date:
    if not isinstance(raw, date) or isinstance(raw, datetime):
        raise ValueError("tulis tanggal tanpa tanda kutip, misalnya 2020-05-07")  # noqa: TRY004 - likewise
    return raw


def _decimal(raw: Any) -> Decimal:
    if not isinstance(raw, int | Decimal) or isinstance(raw, bool) or not Decimal(raw).is_finite() or raw < 0:
        raise ValueError("tulis bilangan 0 atau lebih, misalnya 2.5")
    return Decimal(raw)


def _part(raw: Any) -> Fraction:
    try:
        found = Fraction(raw)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        found = Fraction(-1)
    if not isinstance(raw, str) or not 0 < found <= 1:
        raise ValueError('tulis pecahan lebih dari 0 sampai 1 di antara tanda kutip, misalnya "1/3"')
    return found


PLAIN: dict[Any, Read] = {
    str: _text,
    int: _whole,
    bool: _flag,
    date: _day,
    Decimal: _decimal,
    Fraction: _part,
}


def read(path: Path, name: str) -> tuple[RuleSet | None, list[str]]:
    """The rule set of a file and what is wrong with it; a set with complaints must not be used."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, ValueError, RecursionError) as error:
        return None, [f"{name}: berkas tidak terbaca ({error}); perbaiki penulisannya."]
    key = table.get("key")
    if key not in KINDS:
        known = ", ".join(KINDS)
        return None, [f"{name}, kolom key: aturan «{key}» tidak dikenal; tulis salah satu dari: {known}."]
    reader = Reader(name)
    found: RuleSet | None = reader.build(KINDS[str(key)], table, "")
    if found is not None:
        reader.complaints += [f"{name}, kolom {field}: {what}." for field, what in faults(found)]
    return found, reader.complaints


class Reader:
    """Builds the dataclasses of the vocabulary from TOML tables by their own type hints."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.complaints: list[str] = []

    def build(self, kind: type, table: Mapping[str, Any], prefix: str) -> Any:
        """A ``kind`` out of a table; None when a field is missing or wrong."""
        hints = get_type_hints(kind)
        values: dict[str, Any] = {}
        before = len(self.complaints)
        for name in table:
            if name not in hints:
                self._complain(prefix + name, "kolom ini tidak dikenal; hapus, atau periksa ejaannya")
        for field in fields(kind):
            where = prefix + field.name
            if field.name in table:
                values[field.name] = self._value(hints[field.name], table[field.name], where)
            elif field.default is MISSING:
                self._complain(where, "kolom ini wajib tetapi tidak ada; tuliskan isinya")
        return kind(**values) if len(self.complaints) == before else None

    def _value(self, hint: Any, raw: Any, where: str) -> Any:
        if get_origin(hint) is tuple:
            item = get_args(hint)[0]
            if not isinstance(raw, list):
                return self._complain(where, "jenis isinya salah; tulis daftar")
            return tuple(self._value(item, one, f"{where}.{number}") for number, one in enumerate(raw, start=1))
        if hint in PLAIN:
            try:
                return PLAIN[hint](raw)
            except ValueError as wrong:
                return self._complain(where, f"jenis isinya salah; {wrong}")
        if not isinstance(raw, dict):
            return self._complain(where, f"jenis isinya salah; tulis tabel [[{where}]]")
        return self.build(hint, raw, where + ".")

    def _complain(self, where: str, what: str) -> None:
        self.complaints.append(f"{self.name}, kolom {where}: {what}.")
