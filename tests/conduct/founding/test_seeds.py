"""The seed files: what stands in them, and how a wrong one is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mutubaku.cases.library import library
from mutubaku.cases.models import Scheme
from mutubaku.conduct.founding import SeedRefused, seeds
from mutubaku.conduct.founding.seeds import FOLDER
from mutubaku.procedure import load_library


def changed(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """A copy of the seed folder with one text replaced in one file."""
    folder = tmp_path / "seed"
    shutil.copytree(FOLDER, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def refused(folder: Path) -> tuple[str, ...]:
    with pytest.raises(SeedRefused) as caught:
        seeds(folder)
    return caught.value.complaints


def test_every_role_of_every_procedure_is_played_by_some_position() -> None:
    played = {role for row in seeds().positions for role in row.roles}
    procedures = load_library()
    asked = {
        role.key
        for key in procedures.keys()  # noqa: SIM118 - a library is no mapping
        for version in procedures.versions(key)
        for role in procedures.get(key, version).roles
        if role.account == "office"
    }
    assert asked <= played
    assert played - asked == {"treasurer", "administrator", "section-head"}
    assert library()


def test_each_scheme_has_terms_and_none_of_them_pretends_to_be_confirmed() -> None:
    months = {row.scheme: (row.validity_months, row.title, row.standard) for row in seeds().terms}
    assert months == {
        Scheme.SPPT_SNI: (48, "Sertifikat Produk Penggunaan Tanda SNI (SPPT SNI)", ""),
        Scheme.ISO_9001: (36, "Sertifikat Sistem Manajemen Mutu", "SNI ISO 9001:2015"),
        Scheme.ISO_14001: (36, "Sertifikat Sistem Manajemen Lingkungan", "SNI ISO 14001:2015"),
        Scheme.GREEN_INDUSTRY: (48, "Sertifikat Industri Hijau", ""),
    }
    assert all("perlu dipastikan" in row.source for row in seeds().terms)


def test_the_published_list_of_sppt_sni_is_there_from_2_to_25() -> None:
    """Number 1 is the letter of application, which step 1 makes from the answers."""
    (products,) = (one for one in seeds().lists if one.name == "SPPT SNI")
    assert sorted({int(row.no) for row in products.document}) == list(range(2, 26))
    assert products.source_of(products.document[0]) == "SIPPN, Sertifikasi Produk (SK 480/2021), no. 2"


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (
            "positions.toml",
            'code = "staf-pjt"',
            'code = "kasi-pjt"',
            "positions.toml: “kasi-pjt” tertulis 2 kali; pakai kunci yang berbeda.",
        ),
        (
            "requirements.toml",
            'key = "sni-npwp"',
            'key = "sni-akta"',
            "requirements.toml: “sni-akta” tertulis 2 kali; pakai kunci yang berbeda.",
        ),
        (
            "terms.toml",
            'scheme = "iso-14001"',
            'scheme = "iso-9001"',
            "terms.toml: ketentuan untuk skema “iso-14001” belum ada; tambahkan satu [[terms]].",
        ),
        (
            "terms.toml",
            'grade = "minor"',
            'grade = "major"',
            "terms.toml: “sppt-sni/major” tertulis 2 kali; pakai kunci yang berbeda.",
        ),
        (
            "checklists.toml",
            'key = "t1-lingkup"',
            'key = "t1-dokumen"',
            "checklists.toml: “t1-dokumen” tertulis 2 kali; pakai kunci yang berbeda.",
        ),
        (
            "products.toml",
            'name = "Kekeruhan"',
            'name = "pH"',
            "products.toml: “SNI 3553:2015: pH” tertulis 2 kali; pakai kunci yang berbeda.",
        ),
        (
            "green.toml",
            'number = "SIH 11050.1:2020"',
            'number = "SIH 22123.1:2021"',
            "green.toml: “SIH 22123.1:2021” tertulis 2 kali; pakai kunci yang berbeda.",
        ),
        (
            "numbering.toml",
            'register = "letter"',
            'register = "receipt"\nscheme = "sppt-sni"',
            "numbering.toml: register “letter” belum berpola untuk skema “sppt-sni”; tambahkan satu [[pattern]].",
        ),
        (
            "numbering.toml",
            'kind = "bukti-bayar"',
            'kind = "laporan-audit"',
            "numbering.toml: “laporan-audit” tidak dinomori register “letter”; lihat letters.toml.",
        ),
        (
            "offices.toml",
            'position = "kasi-ss"',
            'position = "kepala-gudang"',
            "offices.toml: jabatan “kepala-gudang” milik kasi.ss@balai.contoh.example tidak ada di positions.toml.",
        ),
        (
            "offices.toml",
            'people = ["impor@mainan.contoh.example"]',
            'people = ["siapa@mainan.contoh.example"]',
            "offices.toml: siapa@mainan.contoh.example pada PT Contoh Mainan Impor tidak ada di "
            "[[demonstration.client]].",
        ),
        (
            "offices.toml",
            'email = "plt.kepala@balai.contoh.example"',
            'email = "kepala@balai.contoh.example"',
            "offices.toml: “kepala@balai.contoh.example” tertulis 2 kali; pakai kunci yang berbeda.",
        ),
        (
            "numbering.toml",
            "[[pattern]]",
            "[[patern]]",
            "numbering.toml: tabel “patern” tidak dikenal; yang dipakai “pattern”.",
        ),
    ],
)
def test_what_no_row_can_check_by_itself_is_said_in_a_sentence(
    tmp_path: Path, file: str, old: str, new: str, complaint: str
) -> None:
    assert complaint in refused(changed(tmp_path, file, old, new))


def test_a_faulty_row_is_named_by_file_row_and_field_with_what_is_written(tmp_path: Path) -> None:
    (complaint,) = refused(changed(tmp_path, "terms.toml", "validity_months = 36", 'validity_months = "lama"'))
    assert complaint.startswith("terms.toml: terms → 2 → validity_months: ")
    assert complaint.endswith("(tertulis: 'lama').")


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            "checklists.toml",
            'iso-9001 = "7.5"',
            'iso-9001 = "11.5"',
            "klausul “11.5” tidak dikenal pada skema “iso-9001”",
        ),
        ("checklists.toml", 'industri-hijau = "M.1"', 'industri-hijau = "7.5"', "klausul “7.5” tidak dikenal"),
        ("products.toml", 'lower = "6.0"', 'lower = "9.0"', "batas bawah lebih besar daripada batas atas"),
        ("terms.toml", '5 = ["documents"', '7 = ["documents"', "evaluations"),
        ("green.toml", 'topic = "water"', 'topic = "udara"', "udara"),
    ],
)
def test_a_scheme_row_that_cannot_be_meant_is_named(tmp_path: Path, file: str, old: str, new: str, words: str) -> None:
    assert words in refused(changed(tmp_path, file, old, new))[0]


def test_every_clause_of_the_two_systems_has_a_question_and_shared_ones_stand_once() -> None:
    rows = seeds().checklists
    for scheme in (Scheme.ISO_9001, Scheme.ISO_14001):
        chapters = {row.clauses[scheme].split(".")[0] for row in rows if row.stage == 2 and scheme in row.clauses}
        assert chapters == {"4", "5", "6", "7", "8", "9", "10"}
    shared = [row for row in rows if {Scheme.ISO_9001, Scheme.ISO_14001} <= row.clauses.keys()]
    assert len({row.text for row in rows}) == len(rows)
    assert len(shared) > 20
    assert {scheme for row in rows if row.stage == 1 for scheme in row.clauses} == set(Scheme)


def test_no_limit_of_a_standard_pretends_to_be_read_in_it() -> None:
    rows = [one for standard in seeds().products for one in standard.parameter]
    assert {row.source for row in rows} == {"contoh, periksa naskah SNI"}
    assert {one.source for standard in seeds().green for one in standard.criterion} == {"contoh, periksa naskah SIH"}
    assert [standard.number for standard in seeds().products] == ["SNI 3553:2015", "SNI 7709:2019", "SNI 1903:2017"]


def test_a_number_pattern_that_would_repeat_itself_is_refused(tmp_path: Path) -> None:
    folder = changed(tmp_path, "numbering.toml", "{serial:04d}/{office}/SERT/{roman_month}/{year}", "{serial}/SERT")
    assert "Pola harus memuat {serial} dan {year}" in refused(folder)[0]


def test_a_field_nobody_knows_is_refused_rather_than_overlooked(tmp_path: Path) -> None:
    folder = changed(tmp_path, "requirements.toml", "mandatory = false\nexpires", "wajib = false\nexpires")
    assert "wajib" in refused(folder)[0]


def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    folder = changed(tmp_path, "positions.toml", "[[position]]", "[[position")
    assert refused(folder)[0].startswith("positions.toml: tidak dapat dibaca: ")
    (folder / "positions.toml").unlink()
    seeds.cache_clear()
    assert refused(folder)[0].startswith("positions.toml: tidak dapat dibaca: ")
