"""Which sites the visits of a cycle look at, by IAF MD 1 (rules S-03 to S-05)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.auditrules.choice import Asked, choice_steps, choose, draw

from .rules import MD1

SITES = ("Pabrik", "Gudang", "Bengkel", "Kantor")
CYCLE = (Asked("stage-2", 2, 1), Asked("surveillance-1", 2, 1), Asked("surveillance-2", 2, 1))


def test_s_04_the_same_seed_draws_the_same_sites_and_another_one_others() -> None:
    assert draw(SITES, 2, "a1", "stage-2") == draw(tuple(reversed(SITES)), 2, "a1", "stage-2")
    assert draw(SITES, 2, "a1", "stage-2")[:1] == draw(SITES, 1, "a1", "stage-2")
    assert len({draw(SITES, 1, f"{number}", "stage-2") for number in range(40)}) == len(SITES)
    assert len({draw(SITES, 1, "a1", f"surveillance-{number}") for number in range(40)}) == len(SITES)


def test_s_05_a_visit_goes_first_where_none_has_been_and_then_where_none_has_been_in_longest() -> None:
    visits = [Asked(f"surveillance-{number}", 2) for number in (1, 2, 3)]
    found = choose(SITES, visits, "a1", {"Pabrik": 2, "Gudang": 1, "Bengkel": 2})
    assert [one.sites for one in found] == [("Kantor", "Gudang"), ("Pabrik", "Bengkel"), ("Gudang", "Kantor")]


def test_a_visit_that_needs_every_site_looks_at_every_site() -> None:
    assert set(choose(SITES, [Asked("stage-2", 4)], "a1", {})[0].sites) == set(SITES)
    assert choose(SITES, [], "a1", {}) == []


@given(st.integers(1, 12), st.text(max_size=8), st.data())
def test_every_visit_has_as_many_sites_as_it_needs_each_once_with_those_drawn_among_them(
    many: int, seed: str, data: st.DataObject
) -> None:
    sites = [f"Lokasi {number}" for number in range(many)]
    needed = data.draw(st.lists(st.integers(1, many), max_size=5))
    visits = [Asked(f"{turn}", one, data.draw(st.integers(0, one))) for turn, one in enumerate(needed)]
    for asked, choice in zip(visits, choose(sites, visits, seed, {}), strict=True):
        assert len(set(choice.sites)) == len(choice.sites) == asked.sites
        assert choice.drawn == draw(sites, asked.at_random, seed, asked.visit)


@pytest.mark.parametrize("central", ["", "Kantor pusat"])
def test_the_choice_says_in_words_which_were_drawn_with_which_seed_and_which_are_left(central: str) -> None:
    choices = choose(SITES, CYCLE[:1], "a1b2", {})
    labels = {"stage-2": "Tahap 2"}
    steps = choice_steps(choices, SITES, MD1, central=central, seed="a1b2", labels=labels)
    said = [(one.rule, one.text) for one in steps]
    drawn, turn = choices[0].drawn[0], choices[0].in_turn[0]
    left = "; ".join(one for one in SITES if one not in {drawn, turn})
    assert said[-4:] == [
        ("S-04", f"Tahap 2, dipilih acak: {drawn}."),
        ("S-05", f"Tahap 2, yang belum atau paling lama tidak dilihat: {turn}."),
        ("S-04", "Pilihan acak memakai benih a1b2; benih yang sama selalu memberi lokasi yang sama."),
        ("S-05", f"Tidak dilihat pada kunjungan-kunjungan ini, jadi didahulukan sesudahnya: {left}."),
    ]
    assert said[:-4] == ([("S-03", "Fungsi pusat di Kantor pusat dilihat pada setiap kunjungan.")] if central else [])


def test_where_all_is_looked_at_and_nothing_drawn_no_more_is_said() -> None:
    every = choose(SITES, [Asked("stage-2", 4)], "a1", {})
    rules = [one.rule for one in choice_steps(every, SITES, MD1, central="", seed="a1", labels={"stage-2": "Tahap 2"})]
    assert rules == ["S-05"]
    drawn = choose(SITES, [Asked("stage-2", 4, 4)], "a1", {})
    rules = [one.rule for one in choice_steps(drawn, SITES, MD1, central="", seed="a1", labels={"stage-2": "Tahap 2"})]
    assert rules == ["S-04", "S-04"]
    assert choice_steps([], SITES, MD1, central="", seed="a1", labels={}) == ()
