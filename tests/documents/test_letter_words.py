"""What a letter's words may hold, what is refused and in which line, and how they are filled."""

from __future__ import annotations

import pytest

from mutubaku.documents.letter_words import (
    BrokenBrace,
    EmptyText,
    FilledWords,
    LetterTextError,
    MisplacedTables,
    UnknownField,
    filled,
    read,
)
from mutubaku.paper.forms import Fact
from mutubaku.paper.letters import Facts, Items, Table, Words

FIELDS = {"nomor", "nama_perusahaan", "tanggal_audit", "kosong"}
VALUES = {"nomor": "7", "nama_perusahaan": "PT Contoh", "tanggal_audit": "7 Desember 2026", "kosong": " "}
TEAM = Table("Tim audit", ("Nama",), (("Dewi",),))


def fill(body: str, subject: str = "Hal", tables: tuple[Table, ...] = ()) -> FilledWords:
    return filled(read(subject, body, FIELDS), VALUES, tables)


def test_an_unknown_field_is_refused_with_its_line_and_the_field_that_was_probably_meant() -> None:
    with pytest.raises(UnknownField) as refused:
        read("Hal", "Dengan hormat,\n\nKepada {nama_perusahan}.", FIELDS)
    assert str(refused.value) == (
        "Baris 3: isian “{nama_perusahan}” tidak dikenal pada surat ini. Pakai isian yang ada pada daftarnya. "
        "Mungkin yang dimaksud {nama_perusahaan}."
    )
    assert (refused.value.line, refused.value.field) == (3, "body")


def test_a_field_like_none_we_know_is_refused_without_a_guess() -> None:
    with pytest.raises(UnknownField) as refused:
        read("Hal", "{xyz}", FIELDS)
    assert str(refused.value).endswith("Pakai isian yang ada pada daftarnya.")


@pytest.mark.parametrize("line", ["{nomor", "nomor}", "{{nomor}", "{nomor}}", "{", "}", "{no\nmor}"])
def test_a_brace_without_its_partner_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(BrokenBrace) as refused:
        read("Hal", f"Baik.\n{line}", FIELDS)
    assert str(refused.value) == (
        "Baris 2: kurung kurawal tidak berpasangan. Buka dan tutup isian pada satu baris, seperti {nomor}."
    )


@pytest.mark.parametrize(
    "braces", ["{}", "{ nomor }", "{nomor!r}", "{nomor:>9}", "{nomor.__class__}", "{0}", "{NOMOR}"]
)
def test_braces_hold_the_name_of_a_field_and_nothing_else(braces: str) -> None:
    with pytest.raises(UnknownField):
        read("Hal", braces, FIELDS)


def test_a_fault_in_the_subject_is_told_as_the_subjects() -> None:
    with pytest.raises(LetterTextError) as refused:
        read("Audit {nama}", "Isi.", FIELDS)
    assert refused.value.field == "subject"
    assert str(refused.value).startswith("Hal: isian “{nama}” tidak dikenal")
    with pytest.raises(UnknownField):  # tables stand in the body only
        read("{daftar}", "Isi.", FIELDS)


@pytest.mark.parametrize(("body", "line"), [("Lihat {daftar}.", 1), ("{daftar}\n\n{daftar}", 3)])
def test_tables_have_a_line_of_their_own_and_only_one(body: str, line: int) -> None:
    with pytest.raises(MisplacedTables) as refused:
        read("Hal", body, FIELDS)
    assert refused.value.line == line


@pytest.mark.parametrize("body", ["", " \n\n ", "\u2028"])
def test_a_letter_without_words_is_refused(body: str) -> None:
    with pytest.raises(EmptyText):
        read("Hal", body, FIELDS)


def test_the_lines_of_a_paragraph_run_on_and_an_empty_line_ends_it() -> None:
    words = fill("Menunjuk surat\nnomor {nomor}.\n\nTerima kasih.")
    assert words.body == (Words("Menunjuk surat nomor 7."), Words("Terima kasih."))


def test_an_enumeration_and_labelled_lines_stand_where_they_are_written() -> None:
    words = fill("Rencana:\nTanggal : {tanggal_audit}\nTempat : Palembang\n- satu\n- dua\nSekian.")
    assert words.body == (
        Words("Rencana:"),
        Facts((Fact("Tanggal", "7 Desember 2026"), Fact("Tempat", "Palembang"))),
        Items(("satu", "dua")),
        Words("Sekian."),
    )


def test_head_lines_at_the_very_beginning_go_to_the_head_of_the_letter() -> None:
    words = fill("Sifat : Segera\nLampiran : 1 berkas\n\nIsi.\n\nSifat : Biasa")
    assert words.heads == {"Sifat": "Segera", "Lampiran": "1 berkas"}
    assert words.body == (Words("Isi."), Facts((Fact("Sifat", "Biasa"),)))
    assert fill("Tanggal : {tanggal_audit}").heads == {}


def test_what_is_all_empty_is_left_out_and_a_part_that_is_empty_is_a_dash() -> None:
    words = fill("Kode {kosong}.\n\nNama : {kosong}\n\n- {kosong}\n\nNomor {nomor}, kode {kosong}.")
    assert words.body == (Words("Nomor 7, kode –."),)
    assert fill("Isi.", "{kosong}").subject == "–"
    assert fill("Isi.", "Audit {nama_perusahaan}").subject == "Audit PT Contoh"


def test_a_dash_is_no_value() -> None:
    words = read("Hal", "NTPN : {nomor}\n\nBukti {nomor} terlampir.\n\nTerima kasih.", FIELDS)
    assert filled(words, {"nomor": "—"}).body == (Words("Terima kasih."),)
    assert len(filled(words, {"nomor": "-1"}).body) == 3


def test_a_field_the_case_does_not_give_is_empty() -> None:
    assert filled(read("Hal", "Halo.\n\n{nomor}", FIELDS), {}).body == (Words("Halo."),)


def test_tables_stand_where_the_text_says_else_after_it() -> None:
    assert fill("Satu.\n\n{daftar}\n\nDua.", tables=(TEAM,)).body == (Words("Satu."), TEAM, Words("Dua."))
    assert fill("Satu.", tables=(TEAM,)).body == (Words("Satu."), TEAM)
    assert fill("{daftar}").body == ()


def test_who_gets_a_copy_stands_after_tembusan() -> None:
    words = fill("Isi.\n\nTembusan:\n- Kepala Balai\nArsip {nomor}\n\n{kosong}")
    assert (words.body, words.copies) == ((Words("Isi."),), ("Kepala Balai", "Arsip 7"))
    assert fill("Tembusan:\nArsip").body == ()


def test_lines_of_a_value_stay_lines_beside_a_label_and_run_on_in_a_sentence() -> None:
    words = filled(read("Hal", "Alamat : {nomor}\n\nDi {nomor}.", FIELDS), {"nomor": "Jalan A\nPalembang"})
    assert words.body == (Facts((Fact("Alamat", "Jalan A\nPalembang"),)), Words("Di Jalan A, Palembang."))


def test_what_a_person_wrote_in_lines_stays_in_lines_where_it_ends_a_paragraph() -> None:
    words = read("Hal", "{nomor}\n\nAlasan di {nomor}: {nomor}\n\nNomor {nomor}.", FIELDS)
    body = filled(words, {"nomor": "1. Lingkup di luar layanan.\n2. Pabrik tutup.\n\nAjukan lagi.\n"}).body
    lines = ("1. Lingkup di luar layanan.", "2. Pabrik tutup.", "Ajukan lagi.")
    runs_on, stay = ", ".join(lines), "\n".join(lines)
    assert body == (Words(stay), Words(f"Alasan di {runs_on}: {stay}"), Words(f"Nomor {runs_on}."))


def test_braces_in_a_value_are_only_text() -> None:
    assert filled(read("Hal", "{nomor}", FIELDS), {"nomor": "{kosong} }{"}).body == (Words("{kosong} }{"),)
