"""A complaint is one sentence on one line: where, what, and what to do."""

from mutubaku.procedure import Complaint
from mutubaku.procedure.complaints import instead, nearest


def test_a_complaint_names_file_step_and_field() -> None:
    complaint = Complaint("a.toml", "3 (review)", "role", "pelaksana «x» tidak ada", "tulis yang lain")
    assert str(complaint) == "a.toml, langkah 3 (review), kolom role: pelaksana «x» tidak ada; tulis yang lain."


def test_a_complaint_about_a_whole_file_names_the_file_only() -> None:
    assert str(Complaint("a.toml", "", "", "berkas tidak ada", "periksa")) == "a.toml: berkas tidak ada; periksa."


def test_a_complaint_stays_on_one_line_whatever_the_file_holds() -> None:
    complaint = Complaint("a.toml", "", "key", "kunci «a\nb\x1b[31m\u202e» salah", "perbaiki")
    assert str(complaint) == "a.toml, kolom key: kunci «a b [31m » salah; perbaiki."


def test_the_nearest_known_word_is_proposed() -> None:
    assert nearest("rool", ["key", "role"]) == "role"
    assert nearest("xyz", ["key", "role"]) == ""


def test_without_a_near_word_the_choice_is_told_and_without_a_choice_that_there_is_none() -> None:
    assert instead("rool", ["key", "role"]) == "maksudnya mungkin «role»"
    assert instead("xyz", ["key", "role", "key"]) == "tulis salah satu dari: key, role"
    assert instead("xyz", []) == "nyatakan dahulu, atau hapus"
