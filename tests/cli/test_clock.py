"""`mutubaku clock`: what it prints, where, and with which status."""

import json
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mutubaku.cli import calendars
from mutubaku.cli import clock as room
from mutubaku.cli.clock import clock
from mutubaku.worktime import OfficeCalendar, Week

THURSDAY = "2026-11-26T15:30+07:00"
WARNING = (
    "Peringatan: Cuti bersama tahun 2028 belum diketahui; jawaban ini dapat berubah setelah keputusannya terbit.\n"
    "Peringatan: Jam kerja Ramadan tahun 2028 belum diketahui; jawaban ini memakai jam kerja biasa.\n"
)


@pytest.fixture(autouse=True)
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests ask the seeded calendar, whatever database the others run on."""
    monkeypatch.setattr(calendars, "has_database", lambda: False)


def ask(*words: str) -> Result:
    return CliRunner().invoke(clock, words)


def test_two_hours_begun_at_half_past_three_on_thursday_end_at_nine_on_friday() -> None:
    answer = ask("due", "--from", THURSDAY, "--standard", "2 jam")
    assert (answer.stdout, answer.stderr, answer.exit_code) == ("2026-11-27T09:00:00+07:00\n", "", 0)


@pytest.mark.parametrize(
    "start", ["2026-11-26T15:30", "2026-11-26 15:30", " 2026-11-26T08:30Z", "2026-11-26T17:30+09:00"]
)
def test_a_moment_without_offset_is_on_the_offices_clock_and_any_other_is_brought_there(start: str) -> None:
    assert ask("due", "--from", start, "--standard", "2 jam").stdout == "2026-11-27T09:00:00+07:00\n"


def test_pauses_are_repeated_and_move_the_due_moment() -> None:
    pauses = ["--pause", "2026-11-27T08:00/2026-11-27T09:00", "--pause", "2026-11-26T15:40/2026-11-26T15:50"]
    answer = ask("due", "--from", THURSDAY, "--standard", "2 jam", *pauses)
    assert answer.stdout == "2026-11-27T10:10:00+07:00\n"


def test_an_open_pause_counts_up_to_the_now_that_is_told_and_to_no_other() -> None:
    words = ["due", "--from", THURSDAY, "--standard", "2 jam", "--pause", "2026-11-27T08:00+07:00/"]
    answer = ask(*words, "--now", "2026-11-27T09:00+07:00")
    assert (answer.stdout, answer.stderr) == ("2026-11-27T10:00:00+07:00\n", "")
    answer = ask(*words)
    assert (answer.stdout, answer.exit_code) == ("", 2)
    assert "belum berakhir" in answer.stderr
    assert "--now" in answer.stderr


@pytest.mark.parametrize(
    ("start", "warning"),
    [
        (
            "2026-11-26T15:30",
            'Saat "2026-11-26T15:30" tidak menyebut selisih waktu; dibaca pada jam kantor sebagai '
            "2026-11-26T15:30:00+07:00.",
        ),
        (
            "2026-11-26",
            'Saat "2026-11-26" tidak menyebut jam dan selisih waktu; dibaca sebagai 2026-11-26T00:00:00+07:00.',
        ),
    ],
)
def test_what_is_assumed_of_a_moment_is_said(start: str, warning: str) -> None:
    answer = ask("due", "--from", start, "--standard", "2 jam", "--json")
    assert json.loads(answer.stdout)["warnings"] == [warning]
    assert answer.stderr == f"Peringatan: {warning}\n"


def test_due_as_json_says_what_was_asked() -> None:
    answer = ask("due", "--from", THURSDAY, "--standard", "41 Hari Kerja", "--json")
    assert json.loads(answer.stdout) == {
        "due": "2027-01-28T16:00:00+07:00",
        "standard": {"amount": 41, "unit": "hari kerja"},
        "from": "2026-11-26T15:30:00+07:00",
        "warnings": [],
    }


def test_a_year_without_joint_leave_or_ramadan_is_warned_of_beside_the_answer() -> None:
    answer = ask("due", "--from", "2028-11-23T15:30+07:00", "--standard", "2 jam")
    assert (answer.stdout, answer.stderr) == ("2028-11-24T09:00:00+07:00\n", WARNING)
    answer = ask("spent", "--from", "2028-11-23T15:30+07:00", "--to", "2028-11-24T09:00+07:00", "--json")
    assert json.loads(answer.stdout)["warnings"] == WARNING.removeprefix("Peringatan: ").rstrip().split(
        "\nPeringatan: "
    )
    assert answer.stderr == WARNING


def test_spent_prints_working_minutes() -> None:
    words = ["spent", "--from", THURSDAY, "--to", "2026-11-27T09:00+07:00"]
    assert ask(*words).stdout == "120\n"
    assert ask(*words, "--pause", "2026-11-27T08:00/2026-11-27T08:30").stdout == "90\n"
    assert json.loads(ask(*words, "--json").stdout) == {
        "minutes": 120,
        "from": "2026-11-26T15:30:00+07:00",
        "to": "2026-11-27T09:00:00+07:00",
        "warnings": [],
    }


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["due", "--from", "kemarin", "--standard", "2 jam"],
            'Saat "kemarin" tidak terbaca; tulis misalnya 2026-11-26T15:30+07:00.',
        ),
        (
            ["due", "--from", "9999-12-31T23:30Z", "--standard", "2 jam"],
            'Saat "9999-12-31T23:30Z" tidak terbaca; tulis misalnya 2026-11-26T15:30+07:00.',
        ),
        (
            ["due", "--from", THURSDAY, "--standard", "sebentar"],
            'Standar waktu "sebentar" tidak terbaca; tulis bilangan bulat dan satuannya '
            '(menit, jam, hari atau hari kerja), misalnya "2 jam".',
        ),
        (
            ["due", "--from", "2018-01-02T09:00", "--standard", "2 jam"],
            "Kalender hanya memuat 2019-01-01 sampai 2032-12-31, sedangkan perhitungan ini keluar dari rentang itu; "
            "periksa tanggalnya.",
        ),
        (
            ["due", "--from", THURSDAY, "--standard", "2 jam", "--pause", "2026-11-27T08:00"],
            'Jeda "2026-11-27T08:00" tidak terbaca; tulis saat mulai dan saat selesai dengan garis miring di '
            "antaranya, misalnya 2026-11-27T08:00+07:00/2026-11-27T09:00+07:00.",
        ),
        (
            ["due", "--from", THURSDAY, "--standard", "2 jam", "--pause", "2026-11-27T08:00/2026-11-27T07:00"],
            "Jeda berakhir (2026-11-27T07:00:00+07:00) sebelum mulai (2026-11-27T08:00:00+07:00); tukar waktunya.",
        ),
        (
            [
                "due",
                "--from",
                THURSDAY,
                "--standard",
                "2 jam",
                "--pause",
                "2026-11-27T08:00/2026-11-27T07:00",
                "--json",
            ],
            "Jeda berakhir (2026-11-27T07:00:00+07:00) sebelum mulai (2026-11-27T08:00:00+07:00); tukar waktunya.",
        ),
        (
            ["spent", "--from", THURSDAY, "--to", THURSDAY, "--pause", "2026-11-27T08:00/2026-11-27T07:00"],
            "Jeda berakhir (2026-11-27T07:00:00+07:00) sebelum mulai (2026-11-27T08:00:00+07:00); tukar waktunya.",
        ),
        (
            ["spent", "--from", THURSDAY, "--to", "2026-11-26T15:00"],
            "Saat selesai (2026-11-26T15:00:00+07:00) mendahului saat mulai (2026-11-26T15:30:00+07:00); "
            "tukar keduanya.",
        ),
        (
            ["spent", "--from", THURSDAY, "--to", THURSDAY, "--office", "BIPA"],
            'Kantor "BIPA" tidak ditemukan karena belum ada basis data; '
            "hilangkan --office untuk memakai kalender bawaan.",
        ),
        (
            ["due", "--standard", "2 jam"],
            "Pilihan wajib belum disebut: '--from'. Lihat `mutubaku clock due --help`.",
        ),
        (
            ["spent", "--from", THURSDAY, "--to", THURSDAY, "--sampai", "x"],
            "Pilihan '--sampai' tidak dikenal. Lihat `mutubaku clock spent --help`.",
        ),
    ],
)
def test_what_cannot_be_answered_gets_one_sentence_on_the_error_output_and_status_2(
    words: list[str], sentence: str
) -> None:
    answer = ask(*words)
    assert (answer.stdout, answer.stderr, answer.exit_code) == ("", f"{sentence}\n", 2)


def test_an_office_is_asked_for_by_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    mornings = Week((((time(8), time(12)),),) * 5 + ((), ()))

    def offices(office: str | None) -> OfficeCalendar:
        assert office == "JPR"
        return OfficeCalendar(zone="Asia/Jayapura", week=mornings, joint_leave_years=[2026], first=date(2026, 1, 1))

    monkeypatch.setattr(room, "calendar_for", offices)
    answer = ask("due", "--from", "2026-11-26T11:00", "--standard", "2 jam", "--office", "JPR")
    assert answer.stdout == "2026-11-27T09:00:00+09:00\n"


def test_without_a_database_the_command_answers_without_django(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("MUTUBAKU_DATA", str(tmp_path))
    code = (
        "import sys; from mutubaku.cli.clock import clock; "
        f"clock(['due', '--from', '{THURSDAY}', '--standard', '2 jam'], standalone_mode=False); "
        "print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "2026-11-27T09:00:00+07:00\nFalse\n"
