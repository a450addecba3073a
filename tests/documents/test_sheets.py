"""Files as rows: what can be read is read, what is dangerous or none is refused with its sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from mutubaku.documents import sheets
from mutubaku.documents.sheet_errors import (
    Broken,
    EmptyList,
    HasMacros,
    ListRefused,
    OldWorkbook,
    TooLarge,
    WrongType,
)
from mutubaku.documents.sheets import Row, text_of
from tests.billing.reconciliation.books import CODE, DAY, NAMES, NTPN, ROW, saved, text, with_part, workbook


def read_rows(name: str, data: bytes) -> list[Row]:
    return sheets.read_rows(name, data, named=lambda row: sum(text_of(cell) in NAMES for cell in row))


def refused(name: str, data: bytes) -> type[ListRefused]:
    with pytest.raises(ListRefused) as caught:
        read_rows(name, data)
    return type(caught.value)


def test_a_workbook_gives_its_rows_with_days_and_numbers_as_they_are() -> None:
    day = read_rows("daftar.xlsx", workbook(ROW))[1][2]
    assert read_rows("daftar.xlsx", workbook(ROW)) == [NAMES, (NTPN, CODE, day, 9_000_000, "000111", "Bank Contoh")]
    assert str(day) == f"{DAY} 00:00:00"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_read_with_any_usual_delimiter_and_alphabet(delimiter: str, encoding: str) -> None:
    row = (NTPN, CODE, "20-11-2026", "9000000", "1", "Café Contoh")
    assert read_rows("daftar.csv", text(row, delimiter=delimiter, encoding=encoding)) == [NAMES, row]


def test_a_quoted_cell_may_hold_the_delimiter_and_a_line_break() -> None:
    data = text(("a", "b", "c", "d", "e", '"satu;\r\ndua"'))
    assert read_rows("daftar.CSV", data)[1] == ("a", "b", "c", "d", "e", "satu;\r\ndua")


def test_formulas_count_as_the_values_they_were_saved_with() -> None:
    data = workbook((NTPN, CODE, DAY, "=4500000*2", "", ""))
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert read_rows("a.xlsx", data)[1][3] is None  # never calculated: no value was saved
    calculated = sheet.replace(b"<v></v>", b"<v>9000000</v>").replace(b"<v />", b"<v>9000000</v>")
    assert read_rows("a.xlsx", with_part(data, "xl/worksheets/sheet1.xml", calculated))[1][3] == 9_000_000


def test_the_sheet_that_names_the_columns_is_read_wherever_it_stands() -> None:
    book = Workbook()
    book.active.append(["Catatan"])  # type: ignore[union-attr]  # a new workbook has a sheet
    book.create_sheet("Data").append(list(NAMES))
    assert read_rows("a.xlsx", saved(book)) == [NAMES]


def test_the_size_a_sheet_says_it_has_does_not_matter() -> None:
    data = workbook(ROW)
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    lying = sheet.replace(b'<dimension ref="A1:F2"', b'<dimension ref="A1:XFD1048576"')
    assert lying != sheet
    assert len(read_rows("a.xlsx", with_part(data, "xl/worksheets/sheet1.xml", lying))) == 2


def test_an_empty_file_is_told() -> None:
    assert refused("a.csv", b"") is EmptyList


def test_a_file_beyond_the_limit_is_told() -> None:
    assert refused("a.csv", b"x" * (sheets.BYTES + 1)) is TooLarge


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_more_rows_than_the_limit_are_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LINES", 3)
    data = workbook(ROW, ROW, ROW) if name.endswith("xlsx") else text(ROW, ROW, ROW)
    with pytest.raises(TooLarge, match="batasnya 1000 baris"):
        read_rows(name, data)


def test_a_workbook_that_unpacks_to_too_much_is_not_opened() -> None:
    data = with_part(workbook(ROW), "xl/media/besar.bin", b"\0" * (sheets.UNPACKED + 1))
    assert len(data) < sheets.BYTES
    assert refused("a.xlsx", data) is TooLarge


def test_a_workbook_of_too_many_parts_is_not_opened() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for number in range(sheets.PARTS + 1):
            archive.writestr(f"xl/{number}.xml", b"")
    assert refused("a.xlsx", kept.getvalue()) is TooLarge


def test_macros_are_refused_whatever_the_file_is_called() -> None:
    assert refused("a.xlsx", with_part(workbook(ROW), "xl/vbaProject.bin", b"x")) is HasMacros


def test_entities_that_could_unfold_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
    assert refused("a.xlsx", with_part(workbook(ROW), "xl/sharedStrings.xml", bomb)) is Broken
    wide = bomb.decode().encode("utf-16")
    assert refused("a.xlsx", with_part(workbook(ROW), "xl/sharedStrings.xml", wide)) is Broken


def test_an_old_or_locked_workbook_is_told() -> None:
    assert refused("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 100) is OldWorkbook


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", b"%PDF-1.7"), ("a.xlsx", b"NTPN;Jumlah"), ("a.csv", b"\0\x01\x02"), ("a.csv", b"\xff\xfe\0")],
)
def test_other_files_are_told_apart_by_their_content(name: str, data: bytes) -> None:
    assert refused(name, data) is WrongType


def test_an_archive_that_is_no_workbook_is_told() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("word/document.xml", b"")
    assert refused("a.xlsx", kept.getvalue()) is WrongType


def test_a_damaged_workbook_is_told() -> None:
    data = workbook(ROW)
    assert refused("a.xlsx", data[: len(data) // 2]) is Broken
    assert refused("a.xlsx", with_part(data, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData>")) is Broken
    assert refused("a.xlsx", with_part(data, "xl/workbook.xml", b"<nothing/>")) in {Broken, EmptyList}


def test_a_text_whose_quotation_never_ends_is_told() -> None:
    assert refused("a.csv", b'NTPN;"' + b"x" * 200_000) is Broken
