"""Every rule of certification that has an id is named by a test: the list is docs/rules.md."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src" / "mutubaku"
LIST = TESTS.parent / "docs" / "rules.md"
RULE_IN_TEXT = re.compile(r"def test_\w*(?:ms|t|s)_\d\d")
RULE = re.compile(r"(?:^|_)(ms|t|s)_(\d\d)(?:_to_(\d\d))?(?=_|$)")


def listed() -> list[str]:
    return re.findall(r"^\| ((?:MS|T|S)-\d\d) \|", LIST.read_text(encoding="utf-8"), re.MULTILINE)


def named(test: str) -> set[str]:
    """The ids in the name of a test: ``test_ms_16_to_18_a_recertification_…`` names three."""
    return {
        f"{kind.upper()}-{number:02}"
        for kind, first, last in RULE.findall(test)
        for number in range(int(first), int(last or first) + 1)
    }


@cache
def written() -> list[ast.FunctionDef]:
    """Every test whose file names a rule."""
    texts = (file.read_text(encoding="utf-8") for file in TESTS.rglob("test_*.py"))
    trees = [ast.parse(text) for text in texts if RULE_IN_TEXT.search(text)]
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return [node for node in nodes if node.name.startswith("test_")]


def judges(test: ast.FunctionDef) -> bool:
    """Whether a test can fail: it asserts, or expects a refusal."""
    return any(isinstance(node, ast.Assert) or getattr(node, "attr", "") == "raises" for node in ast.walk(test))


def test_a_name_is_read_with_its_ranges_and_several_ids() -> None:
    assert named("test_ms_16_to_18_a_recertification") == {"MS-16", "MS-17", "MS-18"}
    assert named("test_ms_03_and_ms_20_a_late_surveillance") == {"MS-03", "MS-20"}
    assert named("test_a_tie_binds_for_two_years_ms_24") == {"MS-24"}
    assert named("test_t_02_an_audit_of_nobody") == {"T-02"}
    assert named("test_units_20_and_parts_07_a") == set()


def test_every_file_a_rule_is_held_in_is_there() -> None:
    files = re.findall(r"`([\w/-]+)(?:\.py)?`", LIST.read_text(encoding="utf-8").partition("|---|")[2])
    assert len(files) > 40
    assert [one for one in files if not any((SOURCE / f"{one}{end}").exists() for end in ("", ".py"))] == []


def test_every_rule_with_an_id_is_listed_once_and_named_by_a_test() -> None:
    ids = listed()
    assert len(ids) == len(set(ids)) >= 45
    there = {rule for test in written() if judges(test) for rule in named(test.name)}
    assert [one for one in ids if one not in there] == []


def test_a_test_that_judges_nothing_names_no_rule() -> None:
    assert [test.name for test in written() if named(test.name) and not judges(test)] == []
