"""Texts of the table: what stands in a cell and how its lines break."""

from mutubaku.procedure.sheet.rows import LEAST_HEIGHT, broken, columns_for, rows_of

from .samples import MAIN, PRODUCT, drawn, with_step


def test_columns_fill_the_width_between_the_margins_for_any_number_of_actors() -> None:
    for actors in range(1, 15):
        columns = columns_for(actors)
        assert len(columns.widths) == actors + 6
        assert abs(sum(columns.widths) - 277) < 0.05


def test_a_text_listed_with_dashes_gets_a_line_for_each_dash() -> None:
    assert broken("- Lembar konfirmasi - Konfirmasi pembayaran", 8, 60) == (
        "- Lembar konfirmasi",
        "- Konfirmasi pembayaran",
    )
    assert broken("SPPT SNI - lama", 8, 60) == ("SPPT SNI - lama",)


def test_a_short_row_is_as_high_as_a_symbol_with_room_for_arrows() -> None:
    assert rows_of(drawn([[[]]]), columns_for(1), 8)[0].height == LEAST_HEIGHT


def test_a_long_cell_makes_its_row_higher() -> None:
    rows = rows_of(MAIN, columns_for(4), 8)
    assert rows[9].height > LEAST_HEIGHT


def test_cells_hold_the_printed_texts() -> None:
    row = rows_of(MAIN, columns_for(4), 8)[2]
    assert row.number == ("3",)
    assert " ".join(row.others[0]) == "Check list kelengkapan dokumen Berkas Permohonan"
    assert row.others[1:] == (("2 Jam",), ("Tinjauan Permohonan",), ())


def test_without_printed_text_the_document_kinds_are_named() -> None:
    procedure = with_step(drawn([[[]]]), 1, needs=("surat", "laporan"), produces=("laporan",), standard=None)
    row = rows_of(procedure, columns_for(1), 8)[0]
    assert row.others[:3] == (("- Surat", "- Laporan"), (), ("Laporan",))


def test_a_join_is_remarked_below_the_printed_note() -> None:
    join = next(step for step in PRODUCT.steps if step.joins)
    procedure = with_step(PRODUCT, join.number, note="Catatan kantor")
    row = rows_of(procedure, columns_for(8), 8)[join.number - 1]
    assert " ".join(row.others[3]) == "Catatan kantor Dimulai setelah langkah 8 dan 10 selesai."
