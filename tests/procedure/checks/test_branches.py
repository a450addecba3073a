"""Parallel branches: joins that can complete, and nothing opened twice, too early or left behind."""

import pytest

from mutubaku.procedure import Procedure
from mutubaku.procedure.checks.branches import branch_faults

from ..building import END, REFUSE, procedure, step, to

FORK = step("a", to("b", "c"))


def told(checked: Procedure) -> list[str]:
    return [str(complaint).removeprefix("1.toml, ") for complaint in branch_faults("1.toml", checked)]


def test_branches_that_join_are_no_fault() -> None:
    join = step("d", END, joins=("b", "c"))
    assert told(procedure(FORK, step("b", to("d")), step("c", to("d")), join)) == []


def test_a_loop_back_into_one_branch_after_the_join_is_no_fault() -> None:
    join = step("d", END, to("b", key="kembali"), joins=("b", "c"))
    assert told(procedure(FORK, step("b", to("d")), step("c", to("d")), join)) == []


def test_a_branch_that_may_end_the_case_is_no_fault() -> None:
    join = step("d", END, joins=("b", "c"))
    assert told(procedure(FORK, step("b", to("d"), REFUSE), step("c", to("d")), join)) == []


def test_a_first_step_that_waits_is_told() -> None:
    checked = procedure(step("a", to("b"), joins=("b",)), step("b", to("a"), END))
    assert told(checked) == [
        "langkah 1 (a), kolom joins: langkah pertama tidak dapat menunggu langkah lain; hapus joins."
    ]


def test_an_awaited_step_that_never_opens_the_join_is_told() -> None:
    checked = procedure(FORK, step("b", to("d")), step("c", END), step("d", END, joins=("b", "c")))
    assert told(checked) == [
        "langkah 4 (d), kolom joins: langkah «c» yang ditunggu tidak mempunyai hasil yang membuka langkah ini; tulis "
        "«d» pada opens hasil langkah itu, atau hapus dari joins."
    ]


def test_a_join_of_steps_that_are_not_parallel_waits_for_ever() -> None:
    checked = procedure(
        step("a", to("b"), to("c")), step("b", to("d")), step("c", to("d")), step("d", END, joins=("b", "c"))
    )
    waits = "tidak selesai ke sini pada semua jalur; buka langkah itu pada cabang sejajar, atau hapus dari joins."
    assert told(checked) == [f"langkah 4 (d), kolom joins: langkah ini dapat menunggu selamanya karena «c» {waits}"]


def test_a_join_that_one_branch_can_pass_by_waits_for_ever() -> None:
    join = step("d", END, joins=("b", "c"))
    other = step("e", to("d"))
    checked = procedure(FORK, step("b", to("d"), to("e")), step("c", to("d")), join, other)
    waits = "tidak selesai ke sini pada semua jalur; buka langkah itu pada cabang sejajar, atau hapus dari joins."
    assert told(checked) == [f"langkah 4 (d), kolom joins: langkah ini dapat menunggu selamanya karena «b» {waits}"]


def test_branches_that_meet_without_a_join_are_told_and_what_follows_is_not() -> None:
    checked = procedure(
        FORK, step("b", to("d")), step("c", to("d")), step("d", to("e")), step("e", END, to("b", key="u"))
    )
    what = "langkah ini dapat dibuka lagi selagi masih terbuka, karena cabang-cabang sejajar menuju ke sini"
    assert told(checked) == [
        f"langkah 4 (d), kolom joins: {what}; tulis langkah-langkah yang harus ditunggu pada joins."
    ]


def test_an_end_that_leaves_a_branch_behind_is_told() -> None:
    checked = procedure(FORK, step("b", END), step("c", to("d")), step("d", REFUSE))
    assert told(checked) == [
        "langkah 2 (b), kolom outcomes.selesai.ends: hasil ini mengakhiri prosedur selagi «c» masih terbuka; gabungkan "
        "cabang-cabangnya dengan joins sebelum mengakhiri.",
    ]


def test_two_ends_that_leave_each_other_behind_are_both_told() -> None:
    checked = procedure(FORK, step("b", END), step("c", END))
    assert [sentence.split(",")[0] for sentence in told(checked)] == ["langkah 2 (b)", "langkah 3 (c)"]


def test_a_loop_back_before_the_fork_would_open_the_join_too_early() -> None:
    join = step("d", END, to("a", key="ulang"), joins=("b", "c"))
    checked = procedure(FORK, step("b", to("d")), step("c", to("e")), join, step("e", to("d", key="x")))
    checked = procedure(
        FORK,
        step("b", to("d")),
        step("c", to("e")),
        step("d", END, to("a", key="ulang"), joins=("b", "e")),
        step("e", to("d")),
    )
    assert told(checked) == [
        "langkah 4 (d), kolom joins: langkah ini dapat terbuka terlalu dini, selagi «c» masih menuju ke sini; jangan "
        "membuka cabang sejajar untuk kedua kali, atau ubah joins."
    ]


def test_more_parallel_branches_than_can_be_walked_are_refused() -> None:
    names = [f"b{number}" for number in range(14)]
    checked = procedure(
        step("a", to(*names)), *(step(name, to("z")) for name in names), step("z", END, joins=tuple(names))
    )
    assert told(checked) == [
        "kolom steps: cabang sejajarnya terlalu banyak untuk diperiksa; kurangi cabang yang berjalan bersamaan."
    ]


@pytest.mark.parametrize("branches", [2, 6])
def test_a_fork_of_several_branches_is_walked(branches: int) -> None:
    names = [f"b{number}" for number in range(branches)]
    checked = procedure(
        step("a", to(*names)), *(step(name, to("z")) for name in names), step("z", END, joins=tuple(names))
    )
    assert told(checked) == []
