"""Which version of each procedure is in force on a day."""

from datetime import date

from mutubaku.web.administration.sheets import sheets


def test_before_its_effective_date_a_procedure_is_to_come_and_none_is_in_force() -> None:
    for group in sheets(date(2021, 7, 29)):
        assert [(one.is_in_force, one.is_to_come) for one in group.versions] == [(False, True)]


def test_from_its_effective_date_on_it_is_in_force() -> None:
    service, *_linked = sheets(date(2021, 7, 30))
    assert service.href == "/sop/pelayanan-sertifikasi/"
    assert [(one.is_in_force, one.is_to_come) for one in service.versions] == [(True, False)]


def test_each_version_has_the_fingerprint_that_freezes_it() -> None:
    assert all(len(one.fingerprint) == 64 for group in sheets(date(2026, 1, 1)) for one in group.versions)
