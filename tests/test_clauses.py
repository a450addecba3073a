"""The table of clauses names nothing that is not there: screens, addresses, rooms, tables, fields and files."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "mutubaku"
TABLE = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
ROWS = [row.strip("|").split("|") for row in TABLE.splitlines() if re.match(r"\| \d", row)]
KEPT = re.compile(r"`([a-z]+)`: ([A-Z]\w+(?:, [A-Z]\w+)*)")  # a room and the tables named of it


def text_of(folder: Path, *kinds: str) -> str:
    files = [one for kind in kinds for one in sorted(folder.rglob(kind))]
    return "\n".join(one.read_text(encoding="utf-8") for one in files)


def named(pattern: str) -> list[str]:
    return sorted({name for row in ROWS for name in re.findall(pattern, "|".join(row))})


def test_complaints_appeals_and_special_audits_are_in_it() -> None:
    assert {"9.6.4", "9.7", "9.8", "7.13"} <= {row[0].strip().removesuffix(" (m)") for row in ROWS}


def test_every_screen_that_is_named_is_called_so_on_the_screens() -> None:
    said, names = text_of(SOURCE, "*.py", "*.html", "*.toml"), named(r"\*([^*]+)\*")
    assert len(names) > 40
    assert [name for name in names if name not in said] == []


def test_every_address_and_file_that_is_named_is_there() -> None:
    addresses = text_of(SOURCE / "web", "urls.py")
    assert [one for one in named(r"`/([a-z]+)/[^`]*`") if f'path("{one}/' not in addresses] == []
    assert [one for one in named(r"`([\w/]+\.py)`") if not (SOURCE / one).is_file()] == []


def test_every_table_and_field_that_is_named_is_kept_in_the_room_that_is_named() -> None:
    found = [(room, name) for row in ROWS for room, names in KEPT.findall(row[-1]) for name in names.split(", ")]
    assert len(found) > 60
    models = {room: text_of(SOURCE / room, "*.py") for room, _name in found}
    assert [(room, name) for room, name in found if f"class {name}(models.Model)" not in models[room]] == []
    everywhere = text_of(SOURCE, "*.py")
    assert [name for name in named(r"`([a-z]+(?:_[a-z]+)+)`") if name not in everywhere] == []
