"""The paths of a linked procedure add up to its budget."""

from mutubaku.procedure import Outcome, Procedure
from mutubaku.procedure.checks.budget import budget_faults

from ..building import END, REFUSE, procedure, step, to


def told(checked: Procedure) -> list[str]:
    return [f"{complaint.step or 'budget'}: {complaint.what}" for complaint in budget_faults("1.toml", checked)]


def surveillance(outcome: Outcome, **more: object) -> Outcome:
    return Outcome(**(vars(outcome) | {"kinds": ("surveillance",)} | more))


def test_without_a_budget_nothing_is_added_up() -> None:
    assert told(procedure(step("a", END, days=3))) == []


def test_each_path_that_misses_the_budget_is_told_with_its_sum() -> None:
    checked = procedure(
        step("a", to("b"), to("c"), END, days=2), step("b", END, days=2), step("c", END, days=1), budget="3 hari kerja"
    )
    assert told(checked) == [
        "budget: jalur a → b berjumlah 4 hari kerja, bukan 3 hari kerja",
        "budget: jalur a berjumlah 2 hari kerja, bukan 3 hari kerja",
    ]


def test_both_branches_must_add_up() -> None:
    join = step("d", END, days=1, joins=("b", "c"))
    fork = step("a", to("b", "c"), days=1)
    checked = procedure(fork, step("b", to("d"), days=3), step("c", to("d"), days=2), join, budget="5 hari kerja")
    assert told(checked) == ["budget: jalur a → c → d berjumlah 4 hari kerja, bukan 5 hari kerja"]


def test_a_loop_is_walked_once() -> None:
    again = step("b", to("b", key="ulang"), to("a"), END, days=2)
    assert told(procedure(step("a", to("b"), days=1), again, budget="3 hari kerja")) == []


def test_a_shortcut_and_a_refusal_may_be_shorter_but_not_longer() -> None:
    shorter = to("c", shortcut=True)
    checked = procedure(
        step("a", to("b"), shorter, REFUSE, days=1),
        step("b", to("c"), days=1),
        step("c", END, days=1),
        budget="3 hari kerja",
    )
    assert told(checked) == []
    longer = procedure(step("a", to("b", shortcut=True), days=3), step("b", REFUSE, days=1), budget="3 hari kerja")
    assert told(longer) == ["budget: jalur a → b berjumlah 4 hari kerja, bukan 3 hari kerja"]


def test_a_shorter_path_of_one_case_kind_is_told() -> None:
    checked = procedure(step("a", to("b"), surveillance(END), days=1), step("b", END, days=2), budget="3 hari kerja")
    assert told(checked) == ["budget: jalur a berjumlah 1 hari kerja, bukan 3 hari kerja"]


def test_of_many_paths_beyond_the_budget_one_is_told_for_each_step() -> None:
    outcomes = [to(name) for name in ("b", "c")]
    checked = procedure(
        step("a", *outcomes, days=1), step("b", END, days=5), step("c", END, days=6), budget="3 hari kerja"
    )
    assert told(checked) == ["budget: jalur a → b berjumlah 6 hari kerja, bukan 3 hari kerja"]


def test_the_clients_own_time_does_not_count() -> None:
    checked = procedure(step("a", to("b"), days=3), step("b", END, days=9, role="client"), budget="3 hari kerja")
    assert told(checked) == []


def test_a_step_without_a_standard_takes_no_time() -> None:
    assert told(procedure(step("a", to("b"), days=3), step("b", END), budget="3 hari kerja")) == []


def test_a_unit_that_cannot_be_added_is_told_and_nothing_is_added_up() -> None:
    checked = procedure(step("a", to("b"), days=3), step("b", END, days=9), budget="3 jam")
    assert told(checked) == [
        "1 (a): satuan «hari kerja» tidak dapat dijumlahkan dengan anggaran «3 jam»",
        "2 (b): satuan «hari kerja» tidak dapat dijumlahkan dengan anggaran «3 jam»",
    ]


def test_a_path_that_stops_has_no_sum() -> None:
    assert told(procedure(step("a", to("b"), days=3), step("b"), budget="2 hari kerja")) == []


def test_very_many_paths_are_added_up_at_once() -> None:
    steps = []
    for number in range(60):
        one, two, after = f"x{number}", f"y{number}", f"a{number + 1}"
        steps += [step(f"a{number}", to(one), to(two)), step(one, to(after), days=1), step(two, to(after), days=1)]
    assert told(procedure(*steps, step("a60", END), budget="60 hari kerja")) == []
