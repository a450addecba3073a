"""Which version of a procedure is in force on a day, and what is said when there is none."""

from dataclasses import replace
from datetime import date

import pytest

from mutubaku.procedure import Library, NotInForceError, Procedure, UnknownProcedureError, fingerprint

from .building import END, IDENTITY, procedure, step


def version(number: int, effective: date) -> Procedure:
    return procedure(step("a", END), version=number, identity=replace(IDENTITY, effective=effective))


LIBRARY = Library([version(2, date(2026, 7, 1)), version(1, date(2026, 1, 2)), version(10, date(2027, 1, 1))])


def test_keys_and_versions_are_in_order() -> None:
    assert LIBRARY.keys() == ("uji",)
    assert LIBRARY.versions("uji") == (1, 2, 10)
    assert LIBRARY.get("uji", 2).version == 2


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 1, 2), 1),
        (date(2026, 6, 30), 1),
        (date(2026, 7, 1), 2),
        (date(2026, 12, 31), 2),
        (date(2030, 1, 1), 10),
    ],
)
def test_a_version_is_in_force_from_its_effective_date_until_the_next(on: date, expected: int) -> None:
    assert LIBRARY.in_force("uji", on).version == expected


def test_before_the_first_version_none_is_in_force() -> None:
    with pytest.raises(NotInForceError) as refused:
        LIBRARY.in_force("uji", date(2026, 1, 1))
    assert str(refused.value) == "Prosedur «uji» belum berlaku pada 1 Januari 2026; berlaku mulai 2 Januari 2026."


def test_an_unknown_key_or_version_is_refused_with_what_there_is() -> None:
    with pytest.raises(UnknownProcedureError) as refused:
        LIBRARY.versions("ujian")
    assert str(refused.value) == "Prosedur «ujian» tidak ada di pustaka; maksudnya mungkin «uji»."
    with pytest.raises(UnknownProcedureError) as refused:
        LIBRARY.get("uji", 3)
    assert str(refused.value) == "Prosedur «uji» tidak mempunyai versi 3; yang ada: 1, 2, 10."


def test_a_library_tells_the_fingerprint_of_a_procedure() -> None:
    assert LIBRARY.fingerprint(LIBRARY.get("uji", 1)) == fingerprint(LIBRARY.get("uji", 1))
