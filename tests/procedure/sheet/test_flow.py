"""Symbols and arrows before they have a place."""

from mutubaku.procedure.sheet.flow import Edge, awaited, edges_of, meaning_of, shape_of
from mutubaku.procedure.sheet.model import Shape

from .samples import MAIN, drawn


def test_one_outcome_is_a_box_two_are_a_diamond_first_and_last_are_capsules() -> None:
    procedure = drawn([[[2]], [[3], [1]], [[4]], [[]]])
    assert [shape_of(procedure, step) for step in procedure.steps] == [
        Shape.TERMINATOR,
        Shape.DECISION,
        Shape.PROCESS,
        Shape.TERMINATOR,
    ]


def test_exits_of_a_decision_are_labelled_and_a_single_exit_is_not() -> None:
    assert edges_of(drawn([[[2]], [[3], [1]], [[]]])) == [
        Edge(1, 2, 0, ""),
        Edge(2, 3, 0, "Hasil 0"),
        Edge(2, 1, 1, "Hasil 1"),
    ]


def test_an_outcome_that_opens_two_steps_gives_two_arrows_of_one_exit() -> None:
    assert edges_of(drawn([[[2, 3]], [[3]], [[]]]))[:2] == [Edge(1, 2, 0, ""), Edge(1, 3, 0, "")]


def test_an_outcome_that_ends_beside_others_leads_to_an_end_of_its_own() -> None:
    assert Edge(1, None, 1, "Hasil 1") in edges_of(drawn([[[2], []], [[]]]))


def test_a_symbol_is_told_in_words_with_its_actor_and_where_it_leads() -> None:
    assert meaning_of(MAIN, MAIN.step("completeness")) == (
        "Langkah 3, Seksi PJT: keputusan. Lengkap: ke langkah 4. Tidak lengkap: ke langkah 5. Ditolak: selesai."
    )
    assert meaning_of(MAIN, MAIN.step("disposition")) == ("Langkah 2, Kepala Balai: pelaksanaan. Lanjut ke langkah 3.")
    assert meaning_of(MAIN, MAIN.step("receipt")) == "Langkah 12, Pelanggan: mulai atau selesai. Selesai."
    parallel = drawn([[[2, 3]], [[3]], [[]]])
    assert "Lanjut ke langkah 2 dan 3." in meaning_of(parallel, parallel.first)


def test_a_step_that_waits_for_branches_says_for_which() -> None:
    procedure = drawn([[[2, 3]], [[4]], [[4]], [[]]], joins={4: (3, 2)})
    assert awaited(procedure, procedure.steps[3]) == "Dimulai setelah langkah 2 dan 3 selesai."
    assert awaited(procedure, procedure.steps[1]) == ""
