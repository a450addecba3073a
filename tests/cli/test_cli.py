"""Tests of the command as a whole: what it lists, what it imports, how it refuses."""

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from django.db import OperationalError

from mutubaku.cli import COMMANDS, program
from mutubaku.cli.database import reason_of, without_the_pools_warnings


def run(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, in an otherwise bare environment."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("MUTUBAKU_")}
    bare.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-m", "mutubaku.cli", *words],
        capture_output=True,
        text=True,
        check=False,
        env=bare | environ,
    )


def test_the_help_page_lists_every_command_in_indonesian() -> None:
    shown = CliRunner().invoke(program, ["--help"]).output
    assert "Pemakaian: mutubaku [PILIHAN] PERINTAH …" in shown
    assert "Tampilkan bantuan ini." in shown
    for name, (_, line) in COMMANDS.items():
        assert f"  {name}" in shown
        assert line in shown


def test_the_help_page_imports_no_command_and_no_django() -> None:
    code = (
        "import sys\nfrom mutubaku.cli import program\n"
        "program(['--help'], standalone_mode=False)\n"
        "print(sorted(n for n in sys.modules if n == 'django' or n.startswith('mutubaku.cli.')))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.splitlines()[-1] == "['mutubaku.cli.indonesian']"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_all_below_it_explain_themselves_in_indonesian(name: str) -> None:
    def explained(path: list[str], command: click.Command) -> None:
        shown = CliRunner().invoke(program, [*path, "--help"])
        assert shown.exit_code == 0
        assert shown.output.startswith(f"Pemakaian: mutubaku {' '.join(path)} [PILIHAN]")
        assert "Show this" not in shown.output
        assert command.help
        if isinstance(command, click.Group):
            for below in command.commands.values():
                explained([*path, below.name or ""], below)

    command = program.get_command(click.Context(program), name)
    assert command is not None
    explained([name], command)


def test_an_unknown_command_is_refused_in_indonesian() -> None:
    refused = CliRunner().invoke(program, ["serv"])
    assert refused.exit_code == 2
    assert "Galat: Perintah 'serv' tidak dikenal." in refused.output


def test_wrong_settings_are_sentences_and_no_traceback(tmp_path: Path) -> None:
    refused = run("migrate", MUTUBAKU_DATA=str(tmp_path), PORT="abc", MUTUBAKU_DEMO="ya")
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.splitlines() == [
        "Pengaturan ditolak:",
        "Variabel MUTUBAKU_DEMO tidak dikenal; maksud Anda MUTUBAKU_DEMONSTRATION?",
        "Nilai PORT='abc' ditolak: harus bilangan bulat antara 1 dan 65535, misalnya PORT=8000",
    ]


def test_a_broken_secret_key_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("rusak")
    refused = run("migrate", MUTUBAKU_DATA=str(tmp_path))
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"Berkas kunci rahasia {tmp_path}/secret-key rusak")
    assert "Traceback" not in refused.stderr


def test_a_database_that_does_not_answer_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    refused = run(
        "migrate",
        MUTUBAKU_DATA=str(tmp_path),
        DATABASE_URL=f"postgresql://x@/balai?host={tmp_path}&connect_timeout=2",
    )
    assert refused.returncode == 1
    assert f"Galat: Basis data PostgreSQL balai di {tmp_path} tidak menjawab." in refused.stderr
    assert "Periksa DATABASE_URL" in refused.stderr
    assert "Yang dilaporkan: peladen itu tidak berjalan di komputer ini." in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_file_that_is_no_database_is_a_sentence_and_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "mutubaku.sqlite3"
    file.write_text("bukan basis data " * 100)
    refused = run("migrate", MUTUBAKU_DATA=str(tmp_path), DATABASE_URL="")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "tidak dapat dipakai: berkas itu bukan basis data." in refused.stderr
    assert "Traceback" not in refused.stderr
    assert file.read_text() == "bukan basis data " * 100


@pytest.mark.parametrize(
    ("reported", "told"),
    [
        ('connection failed: FATAL:  password authentication failed for user "x"', "kata sandinya tidak diterima"),
        ('connection failed: FATAL:  database "x" does not exist', "basis data itu belum ada di sana"),
        ('connection failed: FATAL:  role "x" does not exist', "pengguna itu tidak ada di sana"),
        ("database is locked", "sedang dipakai proses lain"),
        ("something new\nwith advice", "something new"),
    ],
)
def test_what_a_driver_reports_is_said_in_our_words_where_we_have_them(reported: str, told: str) -> None:
    assert reason_of(OperationalError(reported)).endswith(told)


@pytest.mark.xdist_group("serve")  # by the process that has a migrated database already
def test_migrating_makes_the_database_once_and_then_has_nothing_to_do(tmp_path: Path, migrated: Path) -> None:
    environ = {"MUTUBAKU_DATA": str(tmp_path), "DATABASE_URL": ""}
    waiting = run("migrate", "--check", **environ)
    assert waiting.returncode == 1
    assert "people.0001_initial" in waiting.stdout
    said = (migrated / "migrate.log").read_text()
    assert said.startswith(f"Basis data siap: SQLite {migrated}/mutubaku.sqlite3 (")
    assert "(0 migrasi" not in said
    shutil.copy(migrated / "mutubaku.sqlite3", tmp_path)
    second, after = run("migrate", **environ), run("migrate", "--check", **environ)
    assert second.stdout == f"Basis data siap: SQLite {tmp_path}/mutubaku.sqlite3 (0 migrasi diterapkan).\n"
    assert (after.returncode, after.stdout) == (
        0,
        f"Tidak ada migrasi yang menunggu: SQLite {tmp_path}/mutubaku.sqlite3.\n",
    )


@pytest.mark.parametrize(
    ("mode", "is_demonstration", "told"),
    [
        ("--if-empty", True, "dibuat oleh versi Mutu Baku yang lain dan tidak cocok dengan versi ini"),
        ("--fresh", False, "Basis data ini memuat kantor sungguhan, jadi mode dan data demonstrasi ditolak."),
    ],
)
def test_a_database_of_an_older_version_is_refused_with_what_to_do_and_left_as_it_is(
    tmp_path: Path, mode: str, is_demonstration: bool, told: str
) -> None:
    file = tmp_path / "mutubaku.sqlite3"
    with closing(sqlite3.connect(file)) as older:
        older.execute("CREATE TABLE people_office (id integer PRIMARY KEY, is_demonstration bool NOT NULL)")
        older.execute("INSERT INTO people_office VALUES (1, ?)", [is_demonstration])
        older.commit()
    environ = {"MUTUBAKU_DATA": str(tmp_path), "DATABASE_URL": "", "MUTUBAKU_DEMONSTRATION": "ya"}
    refused = run("demo", mode, **environ)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert told in refused.stderr
    assert "MUTUBAKU_DATA" in refused.stderr
    assert "Traceback" not in refused.stderr
    with closing(sqlite3.connect(file)) as older:
        assert older.execute("SELECT * FROM people_office").fetchall() == [(1, int(is_demonstration))]


def test_while_a_database_is_looked_for_its_pool_does_not_warn_in_english(caplog: pytest.LogCaptureFixture) -> None:
    pool = logging.getLogger("psycopg.pool")
    with without_the_pools_warnings():
        pool.warning("error connecting in 'pool-1'")
    pool.warning("afterwards")
    assert caplog.messages == ["afterwards"]
