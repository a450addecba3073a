"""Which policies there are, and where their tests lie."""

from __future__ import annotations

from pathlib import Path

from tools.policies import TESTS, mirroring, missed, policies


def test_every_policy_has_tests_of_its_own() -> None:
    assert Path("findings/policy.py") in policies()
    assert Path("certificates/policy/cycle.py") in policies()
    assert [one for one in policies() if one.stem != "__init__" and not list(mirroring(one))] == []


def test_the_tests_of_a_policy_lie_where_the_tree_of_tests_mirrors_it() -> None:
    assert list(mirroring(Path("findings/policy.py"))) == [TESTS / "findings" / "test_policy.py"]
    assert list(mirroring(Path("audits/visits/policy/plan.py"))) == [TESTS / "audits" / "visits" / "test_plan.py"]
    assert TESTS / "certificates" / "policy" / "test_cycle.py" in mirroring(Path("certificates/policy/cycle.py"))


def test_what_was_not_reached_is_named_line_by_line_and_branch_by_branch() -> None:
    assert missed({"missing_lines": [], "missing_branches": []}) == []
    assert missed({"missing_lines": [7], "missing_branches": [[3, 9], [4, -2]]}) == ["7", "3->9", "4->-2"]
