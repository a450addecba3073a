"""A finding at one of several sites by IAF MD 1: rule S-08 (certification-rules.md 1.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mutubaku.auditrules import SiteFinding, check_left_out, errors, group_steps
from tests.auditrules.rules import MD1

OPEN = SiteFinding("NC-1", "Pabrik 2", is_open=True, is_asked=False)
CLOSED = SiteFinding("NC-2", "Pabrik 1", is_open=False, is_asked=True)


def test_s_08_of_a_finding_at_one_site_it_is_asked_whether_others_are_affected() -> None:
    asked, answered = group_steps([OPEN, CLOSED], MD1)[:2]
    assert asked.rule == "S-08"
    assert asked.text == "NC-1 di Pabrik 2: pelanggan harus memeriksa apakah lokasi lain terdampak."
    assert answered.text == "NC-2 di Pabrik 1: dampak pada lokasi lain sudah diperiksa."
    assert asked.is_confirmed


def test_s_08_an_open_finding_holds_the_certificate_of_the_whole_group() -> None:
    held = group_steps([OPEN, replace(OPEN, number="NC-3"), CLOSED], MD1)[-1]
    assert (held.figure, held.is_confirmed, "kepada satu lokasi pun" in held.text) == (2, False, True)
    assert "NC-1, NC-3" in held.text
    assert len(group_steps([CLOSED], MD1)) == 1
    assert group_steps([], MD1) == ()


def test_s_08_the_bad_site_is_not_left_out_to_escape() -> None:
    with pytest.raises(errors.SiteLeftOut, match=r"Pabrik 2 tidak boleh dikeluarkan .* \(NC-1, NC-3\)") as refused:
        check_left_out({"Pabrik 1", "Pabrik 2"}, [CLOSED, OPEN, replace(OPEN, number="NC-3")], MD1)
    assert (refused.value.rule, refused.value.field) == ("S-08", "part_items")
    check_left_out({"Pabrik 1"}, [CLOSED, OPEN], MD1)


def test_s_08_an_issue_without_the_rule_holds_nothing() -> None:
    without = replace(MD1, group_waits=False)
    check_left_out({"Pabrik 2"}, [OPEN], without)
    assert len(group_steps([OPEN], without)) == 1
