"""Tests of click's words in Indonesian."""

import ast
import re
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from mutubaku.cli.indonesian import WORDS, in_indonesian, one_or_many, speak_indonesian

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+!?\w*\}")


def click_s_own_words() -> set[str]:
    """Every text that click hands to gettext."""
    found = set()
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types"):
        source = Path(str(import_module(f"click.{name}").__file__)).read_text()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    return {word for word in found if isinstance(word, str)}


def test_each_of_our_words_is_one_that_click_says() -> None:
    assert set(WORDS) - click_s_own_words() == {"required"}  # this one click takes from a variable


@pytest.mark.parametrize("said", WORDS)
def test_each_of_our_words_fills_in_nothing_that_click_does_not_give(said: str) -> None:
    assert set(PLACEHOLDER.findall(WORDS[said])) <= set(PLACEHOLDER.findall(said))


def test_a_word_we_have_not_met_stays_as_it_is() -> None:
    assert in_indonesian("Something new") == "Something new"
    assert one_or_many("Did you mean {possibility}?", "…", 1) == "Maksud Anda {possibility}?"
    assert one_or_many("…", "(Did you mean one of: {possibilities}?)", 2).startswith("(Maksud Anda salah satu")


def test_complaints_are_in_indonesian() -> None:
    speak_indonesian()

    @click.command()
    @click.option("--jumlah", type=click.IntRange(1, 5), required=True)
    @click.argument("berkas", type=click.Path(exists=True))
    def hitung(jumlah: int, berkas: str) -> None:
        """Hitung."""

    def complaint(*words: str) -> str:
        return CliRunner().invoke(hitung, words).output.splitlines()[-1]

    assert complaint(__file__) == "Galat: Pilihan wajib belum disebut: '--jumlah'."
    assert complaint("--jumlah", "9", "x") == "Galat: Nilai untuk '--jumlah' tidak tepat: 9 di luar batas 1<=x<=5."
    assert complaint("--jumlah", "2", "/tidak/ada") == (
        "Galat: Nilai untuk 'BERKAS' tidak tepat: Alamat '/tidak/ada' tidak ada."
    )
    assert complaint("--jumlha", "2") == "Galat: Pilihan '--jumlha' tidak dikenal. Maksud Anda '--jumlah'?"
