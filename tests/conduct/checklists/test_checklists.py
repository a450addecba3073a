"""The audit checklist as a workbook: out and in again without a change, changed by key, and bad files by their row."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from mutubaku.billing.reconciliation.errors import ColumnsMissing
from mutubaku.conduct.checklists import (
    ListChanged,
    SheetRow,
    apply_checklist,
    checklist_workbook,
    read_checklist,
    try_checklist,
)
from mutubaku.documents.sheet_errors import EmptyList, WrongType
from mutubaku.journal.models import Entry
from mutubaku.people.access import SYSTEM
from mutubaku.people.models import Office
from mutubaku.schemes.models import ChecklistQuestion
from mutubaku.schemes.queries import checklist_on
from tests.cast import MONDAY
from tests.factories.people import OfficeFactory

TODAY = MONDAY.date()
TOMORROW = TODAY + timedelta(days=1)
HEAD = ("Kode", "Tahap", "ISO 9001", "ISO 14001", "Pertanyaan", "Petunjuk")
GOOD = ("kalibrasi", 2, "7.1.5", "", "Terkalibrasikah?", "Lihat label.")


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


@pytest.fixture
def kept(office: Office) -> ChecklistQuestion:
    return ChecklistQuestion.objects.create(
        office=office,
        key="alat-ukur",
        text="=Adakah alat ukur 4.10?",
        hint="-\nDua baris",
        clauses={"iso-9001": "7.1.5", "iso-14001": "9.1.1"},
        stage=2,
        order=10,
        valid_from=date(2021, 1, 1),
        source="Usulan",
    )


def book(*rows: Sequence[object], head: Sequence[str] = HEAD) -> bytes:
    made = Workbook()
    sheet: Any = made.active
    sheet.append(["Daftar periksa kantor"])
    sheet.append(list(head))
    for row in rows:
        sheet.append(list(row))
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def read(*rows: Sequence[object], head: Sequence[str] = HEAD) -> list[SheetRow]:
    return read_checklist("daftar.xlsx", book(*rows, head=head))


def faults(office: Office, rows: list[SheetRow], day: date = TOMORROW) -> list[tuple[int, str]]:
    found = try_checklist(office, rows, day, by=SYSTEM, at=MONDAY)
    return [(one.number, one.sentence) for one in found.faults]


def test_what_is_written_out_and_read_in_again_changes_nothing(office: Office, kept: ChecklistQuestion) -> None:
    ChecklistQuestion.objects.filter(pk=kept.pk).update(text="Adakah alat ukur 4.10?")
    rows = read_checklist("daftar.xlsx", checklist_workbook(office, TODAY))
    found = try_checklist(office, rows, TOMORROW, by=SYSTEM, at=MONDAY)
    assert (found.added, found.changed, found.unchanged, found.faults) == ([], [], 1, [])
    assert not found.is_good


def test_a_text_that_looks_like_a_formula_goes_out_as_text(office: Office, kept: ChecklistQuestion) -> None:
    sheet: Any = load_workbook(io.BytesIO(checklist_workbook(office, TODAY))).active
    row = dict(zip([cell.value for cell in sheet[1]], sheet[2], strict=True))
    assert (row["Pertanyaan"].value, row["Pertanyaan"].data_type) == ("=Adakah alat ukur 4.10?", "s")
    assert row["ISO 9001"].value == "7.1.5"


def test_rows_are_found_again_by_their_key_and_those_left_out_stay(office: Office, kept: ChecklistQuestion) -> None:
    rows = read(("alat-ukur", 2, "7.1.5.1", "", "Adakah alat ukur?", ""), GOOD)
    found = try_checklist(office, rows, TOMORROW, by=SYSTEM, at=MONDAY)
    assert (found.added, found.changed, found.is_good) == (["kalibrasi"], ["alat-ukur"], True)
    assert (ChecklistQuestion.objects.count(), Entry.objects.count()) == (1, 0)  # a trial keeps nothing
    expected = (found.added, found.changed)
    apply_checklist(office, rows, TOMORROW, expected=expected, by=SYSTEM, at=MONDAY)
    assert [one.key for one in checklist_on(office, TODAY)] == ["alat-ukur"]
    new, old = (checklist_on(office, day).get(key="alat-ukur") for day in (TOMORROW, TODAY))
    assert (old.text, new.text, new.clauses) == (kept.text, "Adakah alat ukur?", {"iso-9001": "7.1.5.1"})
    assert (new.source, new.order) == ("Usulan", 10)  # columns the workbook does not have say nothing
    again = try_checklist(office, rows, TOMORROW, by=SYSTEM, at=MONDAY)
    assert (again.added, again.changed, again.unchanged) == ([], [], 2)


def test_what_somebody_changed_since_the_trial_is_not_overwritten(office: Office, kept: ChecklistQuestion) -> None:
    rows = read(GOOD)
    apply_checklist(office, rows, TOMORROW, expected=(["kalibrasi"], []), by=SYSTEM, at=MONDAY)
    with pytest.raises(ListChanged, match="Unggah lagi"):
        apply_checklist(office, rows, TOMORROW, expected=(["kalibrasi"], []), by=SYSTEM, at=MONDAY)


def changed(what: str, value: object) -> tuple[object, ...]:
    row = dict(zip(HEAD, GOOD, strict=True))
    return tuple({**row, what: value}.values())


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (changed("Kode", "Dua Kata"), "kode “Dua Kata” hanya boleh berisi huruf kecil, angka, dan strip"),
        (changed("Kode", ""), "kode “” hanya boleh berisi huruf kecil, angka, dan strip"),
        (changed("Pertanyaan", " "), "pertanyaannya kosong"),
        (changed("Pertanyaan", "x" * 10_000), "kolom Pertanyaan paling banyak 1000 aksara, yang tertulis 10000"),
        (changed("Pertanyaan", "=1+1"), "kolom Pertanyaan berisi rumus; ganti dengan nilainya"),
        (changed("Tahap", 3), "tahap “3” tidak ada; tulis 1 atau 2"),
        (
            changed("ISO 9001", "11.2"),
            "Klausul “11.2” tidak ada pada ISO 9001. Tulis nomor klausul 4 sampai 10, misalnya 8.5.1.",
        ),
        (
            changed("ISO 9001", ""),
            "Isi klausulnya pada paling sedikit satu skema; tanpa itu pertanyaan tidak ditanyakan.",
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_said_by_its_number(office: Office, row: Sequence[object], sentence: str) -> None:
    assert faults(office, read(row)) == [(3, sentence)]


def test_an_order_that_is_no_number_is_said(office: Office) -> None:
    rows = read((*GOOD, "banyak"), (*changed("Kode", "lain"), "7"), head=(*HEAD, "Urutan"))
    assert faults(office, rows) == [(3, "urutan “banyak” bukan bilangan 0 sampai 99999")]


def test_zeros_before_an_order_do_not_hide_that_it_is_too_large(office: Office) -> None:
    rows = read((*GOOD, "000000000100000"), (*changed("Kode", "lain"), "000000000099999"), head=(*HEAD, "Urutan"))
    assert faults(office, rows) == [(3, "urutan “000000000100000” bukan bilangan 0 sampai 99999")]


def test_a_key_written_twice_is_named_with_the_row_that_has_it(office: Office) -> None:
    assert faults(office, read(GOOD, GOOD)) == [(4, "kode “kalibrasi” sudah dipakai pada baris 3")]


def test_a_question_that_begins_today_cannot_be_changed_today(office: Office, kept: ChecklistQuestion) -> None:
    ChecklistQuestion.objects.filter(pk=kept.pk).update(valid_from=TODAY)
    rows = read(("alat-ukur", 2, "7.1.5", "", "Baru?", ""))
    assert faults(office, rows, TODAY) == [
        (3, "Baris yang lama baru mulai berlaku, jadi penggantinya paling awal mulai 24 November 2026.")
    ]


def test_a_file_that_is_no_checklist_is_refused_as_a_whole() -> None:
    with pytest.raises(ColumnsMissing, match="Kode"):
        read(GOOD, head=("Kunci", "Tahap", "ISO 9001", "ISO 14001", "Pertanyaan", "Petunjuk"))
    with pytest.raises(EmptyList):
        read()
    with pytest.raises(WrongType):
        read_checklist("daftar.pdf", b"%PDF-1.7")


def test_a_text_with_semicolons_is_read_as_well() -> None:
    data = b"Kode;ISO 9001;Pertanyaan\r\nalat;7.1.5;Adakah?\r\n"
    assert [(row.number, row.values["text"], row.clauses) for row in read_checklist("daftar.csv", data)] == [
        (2, "Adakah?", {"iso-9001": "7.1.5"})
    ]
