"""Page breaks and the connectors they need."""

import pytest

from mutubaku.procedure import Procedure
from mutubaku.procedure.sheet import NoWayError, TooLongForPageError, layout
from mutubaku.procedure.sheet.connectors import Pair, pairs_of, place_in_strip
from mutubaku.procedure.sheet.flow import edges_of
from mutubaku.procedure.sheet.model import Box, Shape
from mutubaku.procedure.sheet.paging import STRIP, pages_of
from mutubaku.procedure.sheet.rows import LEAST_HEIGHT, columns_for, rows_of

from .geometry import arrows_in_words, arrows_wanted, connector_letters
from .samples import MAIN, drawn, sheet_of

LINE = [[[n + 1]] for n in range(1, 6)] + [[[]]]


def _pages(procedure: Procedure, room: float) -> list[list[int]]:
    rows = rows_of(procedure, columns_for(1), 8)
    return [[row.step.number for row in page] for page in pages_of(rows, edges_of(procedure), room)]


def test_what_fits_one_page_stays_on_one() -> None:
    assert _pages(drawn(LINE), 6 * LEAST_HEIGHT) == [[1, 2, 3, 4, 5, 6]]


def test_a_break_costs_a_band_on_both_pages_and_pages_are_filled_evenly() -> None:
    assert _pages(drawn(LINE), 6 * LEAST_HEIGHT - 0.1) == [[1, 2, 3], [4, 5, 6]]
    assert _pages(drawn(LINE), 2 * LEAST_HEIGHT + 2 * STRIP) == [[1, 2], [3, 4], [5, 6]]


def test_the_break_is_made_where_the_fewest_arrows_cross() -> None:
    looped = drawn([[[2]], [[3]], [[4], [1]], [[5]], [[6]], [[]]])
    assert _pages(looped, 5 * LEAST_HEIGHT + STRIP) == [[1, 2, 3], [4, 5, 6]]
    early = drawn([[[2]], [[3], [1]], [[4]], [[5]], [[6], [3]], [[]]])
    assert _pages(early, 5 * LEAST_HEIGHT + STRIP) == [[1, 2], [3, 4, 5, 6]]


def test_a_row_higher_than_a_page_is_refused() -> None:
    with pytest.raises(TooLongForPageError, match="langkah 1"):
        _pages(drawn(LINE), LEAST_HEIGHT + 2 * STRIP - 0.1)


def test_each_pair_has_its_own_letter_and_arrows_to_one_step_share_it() -> None:
    procedure = drawn([[[3]], [[4], [3]], [[1], [4]], [[]]])
    rows = rows_of(procedure, columns_for(1), 8)
    pairs = pairs_of([rows[:2], rows[2:]], edges_of(procedure))
    assert list(pairs.values()) == [Pair("A", 0, 1, 3), Pair("B", 0, 1, 4), Pair("C", 1, 0, 1)]
    assert [pair.forward for pair in pairs.values()] == [True, True, False]


def test_letters_go_on_after_z() -> None:
    count = 60
    procedure = drawn([*([[n + 1], [max(1, n - 1)]] for n in range(1, count)), [[]]])
    rows = rows_of(procedure, columns_for(1), 8)
    letters = [pair.letter for pair in pairs_of([[row] for row in rows], edges_of(procedure)).values()]
    assert (letters[25], letters[26], letters[52]) == ("Z", "AA", "BA")


def test_a_connector_stands_in_the_preferred_column_or_the_nearest_free_place() -> None:
    area = Box(0, 0, 60, 10)
    assert place_in_strip(50, [10, 30, 50], [], area) == 50
    assert place_in_strip(50, [10, 30, 50], [50], area) == 30
    assert place_in_strip(50, [10, 30, 50], [10, 30, 50], area) == 42.5
    with pytest.raises(NoWayError, match="pergantian halaman"):
        place_in_strip(50, [10, 30, 50], [float(x) for x in range(0, 61, 6)], area)


def test_the_main_sop_crosses_its_page_edge_once_from_seven_to_eight() -> None:
    sheet = sheet_of(MAIN.key)
    assert connector_letters(sheet) == {"A": 2}
    connectors = [s for page in sheet.pages for s in page.symbols if s.shape is Shape.CONNECTOR]
    assert [symbol.meaning for symbol in connectors] == [
        "Penghubung A: lanjut ke langkah 8 di halaman 3.",
        "Penghubung A: dari halaman 2, ke langkah 8.",
    ]


def test_a_loop_back_over_the_page_edge_is_carried_by_a_pair_of_its_own() -> None:
    procedure = drawn([*([[n + 1]] for n in range(1, 14)), [[15], [2]], [[]]], actors=[n % 3 for n in range(15)])
    sheet = layout(procedure)
    assert len(sheet.pages) > 2
    assert arrows_in_words(sheet) == arrows_wanted(procedure)
    assert set(connector_letters(sheet).values()) == {2}
