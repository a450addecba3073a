"""`mutubaku audit-time` and `mutubaku sites-sample`: what they print, and how they refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mutubaku.auditrules import use
from mutubaku.auditrules.library import FOLDER
from mutubaku.cli import program

QMS = ("audit-time", "--standard", "iso9001", "--personnel")
EMS = ("audit-time", "--standard", "iso14001", "--personnel")


def ask(*words: str) -> Result:
    return CliRunner().invoke(program, words)


def answer(*words: str) -> dict[str, Any]:
    found = ask(*words, "--json")
    assert (found.exit_code, found.stderr) == (0, "")
    told: dict[str, Any] = json.loads(found.stdout)
    return told


def test_the_days_are_printed_with_every_step_and_its_rule() -> None:
    found = ask(*QMS, "125", "--reduction", "10", "--reason", "Sistem matang", "--reduction", "7,5%", "--reason", "X")
    lines = found.stdout.splitlines()
    assert lines[0] == "6 hari audit, di lokasi paling sedikit 4,8 hari."
    assert [line.split(":")[0].strip() for line in lines[1:]] == [
        "T-02",
        "T-01",
        "T-05",
        "T-05",
        "T-05",
        "T-07",
        "T-04",
        "T-03",
    ]
    assert "  T-05: Pengurangan 10%: Sistem matang = -10 % (IAF MD 5)" in lines


def test_as_json_the_days_are_numbers_and_each_step_says_its_document() -> None:
    told = answer(*EMS, "700", "--complexity", "limited", "--audit", "recertification")
    assert (told["days"], told["on_site_minimum"]) == (4, 3.2)
    assert [(one["rule"], one["figure"], one["note"]) for one in told["reasoning"]] == [
        ("T-02", 700, ""),
        ("T-11", None, "belum dipastikan"),
        ("T-01", 6.15, "belum dipastikan"),
        ("T-06", 4.1, "belum dipastikan"),
        ("T-07", 4, ""),
        ("T-04", 4, ""),
        ("T-03", 3.2, ""),
    ]
    assert told["rule_sets"][0]["number"] == "IAF MD 5"


def test_surveillance_and_complexity_that_plays_no_part() -> None:
    assert answer(*QMS, "125", "--audit", "surveillance", "--complexity", "high")["days"] == 2.5


def test_the_special_class_begins_with_a_column_of_the_table_and_says_so() -> None:
    words = (*EMS, "50", "--complexity", "special", "--complexity-reason", "Badan publik")
    told = answer(*words)
    assert told["days"] == answer(*EMS, "50", "--complexity", "high")["days"]
    assert [one["text"] for one in told["reasoning"] if one["rule"] == "T-11"][1:] == [
        "Tabel tidak berkolom untuk kompleksitas khusus: mulai dari kolom di bawah, ditetapkan per kasus.",
        "Alasan memilih kompleksitas itu: Badan publik",
    ]


@pytest.mark.parametrize(
    ("words", "rule", "sentence"),
    [
        ((*EMS, "50"), "T-11", "Pilih tinggi, sedang, rendah, terbatas, atau khusus."),
        ((*EMS, "50", "--complexity", "special"), "T-11", "ditetapkan per kasus"),
        ((*QMS, "0"), "T-02", "paling sedikit 1"),
        ((*QMS, "-5"), "T-02", "paling sedikit 1"),
        ((*QMS, "1000000000"), "T-02", "paling banyak 10.000.000"),
        ((*QMS, "50", "--reduction", "31", "--reason", "X"), "T-05", "bersama-sama 31%, padahal paling banyak 30%"),
        ((*QMS, "50", "--reduction", "10"), "T-05", "memerlukan alasan"),
        ((*QMS, "50", "--reduction", "10", "--reason", " "), "T-05", "memerlukan alasan"),
        ((*QMS, "50", "--reduction", "-5", "--reason", "X"), "T-05", "lebih dari 0"),
        ((*QMS, "50", "--reduction", "30.000001", "--reason", "X"), "T-05", "30,000001%, padahal paling banyak 30%"),
        ((*QMS, "50", "--reason", "X"), "T-05", "Ada alasan tanpa pengurangan."),
        ((*QMS, "50", "--reduction", "sepuluh", "--reason", "X"), "", 'Persen "sepuluh" tidak terbaca'),
        ((*QMS, "lima"), "", "bukan bilangan yang tepat. Lihat `mutubaku audit-time --help`."),
        (("audit-time", "--standard", "iso45001", "--personnel", "5"), "", "bukan salah satu dari 'iso9001'"),
        (("sites-sample", "--sites", "0", "--audit", "initial"), "S-01", "paling sedikit 1"),
        (("sites-sample", "--sites", "2000000", "--audit", "initial"), "S-01", "paling banyak 1.000.000"),
        (
            ("sites-sample", "--sites", "4"),
            "",
            "initial, surveillance, recertification, extension, reduction, special. Lihat `mutubaku sites-sample",
        ),
        (("audit-time", "--personnel", "4"), "", "iso9001, iso14001. Lihat `mutubaku audit-time --help`."),
    ],
)
def test_what_is_refused_names_the_rule_it_would_break(words: tuple[str, ...], rule: str, sentence: str) -> None:
    plain, as_json = ask(*words), ask(*words, "--json")
    assert (plain.exit_code, as_json.exit_code) == (2, 2)
    assert plain.stdout == as_json.stderr == ""
    assert sentence in plain.stderr
    assert (plain.stderr.count("\n"), "\t" in plain.stderr) == (1, False)
    assert plain.stderr.endswith(f"(aturan {rule})\n") == bool(rule)
    told = json.loads(as_json.stdout)
    assert (told["rule"], sentence in told["error"]) == (rule, True)


def test_the_sites_are_printed_with_the_central_function_beside_them() -> None:
    found = ask("sites-sample", "--sites", "9", "--audit", "surveillance")
    lines = found.stdout.splitlines()
    assert lines[0] == "2 lokasi, dan fungsi pusat."
    assert lines[2] == "  S-02: Lokasi sejenis: 0,6 × akar 9, dibulatkan ke atas. = 2 lokasi (IAF MD 1)"
    assert lines[3].endswith("(IAF MD 1; belum dipastikan)")


def test_without_sampling_all_sites_are_visited() -> None:
    told = answer("sites-sample", "--sites", "9", "--audit", "initial", "--no-sampling")
    assert (told["sites"], [one["rule"] for one in told["reasoning"]]) == (9, ["S-01", "S-05", "S-03"])


def test_adjoining_premises_count_as_one_site_with_their_reason() -> None:
    words = ("sites-sample", "--sites", "10", "--audit", "initial", "--extra", "1")
    lines = ask(*words, "--adjoining", "Pabrik 1, Pabrik 2: satu pagar").stdout.splitlines()
    assert lines[0] == "4 lokasi, dan fungsi pusat."
    assert lines[2].startswith("  S-07: Pabrik 1, Pabrik 2 berdampingan dan dihitung sebagai satu lokasi: satu pagar.")
    refused = ask(*words, "--adjoining", "Pabrik 1, Pabrik 2")
    assert (refused.exit_code, "(aturan S-07)" in refused.stderr) == (2, True)


def test_the_rules_answer_without_django() -> None:
    code = (
        "import sys; from mutubaku.cli.audit_time import command; "
        "command(['--standard', 'iso9001', '--personnel', '10'], standalone_mode=False); "
        "print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


def test_the_offices_own_rules_count_and_faulty_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (FOLDER / "iaf-md-5" / "2019.toml").read_text("utf-8")
    (tmp_path / "iaf-md-5").mkdir()
    own = tmp_path / "iaf-md-5" / "2019.toml"
    own.write_text(text.replace("least_surveillance = 0.5", "least_surveillance = 1"), "utf-8")
    monkeypatch.setenv("MUTUBAKU_RULES", str(tmp_path))
    try:
        assert answer(*QMS, "3", "--audit", "surveillance")["days"] == 1
        own.write_text(text.replace("on_site = 80", "on_site = 800"), "utf-8")
        refused = ask(*QMS, "3")
        assert (refused.exit_code, "aturan audit ditolak.\niaf-md-5/2019.toml, kolom on_site" in refused.stderr) == (
            1,
            True,
        )
    finally:
        use()
