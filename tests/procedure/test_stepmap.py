"""A step map takes each step of the old version to one of the new, or says what is missing."""

from dataclasses import replace

from mutubaku.procedure import load_library, validate_step_map

from .building import END, procedure, step, to

OLD = procedure(step("a", to("b", "c")), step("b", to("d")), step("c", to("d")), step("d", END, joins=("b", "c")))
NEW = procedure(step("a", to("x")), step("x", to("d")), step("d", END), version=2)


def told(step_map: dict[str, str]) -> list[str]:
    return list(validate_step_map(OLD, NEW, step_map))


def test_steps_of_the_same_key_need_no_entry() -> None:
    sop = load_library().get("pelayanan-sertifikasi", 1)
    assert validate_step_map(sop, replace(sop, version=2), {}) == ()


def test_a_step_that_is_no_longer_there_must_be_mapped() -> None:
    assert told({}) == [
        "Langkah 2 “Kerjakan b” tidak ada lagi pada versi 2 dan belum dipetakan; tulis 2 = nomor langkah penggantinya, "
        "1 sampai 3.",
        "Langkah 3 “Kerjakan c” tidak ada lagi pada versi 2 dan belum dipetakan; tulis 3 = nomor langkah penggantinya, "
        "1 sampai 3.",
    ]
    assert told({"b": "x", "c": "d"}) == []


def test_an_unknown_step_or_target_is_told() -> None:
    assert told({"b": "xx", "c": "d", "99": "d"}) == [
        "Langkah “99” tidak ada pada versi 1; tulis nomornya, 1 sampai 4.",
        "Langkah 2 “Kerjakan b” menuju langkah “xx”, yang tidak ada pada versi 2; tulis nomornya, 1 sampai 3.",
    ]


def test_steps_that_can_be_open_together_may_not_become_one() -> None:
    assert told({"b": "x", "c": "x"}) == [
        "Langkah 2 “Kerjakan b” dan langkah 3 “Kerjakan c” dapat terbuka bersamaan, tetapi keduanya menuju langkah 2 "
        "“Kerjakan x”; petakan ke langkah yang berlainan."
    ]
    assert [one for one in told({"b": "xx", "c": "xx"}) if "bersamaan" in one] == []


def test_steps_that_are_never_open_together_may_become_one() -> None:
    assert told({"a": "x", "b": "x", "c": "d"}) == []


def test_another_procedure_is_no_other_version() -> None:
    complaints = validate_step_map(OLD, replace(NEW, key="lain"), {"b": "x", "c": "d"})
    assert complaints == ("Kedua prosedur berlainan; pilih dua versi dari satu prosedur.",)
