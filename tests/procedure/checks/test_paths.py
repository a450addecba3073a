"""Every step is reachable, every path ends, every loop can be left; each fault is told once."""

from mutubaku.procedure import Procedure
from mutubaku.procedure.checks.paths import path_faults

from ..building import END, REFUSE, procedure, step, to

NEVER = "langkah ini tidak pernah dibuka oleh hasil mana pun; tulis kuncinya pada opens sebuah hasil, atau hapus "
STOPS = "jalurnya berhenti di sini karena tidak ada hasil yang dapat dipilih"
ADD = "tambahkan hasil yang membuka langkah lain atau mengakhiri"
LEAVE = "tambahkan hasil yang membuka langkah di luarnya atau mengakhiri"


def told(checked: Procedure) -> list[str]:
    return [str(complaint).removeprefix("1.toml, ") for complaint in path_faults("1.toml", checked)]


def test_a_loop_that_can_be_left_is_no_fault() -> None:
    assert told(procedure(step("a", to("b")), step("b", to("a"), END))) == []


def test_a_step_that_nothing_opens_is_told() -> None:
    checked = procedure(step("a", END), step("b", END))
    assert told(checked) == [f"langkah 2 (b), kolom key: {NEVER}langkah ini."]


def test_of_steps_that_only_follow_one_another_the_first_is_told() -> None:
    checked = procedure(step("a", END), step("c", END), step("b", to("c"), to("b", key="ulang")))
    assert told(checked) == [f"langkah 3 (b), kolom key: {NEVER}langkah ini."]


def test_of_steps_that_open_one_another_in_a_ring_one_is_told() -> None:
    checked = procedure(step("a", END), step("b", to("c")), step("c", to("b"), END))
    assert told(checked) == [f"langkah 2 (b), kolom key: {NEVER}langkah ini."]


def test_a_step_without_outcomes_is_told() -> None:
    checked = procedure(step("a", to("b"), END), step("b"))
    assert told(checked) == [f"langkah 2 (b), kolom outcomes: {STOPS}; {ADD}."]


def test_a_step_without_an_outcome_for_a_case_kind_is_told_with_the_kind() -> None:
    checked = procedure(step("a", to("b")), step("b", END.__class__(**(vars(END) | {"kinds": ("surveillance",)}))))
    kinds = "(jenis perkara: initial, recertification, scope-change)"
    assert told(checked) == [f"langkah 2 (b), kolom outcomes: {STOPS} {kinds}; {ADD}."]


def test_a_loop_that_cannot_be_left_is_told_once_with_its_steps() -> None:
    checked = procedure(step("a", to("b")), step("b", to("c")), step("c", to("b")))
    what = "lingkar langkah ini tidak dapat ditinggalkan (b, c)"
    assert told(checked) == [f"langkah 2 (b), kolom outcomes: {what}; {LEAVE}."]


def test_a_loop_that_one_case_kind_cannot_leave_is_told_with_the_kind() -> None:
    end = END.__class__(**(vars(END) | {"kinds": ("initial", "recertification", "scope-change")}))
    checked = procedure(step("a", to("b")), step("b", to("a"), end))
    what = "lingkar langkah ini tidak dapat ditinggalkan (a, b) (jenis perkara: surveillance)"
    assert told(checked) == [f"langkah 1 (a), kolom outcomes: {what}; {LEAVE}."]


def test_a_path_that_ends_in_a_refusal_ends() -> None:
    assert told(procedure(step("a", to("b"), END), step("b", REFUSE))) == []


def test_steps_that_only_lead_to_a_loop_without_a_way_out_are_not_told() -> None:
    checked = procedure(step("a", to("b")), step("b", to("a"), to("c")), step("c", to("d")), step("d", to("c")))
    what = "lingkar langkah ini tidak dapat ditinggalkan (c, d)"
    assert told(checked) == [f"langkah 3 (c), kolom outcomes: {what}; {LEAVE}."]
