"""A file that does not fit is told field by field; nothing a file holds makes reading fall over."""

import copy
import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.procedure import LibraryRefusedError, read_procedure
from mutubaku.procedure.checks import faults
from mutubaku.procedure.reading import Draft, Reader, read
from mutubaku.procedure.vocabulary import Procedure

from .building import SOP_TEXT, written


def told(tmp_path: Path, changes: dict[str, str]) -> list[str]:
    """The complaints about the SOP's file with these changes, without the file name in front."""
    path = written(tmp_path / "1.toml", changes)
    return [str(complaint).removeprefix(f"{path}, ") for complaint in read(path).complaints]


def test_the_good_file_is_read_without_a_complaint(tmp_path: Path) -> None:
    draft = read(written(tmp_path / "1.toml"))
    assert draft.complaints == ()
    assert draft.faultless.key == "pelayanan-sertifikasi"
    assert draft.place == ("pelayanan-sertifikasi", 1)


ONE_DEFECT = [
    (
        'role = "head"',
        'rool = "head"',
        "langkah 2 (disposition), kolom rool: kolom ini tidak dikenal; maksudnya mungkin «role».",
        "langkah 2 (disposition), kolom role: kolom ini wajib tetapi tidak ada; tuliskan isinya.",
    ),
    (
        'standard = "2 Jam"',
        'standard = "2 Jm"',
        "langkah 3 (completeness), kolom standard: waktu «2 Jm» tidak dapat dipakai; tulis bilangan bulat dan "
        "satuannya (menit, jam, hari, atau hari kerja), misalnya «2 jam».",
    ),
    (
        'standard = "2 Jam"',
        f'standard = "{"9" * 5000} jam"',
        f"langkah 3 (completeness), kolom standard: waktu «{'9' * 5000} jam» tidak dapat dipakai; tulis bilangan "
        "bulat dan satuannya (menit, jam, hari, atau hari kerja), misalnya «2 jam».",
    ),
    (
        'standard = "2 Jam"',
        "standard = 120",
        'langkah 3 (completeness), kolom standard: jenis isinya salah; tulis waktu seperti tercetak, misalnya "2 jam".',
    ),
    (
        "version = 1",
        'version = "1"',
        "kolom version: jenis isinya salah; tulis bilangan bulat.",
    ),
    (
        "version = 1",
        "version = true",
        "kolom version: jenis isinya salah; tulis bilangan bulat.",
    ),
    (
        "made = 2019-01-02",
        'made = "2 Januari 2019"',
        "kolom identity.made: jenis isinya salah; tulis tanggal tanpa tanda kutip, misalnya 2021-07-30.",
    ),
    (
        "made = 2019-01-02",
        "made = 2019-01-02T00:00:00",
        "kolom identity.made: jenis isinya salah; tulis tanggal tanpa tanda kutip, misalnya 2021-07-30.",
    ),
    (
        "waives = true",
        'waives = "ya"',
        "langkah 3 (completeness), kolom outcomes.tidak-lengkap.waives: jenis isinya salah; tulis true atau false.",
    ),
    (
        'name = "Syaandian"',
        "name = 7",
        "kolom identity.approved_by.name: jenis isinya salah; tulis teks di antara tanda kutip.",
    ),
    (
        'name = "Syaandian"',
        'name = "  "',
        "kolom identity.approved_by.name: isinya kosong; tuliskan isinya atau hapus kolomnya.",
    ),
    (
        'needs = ["surat-permohonan"]',
        'needs = "surat-permohonan"',
        'langkah 1 (application), kolom needs: jenis isinya salah; tulis daftar teks, misalnya ["satu", "dua"].',
    ),
    (
        'needs = ["surat-permohonan"]',
        "needs = [1]",
        'langkah 1 (application), kolom needs: jenis isinya salah; tulis daftar teks, misalnya ["satu", "dua"].',
    ),
    (
        "[[steps.outcomes]]",
        "[steps.outcomes]",
        "langkah 1 (application), kolom outcomes: jenis isinya salah; tulis tabel-tabel [[outcomes]].",
    ),
    (
        'work = "application"',
        'work = "application"\nnumber = 1',
        "langkah 1 (application), kolom number: kolom ini tidak dikenal; tulis salah satu dari: key, activity, role, "
        "title, needs, needs_text, standard, produces, produces_text, note, work, runs, joins, pauses, independent_of, "
        "outcomes, inferred.",
    ),
    (
        'key = "audit-letter"\n',
        "",
        "langkah 6, kolom key: kolom ini wajib tetapi tidak ada; tuliskan isinya.",
    ),
    (
        'key = "dikirim"\n',
        "",
        "langkah 1 (application), kolom outcomes.1.key: kolom ini wajib tetapi tidak ada; tuliskan isinya.",
    ),
    (
        'scheme = "sppt-sni"\n',
        'scheme = "sppt-sni"\nversi = 1\n',
        "langkah 9 (certification), kolom runs.sppt-sni.versi: kolom ini tidak dikenal; maksudnya mungkin «version».",
    ),
]


@pytest.mark.parametrize(("old", "new", "sentences"), [(old, new, rest) for old, new, *rest in ONE_DEFECT])
def test_each_defect_is_told_with_its_step_field_and_remedy(
    tmp_path: Path, old: str, new: str, sentences: list[str]
) -> None:
    assert told(tmp_path, {old: new}) == sentences


def test_all_defects_of_a_file_are_told_together(tmp_path: Path) -> None:
    changes = {"version = 1": "version = 1.5", 'standard = "15 Menit"': 'standard = "lama"', 'key = "head"': "key = 1"}
    assert len(told(tmp_path, changes)) == 3


def test_a_file_without_its_tables_lacks_each_of_them(tmp_path: Path) -> None:
    path = written(tmp_path / "1.toml", text='key = "uji"\n')
    fields = [complaint.field for complaint in read(path).complaints]
    assert fields == ["version", "identity", "roles", "documents", "steps"]


def test_a_value_where_a_table_belongs_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "1.toml", text="identity = 1\n")
    assert f"{path}, kolom identity: jenis isinya salah; tulis tabel [identity]." in map(str, read(path).complaints)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            'key = "a"\nversion 1\n',
            "baris 2 huruf ke-9 bukan TOML yang sah (Expected '=' after a key in a key/value pair); "
            "perbaiki penulisannya.",
        ),
        ("key = ", "akhir berkas bukan TOML yang sah (Invalid value); perbaiki penulisannya."),
        (
            "version = " + "9" * 5000,
            "berkas ini bukan TOML yang sah (Exceeds the limit (4300 digits) for integer string conversion: value "
            "has 5000 digits; use sys.set_int_max_str_digits() to increase the limit); perbaiki penulisannya.",
        ),
    ],
)
def test_broken_toml_is_told_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    path = written(tmp_path / "1.toml", text=text)
    assert [str(complaint) for complaint in read(path).complaints] == [f"{path}: {sentence}"]


def test_nesting_beyond_all_measure_is_a_complaint(tmp_path: Path) -> None:
    path = written(tmp_path / "1.toml", text="a = " + "[" * 100_000)
    assert len(read(path).complaints) == 1


def test_a_file_that_is_not_there_cannot_be_opened_or_is_no_text_is_a_complaint(tmp_path: Path) -> None:
    binary = tmp_path / "biner.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    told = [str(read(path).complaints[0]) for path in (tmp_path / "tiada.toml", tmp_path, binary)]
    assert told == [
        f"{tmp_path / 'tiada.toml'}: berkas tidak ada; periksa namanya.",
        f"{tmp_path}: berkas tidak dapat dibaca (itu folder, bukan berkas); periksa nama dan hak bacanya.",
        f"{binary}: berkas bukan teks UTF-8; simpan ulang sebagai teks UTF-8.",
    ]


def test_a_faulty_file_gives_no_procedure(tmp_path: Path) -> None:
    path = written(tmp_path / "1.toml", {"version = 1": "version = 0"})
    with pytest.raises(LibraryRefusedError) as refused:
        read_procedure(path)
    assert str(refused.value) == f"{path}, kolom version: versi harus 1 atau lebih; tulis bilangan bulat mulai dari 1."
    assert read(tmp_path / "tiada.toml").place is None


def test_a_cell_that_is_not_printed_is_said_with_the_names_of_its_documents(tmp_path: Path) -> None:
    path = written(tmp_path / "1.toml", {'needs_text = "Memo Disposisi"\n': "", 'produces_text = "Memo dinas"\n': ""})
    step = read_procedure(path).step("disposition")
    assert (step.needs_text, step.produces_text) == ("Memo Disposisi", "Memo dinas")


VALUES = st.one_of(
    st.none().map(lambda _: datetime(2021, 7, 30)),  # noqa: DTZ001 - a local datetime, as TOML has them
    st.booleans(),
    st.integers(-3, 300),
    st.sampled_from(["", "application", "client", "41 hari kerja", "\u202e\x1b[31m", "completeness", "refused"]),
    st.lists(st.sampled_from(["receipt", "audit-letter", "x", ""]), max_size=3),
    st.builds(dict),  # made anew each time: what is spoilt once must not come back spoilt
    st.builds(lambda: [{}]),
)
SOP_TABLE = tomllib.loads(SOP_TEXT)


@given(st.data())
def test_whatever_stands_in_a_field_the_file_is_checked_to_the_end(data: st.DataObject) -> None:
    table = copy.deepcopy(SOP_TABLE)
    for _ in range(data.draw(st.integers(1, 4))):
        spoil(data, table)
    reader = Reader("1.toml")
    draft = Draft(Path("1.toml"), reader.build(Procedure, table, "", "", {}), tuple(reader.complaints))
    for complaint in faults(draft):
        sentence = str(complaint)
        assert sentence.isprintable()
        assert sentence.endswith(".")


def spoil(data: st.DataObject, table: object) -> None:
    """Put another value, or none, in some place of a table."""
    places = [(table, key) for key in (table if isinstance(table, dict) else range(len(table)))]  # type: ignore[arg-type] # tables and lists only
    holder, key = data.draw(st.sampled_from(places))
    inside = holder[key]  # type: ignore[index] # likewise
    if isinstance(inside, dict | list) and inside and data.draw(st.integers(0, 4)):
        spoil(data, inside)
    elif data.draw(st.booleans()):
        holder[key] = data.draw(VALUES)  # type: ignore[index] # likewise
    else:
        del holder[key]  # type: ignore[attr-defined] # likewise
