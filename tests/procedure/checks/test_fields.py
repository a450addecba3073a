"""Faults of fields that the SOP's own file cannot show one at a time."""

from pathlib import Path

from mutubaku.procedure import Procedure
from mutubaku.procedure.checks import faults
from mutubaku.procedure.reading import Draft

from ..building import END, procedure, step, to


def told(checked: Procedure) -> list[str]:
    return [str(complaint).removeprefix("1.toml, ") for complaint in faults(Draft(Path("1.toml"), checked, ()))]


def test_a_procedure_without_steps_is_told() -> None:
    assert told(procedure()) == ["kolom steps: langkahnya 0; tulis 1 sampai 200 langkah."]


def test_a_procedure_of_more_steps_than_can_be_walked_is_told() -> None:
    steps = [step(f"a{number}", to(f"a{number + 1}")) for number in range(200)]
    assert told(procedure(*steps, step("a200", END))) == ["kolom steps: langkahnya 201; tulis 1 sampai 200 langkah."]


def test_two_steps_of_one_key_are_told() -> None:
    checked = procedure(step("a", to("b")), step("b", END), step("b", END))
    assert told(checked) == ["kolom steps: «b» tertulis 2 kali; tulis satu kali saja, atau beri nama lain."]


def test_a_file_that_could_not_be_read_keeps_its_own_complaints() -> None:
    assert faults(Draft(Path("1.toml"), None, ())) == ()


def test_a_pause_kind_is_told_when_none_is_declared() -> None:
    checked = procedure(step("a", END, pauses=("menunggu",)), pauses=())
    assert told(checked) == [
        "langkah 1 (a), kolom pauses: jenis jeda «menunggu» tidak ada; nyatakan dahulu, atau hapus."
    ]


def test_a_step_whose_work_is_looked_for_under_another_key_is_told_which() -> None:
    checked = procedure(step("surat", to("hand-over"), work="audit-letter"), step("hand-over", END, work="receipt"))
    assert told(checked) == [
        "langkah 1 (surat), kolom key: langkah dengan pekerjaan «audit-letter» berkunci «surat», sehingga isinya tidak "
        "dapat disimpan; beri langkah ini kunci «audit-letter», atau hapus work."
    ]


def test_faults_are_told_from_the_whole_down_to_the_last_step() -> None:
    checked = procedure(step("a", to("b"), work="x", role="y"), step("b", END, needs=("z",)), version=0)
    places = [sentence.split(":")[0] for sentence in told(checked)]
    assert places == [
        "kolom version",
        "langkah 1 (a), kolom work",
        "langkah 1 (a), kolom role",
        "langkah 2 (b), kolom needs",
    ]
