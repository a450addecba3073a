"""The built-in procedures and an office's own folder together, and the check of files before they are used."""

from pathlib import Path

import pytest

from mutubaku.procedure import BUILT_IN, LibraryRefusedError, check, fingerprint, load_library

from .building import PRODUCT_FILE, SOP_FILE, SOP_TEXT, written

PRODUCT_TEXT = PRODUCT_FILE.read_text(encoding="utf-8")
OWN = {'key = "pelayanan-sertifikasi"': 'key = "pelayanan-lain"'}
SECOND = {"version = 1": "version = 2", "effective = 2021-07-30": "effective = 2026-12-01"}
FROZEN = (
    "kolom version: versi 1 sudah terbit pada 28 November 2026 dan isinya tidak boleh berubah; kembalikan isinya, dan "
    "tulis perubahannya sebagai versi baru."
)


def refused(*folders: Path) -> list[str]:
    with pytest.raises(LibraryRefusedError) as refusal:
        load_library(*folders)
    assert str(refusal.value) == "\n".join(str(complaint) for complaint in refusal.value.complaints)
    return [str(complaint) for complaint in refusal.value.complaints]


def told(path: Path, *folders: Path) -> list[str]:
    return [str(complaint) for complaint in check(path, *folders)[1]]


def test_the_built_in_library_holds_the_sop_and_its_three_linked_procedures() -> None:
    assert load_library().keys() == (
        "pelaksanaan-sertifikasi-industri-hijau",
        "pelaksanaan-sertifikasi-produk",
        "pelaksanaan-sertifikasi-sistem-mutu",
        "pelayanan-sertifikasi",
    )


def test_an_office_adds_a_procedure_or_a_version_in_its_own_folder(tmp_path: Path) -> None:
    written(tmp_path / "pelayanan-lain" / "1.toml", OWN)
    written(tmp_path / "pelayanan-sertifikasi" / "2.toml", SECOND)
    library = load_library(tmp_path)
    assert "pelayanan-lain" in library.keys()  # noqa: SIM118 - a Library is no dict
    assert library.versions("pelayanan-sertifikasi") == (1, 2)


def test_an_office_folder_may_repeat_a_built_in_version_unchanged(tmp_path: Path) -> None:
    written(tmp_path / "pelayanan-sertifikasi" / "1.toml")
    assert load_library(tmp_path).versions("pelayanan-sertifikasi") == (1,)


def test_an_office_folder_cannot_change_a_built_in_version(tmp_path: Path) -> None:
    path = written(tmp_path / "pelayanan-sertifikasi" / "1.toml", {'name = "Pelanggan"': 'name = "Klien"'})
    assert refused(tmp_path) == [
        f"{path}, kolom version: versi 1 sudah ada di {SOP_FILE} dengan isi lain; tulis sebagai versi baru.",
        f"{path}, {FROZEN}",
    ]


def test_an_office_freezes_its_own_versions_by_a_list_of_its_own(tmp_path: Path) -> None:
    path = written(tmp_path / "pelayanan-lain" / "1.toml", OWN)
    own = fingerprint(load_library(tmp_path).get("pelayanan-lain", 1))
    row = f'[[published]]\nkey = "pelayanan-lain"\nversion = 1\nfingerprint = "{own}"\npublished = 2026-11-28\n'
    written(tmp_path / "published.toml", text=row)
    assert load_library(tmp_path).versions("pelayanan-lain") == (1,)
    written(path, {**OWN, 'name = "Pelanggan"': 'name = "Klien"'})
    assert refused(tmp_path) == [f"{path}, {FROZEN}"]
    assert told(tmp_path) == [f"{path}, {FROZEN}"]


def test_a_published_version_without_its_file_is_told(tmp_path: Path) -> None:
    row = '[[published]]\nkey = "hilang"\nversion = 3\nfingerprint = "0"\npublished = 2026-11-23\n'
    written(tmp_path / "published.toml", text=row)
    assert refused(tmp_path) == [
        "published.toml, kolom published: «hilang» versi 3 sudah terbit tetapi berkasnya tidak ada; kembalikan berkas "
        "hilang/3.toml."
    ]


def test_a_list_of_published_versions_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "published.toml", text='[[published]]\nkey = "a"\nversion = "1"\n')
    assert refused(tmp_path) == [
        f"{path}, kolom published.a.version: jenis isinya salah; tulis bilangan bulat.",
        f"{path}, kolom published.a.fingerprint: kolom ini wajib tetapi tidak ada; tuliskan isinya.",
        f"{path}, kolom published.a.published: kolom ini wajib tetapi tidak ada; tuliskan isinya.",
    ]
    written(path, text="[[published]\n")
    assert len(refused(tmp_path)) == 1


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "tiada") == [
        f"{tmp_path / 'tiada'}: folder prosedur kantor ini tidak ada; periksa MUTUBAKU_PROCEDURES, atau buat foldernya."
    ]


def test_a_file_in_the_wrong_place_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "pelayanan" / "1.toml", OWN)
    sentence = (
        f"{path}, kolom key: berkas ini memuat «pelayanan-lain» versi 1; simpan sebagai pelayanan-lain/1.toml, atau "
        "betulkan key dan version."
    )
    assert refused(tmp_path) == [sentence]
    assert told(tmp_path) == [sentence]
    assert told(path) == []


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    written(tmp_path / "pelayanan-lain" / "1.toml", {**OWN, 'role = "head"': 'role = "x"'})
    written(tmp_path / "rusak" / "1.toml", text="rusak")
    assert len(refused(tmp_path)) == 2


def test_the_built_in_folder_passes_the_check() -> None:
    files, complaints = check(BUILT_IN)
    assert (len(files), complaints) == (4, [])


def test_a_copy_of_a_built_in_file_passes_the_check_anywhere(tmp_path: Path) -> None:
    assert check(written(tmp_path / "salinan.toml")) == ([tmp_path / "salinan.toml"], [])


def test_a_changed_copy_of_a_published_version_is_told_so(tmp_path: Path) -> None:
    path = written(tmp_path / "salinan.toml", {'name = "Pelanggan"': 'name = "Klien"'})
    assert told(path) == [f"{path}, {FROZEN}"]


def test_two_files_under_a_folder_may_not_say_different_things_of_one_version(tmp_path: Path) -> None:
    first = written(tmp_path / "a.toml", OWN)
    second = written(tmp_path / "b.toml", {**OWN, 'name = "Pelanggan"': 'name = "Klien"'})
    assert told(tmp_path) == [
        f"{second}, kolom version: versi 1 sudah ada di {first} dengan isi lain; tulis sebagai versi baru."
    ]


def test_a_folder_without_procedure_files_is_told(tmp_path: Path) -> None:
    assert check(tmp_path) == ([], check(tmp_path)[1])
    assert told(tmp_path) == [
        f"{tmp_path}: folder ini tidak memuat berkas prosedur; sebut berkas .toml atau folder yang memuatnya."
    ]


def test_files_of_an_office_folder_are_checked_against_it(tmp_path: Path) -> None:
    office = tmp_path / "kantor"
    changes = {'key = "pelaksanaan-sertifikasi-produk"': 'key = "produk-kami"'}
    written(office / "produk-kami" / "1.toml", changes, PRODUCT_TEXT)
    runs = {**OWN, 'procedure = "pelaksanaan-sertifikasi-produk"': 'procedure = "produk-kami"'}
    path = written(tmp_path / "baru.toml", runs)
    assert told(path, office) == []
    assert told(path) == [
        f"{path}, langkah 9 (certification), kolom runs.sppt-sni: prosedur «produk-kami» tidak ada di pustaka; tulis "
        "salah satu dari: pelaksanaan-sertifikasi-industri-hijau, pelaksanaan-sertifikasi-produk, "
        "pelaksanaan-sertifikasi-sistem-mutu, pelayanan-lain, pelayanan-sertifikasi."
    ]


def test_the_faults_of_an_office_folder_are_not_laid_to_the_file_that_is_checked(tmp_path: Path) -> None:
    office = tmp_path / "kantor"
    written(office / "rusak" / "1.toml", text="rusak")
    written(
        office / "pelayanan-kami" / "1.toml",
        {
            'key = "pelayanan-sertifikasi"': 'key = "pelayanan-kami"',
            'standard = "41 hari kerja"': 'standard = "40 hari kerja"',
        },
    )
    assert told(written(tmp_path / "baru.toml", OWN), office) == []


def test_versions_out_of_order_are_told_of_the_folder_and_of_a_file_in_it_as_at_the_start(tmp_path: Path) -> None:
    early = {"version = 1": "version = 4", "effective = 2021-07-30": "effective = 2026-11-29"}
    third = {"version = 1": "version = 3", "effective = 2021-07-30": "effective = 2026-11-30"}
    first = written(tmp_path / "pelayanan-sertifikasi" / "3.toml", third)
    path = written(tmp_path / "pelayanan-sertifikasi" / "4.toml", early)
    sentences = [
        f"{path}, kolom identity.effective: versi 4 berlaku tidak sesudah versi 3; tulis tanggal sesudah 30 November "
        "2026."
    ]
    assert refused(tmp_path) == sentences
    for folders in ([], [tmp_path]):
        assert told(tmp_path, *folders) == sentences
        assert told(path.parent, *folders) == sentences
        assert told(path, *folders) == sentences
        assert told(first, *folders) == sentences


def test_a_new_version_that_is_in_force_before_the_shipped_one_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "pelayanan-sertifikasi" / "2.toml", {"version = 1": "version = 2"})
    assert told(path, tmp_path) == told(tmp_path) == refused(tmp_path)
    assert len(refused(tmp_path)) == 1


def test_what_is_wrong_with_the_list_of_published_versions_is_told_by_the_check(tmp_path: Path) -> None:
    path = written(tmp_path / "pelayanan-lain" / "1.toml", OWN)
    row = '[[published]]\nkey = "hilang"\nversion = 3\nfingerprint = "0"\npublished = 2026-11-23\n'
    written(tmp_path / "published.toml", text=row)
    assert told(path) == told(tmp_path) == refused(tmp_path)
    written(tmp_path / "published.toml", text="[[published]\n")
    assert told(path) == told(tmp_path, tmp_path) == refused(tmp_path)


def test_a_file_in_the_wrong_place_of_the_offices_folder_is_told_when_it_is_checked(tmp_path: Path) -> None:
    path = written(tmp_path / "pelayanan" / "1.toml", OWN)
    assert told(path, tmp_path) == refused(tmp_path)


def test_a_new_version_of_a_linked_procedure_that_breaks_the_sop_is_told_at_the_sop(tmp_path: Path) -> None:
    changes = {
        **SECOND,
        'budget = "41 hari kerja"': 'budget = "42 hari kerja"',
        'standard = "7 hari kerja"': 'standard = "8 hari kerja"',
    }
    path = written(tmp_path / "2.toml", changes, PRODUCT_TEXT)
    assert told(path) == [
        f"{SOP_FILE}, langkah 9 (certification), kolom runs.sppt-sni: prosedur «pelaksanaan-sertifikasi-produk» versi "
        "2 beranggaran «42 hari kerja», standar langkah ini «41 hari kerja»; samakan keduanya."
    ]


def test_the_text_of_the_sop_is_the_one_in_the_library() -> None:
    assert SOP_FILE.read_text(encoding="utf-8") == SOP_TEXT
