"""`mutubaku sop`: procedures are listed, shown, checked, compared and drawn without a database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mutubaku.cli.sop import sop
from mutubaku.procedure import BUILT_IN
from mutubaku.procedure.sheet import SheetError

from ..procedure.building import SOP_FILE, written

OWN = {'key = "pelayanan-sertifikasi"': 'key = "pelayanan-lain"'}


@pytest.fixture(autouse=True)
def _no_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MUTUBAKU_PROCEDURES", raising=False)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(sop, [str(word) for word in words], prog_name="mutubaku sop")


def test_every_procedure_is_listed_with_its_version_and_date() -> None:
    lines = run("list").output.splitlines()
    assert lines[0].split() == ["kunci", "versi", "berlaku", "langkah", "nama"]
    assert [line.split()[0] for line in lines[1:]] == [
        "pelaksanaan-sertifikasi-industri-hijau",
        "pelaksanaan-sertifikasi-produk",
        "pelaksanaan-sertifikasi-sistem-mutu",
        "pelayanan-sertifikasi",
    ]
    assert "30 Juli 2021" in lines[4]


def test_the_list_as_json_holds_the_fingerprints() -> None:
    listed = json.loads(run("list", "--json").output)
    assert [one["steps"] for one in listed] == [12, 16, 12, 12]
    assert all(len(one["fingerprint"]) == 64 for one in listed)


def test_a_procedure_is_shown_as_text() -> None:
    shown = run("show", "pelayanan-sertifikasi")
    assert shown.exit_code == 0
    assert "\n12  Menerima SPPT SNI/ Sertifikat ISO 9001:2015" in shown.output


def test_a_procedure_is_shown_as_json() -> None:
    shown = json.loads(run("show", "pelayanan-sertifikasi", "--version", "1", "--json").output)
    assert (shown["key"], shown["version"], len(shown["steps"])) == ("pelayanan-sertifikasi", 1, 12)
    assert shown["identity"]["number"] == "SOP 11-BIPA/5"


def test_an_unknown_procedure_or_version_is_refused_with_what_there_is() -> None:
    unknown = run("show", "pelayanan-sertifikas")
    assert unknown.exit_code == 1
    assert "Prosedur «pelayanan-sertifikas» tidak ada di pustaka; maksudnya mungkin «pelayanan-sertifikasi»." in (
        unknown.output
    )
    version = run("show", "pelayanan-sertifikasi", "--version", "7")
    assert version.exit_code == 1
    assert "Prosedur «pelayanan-sertifikasi» tidak mempunyai versi 7; yang ada: 1." in version.output


def test_a_procedure_that_is_not_yet_in_force_is_shown_by_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "pelayanan-lain" / "1.toml", {**OWN, "effective = 2021-07-30": "effective = 2999-01-01"})
    monkeypatch.setenv("MUTUBAKU_PROCEDURES", str(tmp_path))
    early = run("show", "pelayanan-lain")
    assert early.exit_code == 1
    assert "Prosedur «pelayanan-lain» belum berlaku pada " in early.output
    assert "; berlaku mulai 1 Januari 2999. Sebut versinya dengan --version." in early.output
    assert run("show", "pelayanan-lain", "--version", "1").exit_code == 0


def test_the_offices_own_folder_is_part_of_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "pelayanan-lain" / "1.toml", OWN)
    monkeypatch.setenv("MUTUBAKU_PROCEDURES", str(tmp_path))
    assert "pelayanan-lain" in run("list").output


def test_a_library_with_faults_is_refused_with_all_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "pelayanan-lain" / "1.toml", {**OWN, 'role = "head"': 'role = "x"'})
    monkeypatch.setenv("MUTUBAKU_PROCEDURES", str(tmp_path))
    refused = run("list")
    assert refused.exit_code == 1
    assert f"pustaka prosedur ditolak.\n{path}, langkah 2 (disposition), kolom role: " in refused.output


def test_a_good_file_is_said_to_be_good_on_one_line() -> None:
    checked = run("check", SOP_FILE)
    assert (checked.exit_code, checked.output) == (
        0,
        f"{SOP_FILE}: 1 berkas prosedur diperiksa, tidak ada yang salah.\n",
    )
    assert run("check", BUILT_IN).output == f"{BUILT_IN}: 4 berkas prosedur diperiksa, tidak ada yang salah.\n"


def test_each_fault_of_a_file_is_one_line_and_the_command_fails(tmp_path: Path) -> None:
    changes = {'role = "head"': 'role = "x"', 'standard = "2 Jam"': 'standard = "2 Jm"', "work": "wrk"}
    path = written(tmp_path / "1.toml", changes)
    checked = run("check", path)
    assert checked.exit_code == 1
    assert len(checked.output.splitlines()) == 3
    assert all(line.startswith(f"{path}, langkah ") for line in checked.output.splitlines())


def test_faults_as_json_tell_file_step_field_what_and_do(tmp_path: Path) -> None:
    path = written(tmp_path / "1.toml", {'role = "head"': 'role = "heads"'})
    checked = run("check", path, "--json")
    assert checked.exit_code == 1
    told = json.loads(checked.output)
    assert told["files"] == [str(path)]
    assert told["complaints"] == [
        {
            "file": str(path),
            "step": "2 (disposition)",
            "field": "role",
            "what": "pelaksana «heads» tidak ada",
            "do": "maksudnya mungkin «head»",
            "sentence": f"{path}, langkah 2 (disposition), kolom role: pelaksana «heads» tidak ada; maksudnya mungkin "
            "«head».",
        }
    ]


def test_two_versions_are_compared_by_key_version_or_file(tmp_path: Path) -> None:
    path = written(tmp_path / "2.toml", {"version = 1": "version = 2", 'standard = "2 Jam"': 'standard = "3 Jam"'})
    differences = [
        "Prosedur: versi berubah dari «1» menjadi «2».",
        "Langkah 3 «Memeriksa kelengkapan»: waktu berubah dari «2 Jam» menjadi «3 Jam».",
    ]
    assert run("compare", "pelayanan-sertifikasi@1", path).output.splitlines() == differences
    assert run("compare", "pelayanan-sertifikasi", path).output.splitlines() == differences
    told = json.loads(run("compare", SOP_FILE, path, "--json").output)
    assert told == {"a": str(SOP_FILE), "b": str(path), "differences": differences}


def test_a_procedure_does_not_differ_from_itself() -> None:
    assert run("compare", "pelayanan-sertifikasi@1", SOP_FILE).output == "Tidak ada perbedaan.\n"


def test_a_faulty_file_cannot_be_compared(tmp_path: Path) -> None:
    path = written(tmp_path / "1.toml", text="rusak")
    compared = run("compare", "pelayanan-sertifikasi", path)
    assert compared.exit_code == 1
    assert f"«{path}» tidak dapat dibandingkan.\n{path}: " in compared.output


def test_what_is_no_version_and_no_file_is_taken_for_a_key() -> None:
    assert "Prosedur «pelayanan@x» tidak ada di pustaka" in run("compare", "pelayanan@x", SOP_FILE).output


@pytest.mark.parametrize("suffix", ["pdf", "svg"])
def test_the_sheet_is_drawn(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"sop.{suffix}"
    drawn = run("sheet", "pelayanan-sertifikasi", "--out", out)
    assert (drawn.exit_code, drawn.output) == (0, f"{out}: lembar SOP selesai digambar.\n")
    assert out.stat().st_size > 10_000


def test_a_sheet_is_only_drawn_as_pdf_or_svg(tmp_path: Path) -> None:
    refused = run("sheet", "pelayanan-sertifikasi", "--out", tmp_path / "sop.png")
    assert refused.exit_code == 2
    assert "«sop.png» harus berakhiran .pdf atau .svg." in refused.output


def test_a_sheet_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    out = tmp_path / "tiada" / "sop.svg"
    refused = run("sheet", "pelayanan-sertifikasi", "--out", out)
    assert refused.exit_code == 1
    assert f"«{out}» tidak dapat ditulis (berkas atau folder itu tidak ada); pilih tempat lain." in refused.output


def test_a_sheet_that_cannot_be_drawn_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(procedure: object, out: Path, at: object) -> None:
        raise SheetError("Terlalu banyak pelaksana.")

    monkeypatch.setattr("mutubaku.procedure.sheet.write_sheet", refuse)
    refused = run("sheet", "pelayanan-sertifikasi", "--out", tmp_path / "sop.svg")
    assert refused.exit_code == 1
    assert "Terlalu banyak pelaksana." in refused.output


@pytest.mark.parametrize("command", ["", "list", "show", "check", "compare", "sheet"])
def test_every_command_has_help(command: str) -> None:
    shown = run(*filter(None, [command]), "--help")
    assert shown.exit_code == 0
    assert "--help" in shown.output


def test_no_django_is_imported() -> None:
    program = (
        "import sys; from mutubaku.cli.sop import sop; sop(['list'], standalone_mode=False); "
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).returncode == 0
