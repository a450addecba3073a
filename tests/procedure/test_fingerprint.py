"""The fingerprint changes with what a file says, and with nothing else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mutubaku.procedure import fingerprint, read_procedure
from mutubaku.worktime import parse_standard

from .building import END, IDENTITY, SOP_TEXT, procedure, step, written

ONE = procedure(step("a", END, days=1))


def test_it_is_sixty_four_hexadecimal_digits() -> None:
    assert len(fingerprint(ONE)) == 64
    assert int(fingerprint(ONE), 16) > 0


def test_comments_and_empty_lines_do_not_change_it(tmp_path: Path) -> None:
    bare = "\n".join(line for line in SOP_TEXT.splitlines() if line and not line.startswith("#"))
    plain = read_procedure(written(tmp_path / "1.toml"))
    assert fingerprint(read_procedure(written(tmp_path / "2.toml", text=bare))) == fingerprint(plain)


def test_a_field_written_out_at_its_default_does_not_change_it(tmp_path: Path) -> None:
    changed = written(tmp_path / "1.toml", {'name = "Seksi SS"': 'name = "Seksi SS"\naccount = "office"'})
    assert fingerprint(read_procedure(changed)) == fingerprint(read_procedure(written(tmp_path / "2.toml")))


@pytest.mark.parametrize(
    "changed",
    [
        replace(ONE, version=2),
        replace(ONE, identity=replace(IDENTITY, effective=date(2026, 1, 3))),
        replace(ONE, steps=(replace(ONE.first, standard=parse_standard("1 Hari Kerja")),)),
        replace(ONE, steps=(replace(ONE.first, standard=None),)),
        replace(ONE, steps=(replace(ONE.first, note="."),)),
        replace(ONE, roles=tuple(reversed(ONE.roles))),
    ],
)
def test_whatever_a_reader_could_notice_changes_it(changed: object) -> None:
    assert fingerprint(changed) != fingerprint(ONE)  # type: ignore[arg-type] # procedures all
