"""A filled sheet of results row by row, without a database: what can be used, and a sentence for what cannot."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from mutubaku.samples.sheets import COLUMNS, Reading, SheetUnreadable, blank, read


def parameter(pk: int, name: str, **more: object) -> Any:
    given = {"method": "SNI 1", "unit": "", "lower": None, "upper": None, "expected": "", "decimals": None}
    return SimpleNamespace(pk=pk, name=name, **{**given, **more})


TESTS = [parameter(1, "pH"), parameter(2, "Timbal", unit="mg/L", method="=1+1")]
SAMPLE: Any = SimpleNamespace(code="C-00001", order=SimpleNamespace(tests=SimpleNamespace(all=lambda: TESTS)))


def filled(*rows: tuple[object, ...], head: tuple[str, ...] = COLUMNS) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (head, *rows):
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def result(data: bytes) -> Reading:
    return read("hasil.xlsx", data, [SAMPLE])


def test_the_blank_sheet_names_every_ordered_test_and_holds_no_formula() -> None:
    page = load_workbook(io.BytesIO(blank([SAMPLE]))).active
    assert page is not None
    assert [[cell.value for cell in row[:2]] for row in page.iter_rows(min_row=2)] == [
        ["C-00001", "pH"],
        ["C-00001", "Timbal"],
    ]
    assert page.cell(3, 4).data_type == "s"


def test_cells_are_read_as_a_person_would_have_typed_them() -> None:
    day = date(2026, 11, 25)
    rows = result(
        filled(("c-00001", "PH", "", "", 7.25, "", 0.1, day), ("C-00001", "Timbal", "", "AAS", " < 0,01 "))
    ).rows
    assert [(one.number, one.test_id, one.value, one.uncertainty, one.tested_on, one.method) for one in rows] == [
        (2, 1, "7,25", "0,1", "25-11-2026", "SNI 1"),
        (3, 2, "< 0,01", "", "", "AAS"),
    ]
    assert result(filled(("C-00001", "pH", "", "", 1500))).rows[0].value == "1500"  # and not what could be 1,5


@pytest.mark.parametrize(
    "written",
    [
        *("28 November 2026", "28 Nov 2026", "28-11-2026", "28/11/2026", "28.11.2026", "2026-11-28 00:00:00"),
        *("Sabtu, 28 November 2026", "28 nop. 2026", "November 28, 2026", "28th November, 2026", 46354),
    ],
)
def test_a_day_of_testing_is_read_in_words_and_numbers_in_indonesian_and_english(written: object) -> None:
    rows = result(filled(("C-00001", "pH", "", "", 7, "", "", written))).rows
    assert [one.tested_on for one in rows] == ["28-11-2026"]


@pytest.mark.parametrize("written", ["3/4/26", "11/28/2026", "30 Februari 2026", "28 Brumaire 2026", "akhir November"])
def test_what_could_be_another_day_or_is_none_stays_as_the_laboratory_wrote_it(written: str) -> None:
    rows = result(filled(("C-00001", "pH", "", "", 7, "", "", written))).rows
    assert [one.tested_on for one in rows] == [written]


def test_rows_that_fit_no_test_are_told_by_their_number_and_empty_ones_are_left_out() -> None:
    rows = (("C-00001", "pH", "", "", ""), ("C-9", "pH", "", "", "7"), ("C-00001", "pH", "", "", "7"))
    reading = result(filled(*rows, ("C-00001", "pH", "", "", "8")))
    assert [one.value for one in reading.rows] == ["7"]
    assert reading.faults == (
        "Baris 3: pH contoh C-9 tidak dipesan pada langkah ini.",
        "Baris 5: pH contoh C-00001 tertulis dua kali.",
    )


def percentages(*rows: tuple[object, ...]) -> bytes:
    """A filled sheet whose results are formatted as percentages, as a workbook does with a typed “0,5%”."""
    book = load_workbook(io.BytesIO(filled(*rows)))
    page: Any = book.active
    for row in page.iter_rows(min_row=2):
        row[4].number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_percentage_is_read_as_it_is_shown_and_not_as_its_hundredth() -> None:
    rows = (("C-00001", "pH", "", "", 0.005, "%"), ("C-00001", "Timbal", "", "", 0.1, "mg/L"))
    assert [one.value for one in result(percentages(*rows)).rows] == ["0,5", "10%"]
    assert result(filled(("C-00001", "pH", "", "", "0,5 %", "%"))).rows[0].value == "0,5"


def test_a_number_is_read_with_the_digits_a_workbook_keeps() -> None:
    assert result(filled(("C-00001", "pH", "", "", 0.1 + 0.2))).rows[0].value == "0,3"


def test_a_formula_that_was_never_reckoned_is_not_passed_over() -> None:
    assert result(filled(("C-00001", "pH", "", "", "=7+0.2"))).rows[0].value == "=7+0.2"


def test_formulas_are_read_from_the_sheet_whose_values_name_the_columns_and_from_no_other() -> None:
    book = Workbook()
    notes, page = book.active, book.create_sheet("Hasil")
    assert notes is not None
    notes.append(["=A9", "=B9", "Hasil", "Metode"])
    for row in (COLUMNS, ("C-00001", "pH", "", "", "7"), ("C-00001", "Timbal", "", "", "0,1")):
        page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    assert [one.value for one in result(out.getvalue()).rows] == ["7", "0,1"]


def test_a_row_without_a_sample_belongs_to_the_only_one_or_says_what_is_missing() -> None:
    data = filled(("", "pH", "", "", "7"))
    assert [one.test_id for one in result(data).rows] == [1]
    other: Any = SimpleNamespace(code="C-00002", order=SAMPLE.order)
    assert read("hasil.xlsx", data, [SAMPLE, other]).faults == (
        "Baris 2: kolom Contoh kosong. Tulis nomor contoh pada setiap baris, tanpa sel gabungan.",
    )


def test_a_sheet_without_the_columns_says_which() -> None:
    with pytest.raises(SheetUnreadable, match="Contoh, Parameter, Hasil"):
        result(filled(("x",), head=("Apa",)))


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"bukan lembar",
        archive(lain=b""),
        archive(**{"xl__workbook.xml": b"<!ENTITY x 'y'>"}),
        archive(**{"xl__workbook.xml": b"<workbook/>"}),
    ],
)
def test_what_is_no_whole_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(SheetUnreadable):
        result(data)


def test_a_sheet_beyond_the_limit_is_refused() -> None:
    with pytest.raises(SheetUnreadable, match="batasnya 5 MB"):
        result(bytes(6_000_000))
