"""Reads one procedure file into the vocabulary; every field that does not fit becomes a complaint."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from mutubaku.procedure.complaints import Complaint, LibraryRefusedError, instead
from mutubaku.procedure.vocabulary import Procedure, Step
from mutubaku.procedure.wording import system_reason
from mutubaku.worktime import TimeStandard, parse_standard

_PLAIN: dict[type, tuple[str, Callable[[Any], bool]]] = {
    str: ("teks di antara tanda kutip", lambda raw: isinstance(raw, str)),
    bool: ("true atau false", lambda raw: isinstance(raw, bool)),
    int: ("bilangan bulat", lambda raw: isinstance(raw, int) and not isinstance(raw, bool)),
    date: (
        "tanggal tanpa tanda kutip, misalnya 2021-07-30",
        lambda raw: isinstance(raw, date) and not isinstance(raw, datetime),
    ),
}
_PLACEHOLDERS: dict[type, object] = {str: "", bool: False, int: 0, date: date.min}
_MAY_BE_EMPTY = frozenset({"needs_text", "produces_text", "note", "heading"})
_PLACE = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


@dataclass(frozen=True)
class Draft:
    """A file as read: with complaints, its procedure holds placeholders and must not be used."""

    path: Path
    procedure: Procedure | None
    complaints: tuple[Complaint, ...]

    @property
    def faultless(self) -> Procedure:
        """The procedure of a draft without complaints."""
        if self.procedure is None or self.complaints:
            raise LibraryRefusedError(self.complaints)
        return self.procedure

    @property
    def place(self) -> tuple[str, int] | None:
        """Key and version of a draft without complaints; None when it has any."""
        if self.procedure is None or self.complaints:
            return None
        return self.procedure.key, self.procedure.version


def read(path: Path) -> Draft:
    """Read a file; what cannot be read at all gives a draft without a procedure."""
    table = parse(path)
    if isinstance(table, Complaint):
        return Draft(path, None, (table,))
    reader = Reader(str(path))
    procedure: Procedure = reader.build(Procedure, table, "", "", {})
    return Draft(path, _with_cells(procedure), tuple(reader.complaints))


def _with_cells(procedure: Procedure) -> Procedure:
    """Say the cells that the file leaves out with the names of their document kinds."""
    names = {document.key: document.name for document in procedure.documents}

    def said(text: str, kinds: Iterable[str]) -> str:
        return text or "; ".join(names[kind] for kind in kinds if kind in names)

    steps = (
        replace(
            step,
            title=step.title or step.activity,
            needs_text=said(step.needs_text, step.needs),
            produces_text=said(step.produces_text, step.produces),
        )
        for step in procedure.steps
    )
    return replace(procedure, steps=tuple(steps))


def parse(path: Path) -> dict[str, object] | Complaint:
    """The tables of a TOML file, or why there are none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        what, do = "berkas tidak ada", "periksa namanya"
    except OSError as error:
        what, do = f"berkas tidak dapat dibaca ({system_reason(error)})", "periksa nama dan hak bacanya"
    except UnicodeDecodeError:
        what, do = "berkas bukan teks UTF-8", "simpan ulang sebagai teks UTF-8"
    except (ValueError, RecursionError) as error:  # besides TOMLDecodeError: numbers and nesting beyond all measure
        what, do = _syntax(str(error)), "perbaiki penulisannya"
    return Complaint(str(path), "", "", what, do)


def _syntax(message: str) -> str:
    """The parser's words with the place in front: baris 3 huruf ke-5 … (Expected '=')."""
    found, said = _PLACE.search(message), _PLACE.sub("", message).strip()
    if found is None:
        return f"berkas ini bukan TOML yang sah ({said})"
    place = f"baris {found[1]} huruf ke-{found[2]}" if found[1] else "akhir berkas"
    return f"{place} bukan TOML yang sah ({said})"


class Reader:
    """Builds the dataclasses of the vocabulary from TOML tables by their own type hints."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.complaints: list[Complaint] = []

    def build(self, kind: type, table: Mapping[str, object], step: str, prefix: str, given: dict[str, object]) -> Any:
        """A `kind` out of a table; `given` are the fields that no file states (a step's number)."""
        hints = get_type_hints(kind)
        stated = [field for field in fields(kind) if field.name not in given]
        known = [field.name for field in stated]
        for name in table:
            if name not in known:
                self._complain(step, prefix + name, "kolom ini tidak dikenal", instead(name, known))
        values = dict(given)
        for field in stated:
            where = prefix + field.name
            if field.name in table:
                values[field.name] = self._value(hints[field.name], table[field.name], step, where)
            elif field.default is MISSING:
                self._complain(step, where, "kolom ini wajib tetapi tidak ada", "tuliskan isinya")
                values[field.name] = _placeholder(hints[field.name])
        return kind(**values)

    def _value(self, hint: Any, raw: object, step: str, where: str) -> Any:
        if get_origin(hint) is tuple:
            return self._several(get_args(hint)[0], raw, step, where)
        if isinstance(hint, UnionType):
            hint = next(part for part in get_args(hint) if part is not NoneType)
        if hint is TimeStandard:
            return self._standard(raw, step, where)
        if hint in _PLAIN:
            return self._plain(hint, raw, step, where)
        if not isinstance(raw, dict):
            return self._wrong(hint, f"tabel [{where}]", step, where)
        return self.build(hint, raw, step, where + ".", {})

    def _plain(self, hint: type, raw: object, step: str, where: str) -> object:
        name, fits = _PLAIN[hint]
        if not fits(raw):
            return self._wrong(hint, name, step, where)
        if isinstance(raw, str):
            if not raw.strip() and where.rpartition(".")[2] not in _MAY_BE_EMPTY:
                self._complain(step, where, "isinya kosong", "tuliskan isinya atau hapus kolomnya")
            return raw.strip()
        return raw

    def _several(self, item: Any, raw: object, step: str, where: str) -> tuple[Any, ...]:
        if item is str:
            if isinstance(raw, list) and all(isinstance(part, str) for part in raw):
                return tuple(self._plain(str, part, step, where) for part in raw)
            self._wrong(str, 'daftar teks, misalnya ["satu", "dua"]', step, where)
            return ()
        if not isinstance(raw, list) or not all(isinstance(part, dict) for part in raw):
            self._wrong(str, f"tabel-tabel [[{where}]]", step, where)
            return ()
        if item is Step:
            return tuple(self._step(number, part) for number, part in enumerate(raw, start=1))
        return tuple(
            self.build(item, part, step, f"{where}.{_name(part, n)}.", {}) for n, part in enumerate(raw, start=1)
        )

    def _step(self, number: int, table: dict[str, object]) -> Step:
        key = table.get("key")
        step: Step = self.build(Step, table, step_name(number, str(key or "")), "", {"number": number})
        return step

    def _standard(self, raw: object, step: str, where: str) -> TimeStandard | None:
        if not isinstance(raw, str):
            self._wrong(str, 'waktu seperti tercetak, misalnya "2 jam"', step, where)
            return None
        try:
            return parse_standard(raw)
        except ValueError:  # a StandardError, or more digits than a number may have
            do = "tulis bilangan bulat dan satuannya (menit, jam, hari, atau hari kerja), misalnya «2 jam»"
            self._complain(step, where, f"waktu «{raw}» tidak dapat dipakai", do)
            return None

    def _wrong(self, hint: Any, wanted: str, step: str, where: str) -> object:
        self._complain(step, where, "jenis isinya salah", f"tulis {wanted}")
        return _placeholder(hint)

    def _complain(self, step: str, where: str, what: str, do: str) -> None:
        self.complaints.append(Complaint(self.file, step, where, what, do))


def step_name(number: int, key: str) -> str:
    """How a complaint names a step: its position and key."""
    return f"{number} ({key})" if key else str(number)


def _name(table: Mapping[str, object], number: int) -> str:
    """How a complaint names a table of a list: by its key, scheme, or position."""
    named = table.get("key") or table.get("scheme")
    return named if isinstance(named, str) else str(number)


def _placeholder(hint: Any) -> Any:
    """A value that later checks pass over in silence, because its fault is already told."""
    if get_origin(hint) is tuple:
        return ()
    if hint in _PLACEHOLDERS:
        return _PLACEHOLDERS[hint]
    hints = get_type_hints(hint)
    return hint(**{field.name: _placeholder(hints[field.name]) for field in fields(hint) if field.default is MISSING})
