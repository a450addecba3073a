"""Reading the seed files, and checking what no row can check by itself."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from mutubaku.cases.models import Register, Scheme
from mutubaku.documents.letter_words import LetterTextError, read

from .errors import SeedRefused
from .rows import LetterRow, ListRow, OfficeRow, PatternRow, PositionRow, QuestionRow, TariffRow
from .scheme_rows import ChecklistRow, GreenRow, ProductRow, TermsRow

FOLDER = Path(__file__).parent / "seed"
_Rows = TypeVar("_Rows")


@dataclass(frozen=True)
class Seeds:
    """What a new office starts with, and the demonstration office."""

    positions: tuple[PositionRow, ...]
    patterns: tuple[PatternRow, ...]
    terms: tuple[TermsRow, ...]
    lists: tuple[ListRow, ...]
    questions: tuple[QuestionRow, ...]
    letters: tuple[LetterRow, ...]
    tariff: TariffRow
    checklists: tuple[ChecklistRow, ...]
    products: tuple[ProductRow, ...]
    green: tuple[GreenRow, ...]
    demonstration: OfficeRow


@cache
def seeds(folder: Path = FOLDER) -> Seeds:
    """The seed files of a folder, read once. SeedRefused lists what is wrong with them."""
    found = Seeds(
        positions=_rows(folder / "positions.toml", "position", tuple[PositionRow, ...]),
        patterns=_rows(folder / "numbering.toml", "pattern", tuple[PatternRow, ...]),
        terms=_rows(folder / "terms.toml", "terms", tuple[TermsRow, ...]),
        lists=_rows(folder / "requirements.toml", "list", tuple[ListRow, ...]),
        letters=_rows(folder / "letters.toml", "letter", tuple[LetterRow, ...]),
        questions=_rows(folder / "questions.toml", "question", tuple[QuestionRow, ...]),
        tariff=_rows(folder / "tariff.toml", "tariff", TariffRow),
        checklists=_rows(folder / "checklists.toml", "question", tuple[ChecklistRow, ...]),
        products=_rows(folder / "products.toml", "standard", tuple[ProductRow, ...]),
        green=_rows(folder / "green.toml", "standard", tuple[GreenRow, ...]),
        demonstration=_rows(folder / "offices.toml", "demonstration", OfficeRow),
    )
    complaints = tuple(_complaints(found))
    if complaints:
        raise SeedRefused(complaints)
    return found


def _rows(path: Path, table: str, shape: type[_Rows]) -> _Rows:
    try:
        with path.open("rb") as file:
            data = tomllib.load(file)
        unknown = [key for key in data if key != table]
        if unknown:
            raise SeedRefused((f"{path.name}: tabel “{unknown[0]}” tidak dikenal; yang dipakai “{table}”.",))
        return TypeAdapter(shape).validate_python(data.get(table))
    except (tomllib.TOMLDecodeError, FileNotFoundError) as error:
        raise SeedRefused((f"{path.name}: tidak dapat dibaca: {error}.",)) from error
    except ValidationError as error:
        raise SeedRefused(tuple(_sentence(path, table, one) for one in error.errors())) from error


def _sentence(path: Path, table: str, error: Any) -> str:
    """One fault with the row counted from 1, as a reader counts."""
    where = " → ".join(str(part + 1 if isinstance(part, int) else part) for part in (table, *error["loc"]))
    return f"{path.name}: {where}: {error['msg']} (tertulis: {error['input']!r})."


def _complaints(seeds: Seeds) -> Iterator[str]:
    """Keys given twice, registers and schemes left out, and people in positions that are not there."""
    documents = [row.key for one in seeds.lists for row in one.document]
    yield from _twice("requirements.toml", documents)
    yield from _twice("positions.toml", [row.code for row in seeds.positions])
    yield from _twice("numbering.toml", [(row.register_, row.kind, row.scheme) for row in seeds.patterns])
    yield from _twice("questions.toml", [row.key for row in seeds.questions])
    yield from _twice("tariff.toml", [row.key for row in seeds.tariff.line])
    for scheme in sorted(set(Scheme.values) - {row.scheme for row in seeds.terms}):
        yield f"terms.toml: ketentuan untuk skema “{scheme}” belum ada; tambahkan satu [[terms]]."
    for register, scheme in sorted(_unnumbered(seeds.patterns)):
        yield f"numbering.toml: register “{register}” belum berpola untuk skema “{scheme}”; tambahkan satu [[pattern]]."
    yield from _elsewhere(seeds)
    yield from _schemes(seeds)
    yield from _letters(seeds)
    yield from _demonstration(seeds)


def _twice(file: str, keys: Iterable[Hashable]) -> Iterator[str]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield f"{file}: “{key}” tertulis {times} kali; pakai kunci yang berbeda."


def _unnumbered(patterns: Iterable[PatternRow]) -> set[tuple[str, str]]:
    given = {(row.register_.value, str(row.scheme)) for row in patterns if not row.kind}
    wanted = {(register, scheme) for register in Register.values for scheme in Scheme.values}
    return {(register, scheme) for register, scheme in wanted - given if (register, "") not in given}


def _elsewhere(seeds: Seeds) -> Iterator[str]:
    """Patterns of a kind of paper that another register numbers, or none."""
    registers = {row.kind: row.register_ for row in seeds.letters}
    for row in seeds.patterns:
        if row.kind and registers.get(row.kind) != row.register_:
            yield f"numbering.toml: “{row.kind}” tidak dinomori register “{row.register_}”; lihat letters.toml."


def _schemes(seeds: Seeds) -> Iterator[str]:
    """What is given twice within a version of a scheme, the checklists or a standard."""
    yield from _twice("terms.toml", [row.scheme for row in seeds.terms])
    yield from _twice("terms.toml", [f"{row.scheme}/{one.grade}" for row in seeds.terms for one in row.grade])
    yield from _twice("terms.toml", [f"{row.scheme}/{one.name}" for row in seeds.terms for one in row.edition])
    yield from _twice("checklists.toml", [row.key for row in seeds.checklists])
    yield from _twice("products.toml", [row.number for row in seeds.products])
    yield from _twice("products.toml", [f"{row.number}: {one.name}" for row in seeds.products for one in row.parameter])
    yield from _twice("green.toml", [row.number for row in seeds.green])
    yield from _twice("green.toml", [f"{row.number}: {one.name}" for row in seeds.green for one in row.criterion])


def _letters(seeds: Seeds) -> Iterator[str]:
    yield from _twice("letters.toml", [row.kind for row in seeds.letters])
    for row in seeds.letters:
        try:
            read(row.subject, row.body, row.known)
        except LetterTextError as error:
            yield f"letters.toml: “{row.kind}”: {error}"


def _demonstration(seeds: Seeds) -> Iterator[str]:
    office = seeds.demonstration
    codes = {row.code for row in seeds.positions}
    for person in office.person:
        if person.position not in codes:
            yield f"offices.toml: jabatan “{person.position}” milik {person.email} tidak ada di positions.toml."
    known = {client.email for client in office.client}
    for organisation in office.organisation:
        for email in organisation.people:
            if email not in known:
                yield f"offices.toml: {email} pada {organisation.name} tidak ada di [[demonstration.client]]."
    yield from _twice("offices.toml", [row.email for row in office.person] + [row.email for row in office.client])
