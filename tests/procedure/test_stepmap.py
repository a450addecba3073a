"""A step map takes each step of the old version to one of the new, or says what is missing."""

from dataclasses import replace

from mutubaku.procedure import load_library, validate_step_map

from .building import END, procedure, step, to

OLD = procedure(step("a", to("b", "c")), step("b", to("d")), step("c", to("d")), step("d", END, joins=("b", "c")))
NEW = procedure(step("a", to("x")), step("x", to("d")), step("d", END), version=2)


def told(step_map: dict[str, str]) -> list[str]:
    return [str(complaint) for complaint in validate_step_map(OLD, NEW, step_map)]


def test_steps_of_the_same_key_need_no_entry() -> None:
    sop = load_library().get("pelayanan-sertifikasi", 1)
    assert validate_step_map(sop, replace(sop, version=2), {}) == ()


def test_a_step_that_is_no_longer_there_must_be_mapped() -> None:
    assert told({}) == [
        "peta uji 1 → uji 2, langkah 2 (b): langkah ini tidak ada lagi dan belum dipetakan; tulis salah satu dari: a, "
        "x, d.",
        "peta uji 1 → uji 2, langkah 3 (c): langkah ini tidak ada lagi dan belum dipetakan; tulis salah satu dari: a, "
        "x, d.",
    ]
    assert told({"b": "x", "c": "d"}) == []


def test_an_unknown_step_or_target_is_told() -> None:
    assert told({"b": "xx", "c": "d", "cc": "d"}) == [
        "peta uji 1 → uji 2, langkah cc: langkah ini tidak ada pada versi lama; maksudnya mungkin «c».",
        "peta uji 1 → uji 2, langkah 2 (b): tujuannya «xx» tidak ada pada versi baru; maksudnya mungkin «x».",
    ]


def test_steps_that_can_be_open_together_may_not_become_one() -> None:
    assert told({"b": "x", "c": "x"}) == [
        "peta uji 1 → uji 2, langkah 2 (b): langkah ini dan «c» dapat terbuka bersamaan tetapi menuju «x»; petakan "
        "keduanya ke langkah yang berlainan."
    ]


def test_steps_that_are_never_open_together_may_become_one() -> None:
    assert told({"a": "x", "b": "x", "c": "d"}) == []


def test_another_procedure_is_no_other_version() -> None:
    complaints = validate_step_map(OLD, replace(NEW, key="lain"), {"b": "x", "c": "d"})
    assert [complaint.what for complaint in complaints] == ["kedua prosedur berlainan"]
