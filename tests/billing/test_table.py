"""An office's tariffs: copied from the last, changed by succession, confirmed by a source, never rewritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError
from django.http import Http404

from mutubaku.billing import table, table_errors
from mutubaku.billing.models import Tariff, TariffLine
from mutubaku.billing.policy import Counts
from mutubaku.billing.queries import lines_for, percent_for, quantity_for, tariff_on
from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity
from mutubaku.people.errors import StartsInPast
from mutubaku.people.models import Office
from tests.factories.billing import add_line, make_tariff
from tests.factories.people import NOON, OfficeFactory, acting_as

TODAY = date(2026, 11, 25)
NEW_YEAR = date(2027, 1, 1)
DATA = table.TariffData(name="Tarif 2027", legal_base="PP 54/2021", small_business_percent=25, source="Lampiran I")
LINE = table.LineData(name="Audit tahap 1", unit="permohonan", price=1_000_000)


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


@pytest.fixture
def by(office: Office) -> Capacity:
    return acting_as(office, "administrator")


@pytest.fixture
def tariff(office: Office) -> Tariff:
    return make_tariff(office, source="Daftar lama")


def live(tariff: Tariff) -> dict[str, int]:
    return {line.key: line.price for line in table.lines_of(tariff)}


def test_a_new_tariff_takes_the_lines_of_the_last_and_waits_to_be_confirmed(
    office: Office, tariff: Tariff, by: Capacity
) -> None:
    add_line(tariff, "lama", price=1, withdrawn_at=NOON)
    new = table.new_tariff(office, DATA, NEW_YEAR, by=by, at=NOON)
    assert live(new) == {"permohonan": 5_000_000, "audit": 1_500_000, "perjalanan": 0, "uji": 0}
    assert live(tariff) == live(new)
    assert (new.is_confirmed, new.legal_base, new.small_business_percent) == (False, "PP 54/2021", 25)
    assert tariff_on(office, date(2026, 12, 31)) == tariff
    assert tariff_on(office, NEW_YEAR) == new
    assert table.tariffs_of(office) == [new, tariff]
    entry = Entry.objects.earliest("seq")
    assert (entry.verb, entry.data["name"], entry.data["valid_from"]) == ("tariff.changed", "Tarif 2027", "2027-01-01")


def test_the_first_tariff_of_an_office_begins_without_lines(office: Office, by: Capacity) -> None:
    assert tariff_on(office, TODAY) is None
    assert table.lines_of(table.new_tariff(office, DATA, TODAY, by=by, at=NOON)) == []


def test_a_tariff_is_not_dated_back_and_begins_alone_on_its_day(office: Office, by: Capacity) -> None:
    with pytest.raises(StartsInPast):
        table.new_tariff(office, DATA, date(2026, 11, 24), by=by, at=NOON)
    table.new_tariff(office, DATA, TODAY, by=by, at=NOON)
    with pytest.raises(table_errors.TariffExists, match="mulai 25 November 2026"):
        table.new_tariff(office, DATA, TODAY, by=by, at=NOON)


def test_a_tariff_ends_after_it_begins(office: Office, by: Capacity) -> None:
    with pytest.raises(table_errors.TariffEndsEarly, match="mendahului tanggal mulai"):
        table.new_tariff(office, replace(DATA, valid_to=date(2026, 12, 31)), NEW_YEAR, by=by, at=NOON)
    ended = table.new_tariff(office, replace(DATA, valid_to=TODAY), TODAY, by=by, at=NOON)
    assert tariff_on(office, TODAY) == ended
    assert tariff_on(office, date(2026, 11, 26)) is None


def test_a_tariff_stops_now_but_not_in_days_that_have_passed(tariff: Tariff, by: Capacity) -> None:
    with pytest.raises(table_errors.TariffEndsInPast, match="paling awal 24 November 2026") as refused:
        table.change_tariff(tariff, replace(DATA, valid_to=date(2026, 11, 23)), by=by, at=NOON)
    assert refused.value.field == "valid_to"
    table.change_tariff(tariff, replace(DATA, valid_to=date(2026, 11, 24)), by=by, at=NOON)
    assert tariff_on(tariff.office, TODAY) is None


def test_a_changed_tariff_is_to_be_confirmed_again(tariff: Tariff, by: Capacity) -> None:
    table.change_tariff(tariff, replace(DATA, small_business_schemes=("sppt-sni",)), by=by, at=NOON)
    tariff.refresh_from_db()
    assert (tariff.name, tariff.small_business_schemes, tariff.is_confirmed) == ("Tarif 2027", ["sppt-sni"], False)


def test_a_tariff_is_confirmed_by_its_source(tariff: Tariff, by: Capacity) -> None:
    with pytest.raises(table_errors.SourceMissing, match="Isi sumbernya"):
        table.confirm_tariff(tariff, " ", by=by, at=NOON)
    table.confirm_tariff(tariff, " PP 54/2021, lampiran I ", by=by, at=NOON)
    tariff.refresh_from_db()
    assert (tariff.is_confirmed, tariff.source) == (True, "PP 54/2021, lampiran I")


def test_only_a_tariff_to_come_is_taken_back(office: Office, tariff: Tariff, by: Capacity) -> None:
    with pytest.raises(table_errors.TariffBegun, match="sejak 1 Januari 2020"):
        table.withdraw_tariff(tariff, by=by, at=NOON)
    new = table.new_tariff(office, DATA, NEW_YEAR, by=by, at=NOON)
    table.withdraw_tariff(new, by=by, at=NOON)
    assert table.tariffs_of(office) == [tariff]
    assert Entry.objects.latest("seq").data["withdrawn"] is True


def test_a_line_is_added_after_the_others_and_its_code_is_taken_once(tariff: Tariff, by: Capacity) -> None:
    line = table.add_line(tariff, "tahap-1", LINE, by=by, at=NOON)
    assert (line.order, line.price, line.schemes) == (14, 1_000_000, [])
    tariff.refresh_from_db()
    assert not tariff.is_confirmed
    with pytest.raises(table_errors.LineKeyTaken, match="“tahap-1” sudah dipakai"):
        table.add_line(tariff, "tahap-1", LINE, by=by, at=NOON)
    with pytest.raises(IntegrityError):
        add_line(tariff, "tahap-1")


def test_a_changed_line_succeeds_the_one_that_was_charged(tariff: Tariff, by: Capacity) -> None:
    old = tariff.lines.get(key="audit")
    new = table.change_line(old, replace(LINE, price=2_000_000, order=5, schemes=("iso-9001",)), by=by, at=NOON)
    old.refresh_from_db()
    assert (old.withdrawn_at, old.price) == (NOON, 1_500_000)
    assert (new.key, new.price, new.order, new.schemes) == ("audit", 2_000_000, 5, ["iso-9001"])
    entry = Entry.objects.latest("seq").data
    assert (entry["before"]["price"], entry["line"]["price"]) == (1_500_000, 2_000_000)


def test_a_line_nobody_was_charged_by_yet_leaves_no_trace_but_the_journals(
    office: Office, tariff: Tariff, by: Capacity
) -> None:
    new = table.new_tariff(office, DATA, NEW_YEAR, by=by, at=NOON)
    table.withdraw_line(new.lines.get(key="audit"), by=by, at=NOON)
    assert not new.lines.filter(key="audit").exists()
    assert Entry.objects.latest("seq").data["line"]["withdrawn"] is True


def test_a_line_is_withdrawn_once(tariff: Tariff, by: Capacity) -> None:
    line = tariff.lines.get(key="audit")
    same = TariffLine.objects.get(pk=line.pk)
    table.withdraw_line(line, by=by, at=NOON)
    assert "audit" not in live(tariff)
    with pytest.raises(table_errors.LineGone, match="sudah dicabut"):
        table.change_line(same, LINE, by=by, at=NOON)
    with pytest.raises(Http404):
        table.line_of(tariff.office, line.pk)


def test_a_tariff_that_is_over_stays_as_it_was(office: Office, tariff: Tariff, by: Capacity) -> None:
    table.new_tariff(office, DATA, TODAY, by=by, at=NOON)
    with pytest.raises(table_errors.TariffOver, match="tidak dapat diubah"):
        table.add_line(tariff, "baru", LINE, by=by, at=NOON)
    ended = make_tariff(OfficeFactory(), valid_to=date(2026, 11, 24))
    with pytest.raises(table_errors.TariffOver):
        table.confirm_tariff(ended, "Lampiran", by=by, at=NOON)


def test_tariffs_and_lines_are_an_offices_own(office: Office, tariff: Tariff) -> None:
    assert table.tariff_of(office, tariff.pk) == tariff
    line = tariff.lines.get(key="audit")
    assert table.line_of(office, line.pk) == line
    neighbour = OfficeFactory()
    with pytest.raises(Http404):
        table.tariff_of(neighbour, tariff.pk)
    with pytest.raises(Http404):
        table.line_of(neighbour, line.pk)


def test_lines_are_for_the_schemes_and_kinds_they_name(tariff: Tariff) -> None:
    add_line(tariff, "produk", schemes=["sppt-sni"])
    add_line(tariff, "surveilans", kinds=["surveillance"])
    assert [line.key for line in lines_for(tariff, "sppt-sni", "initial")][4:] == ["produk"]
    assert [line.key for line in lines_for(tariff, "iso-9001", "surveillance")][4:] == ["surveilans"]


def test_quantities_grow_with_what_a_line_is_counted_by(tariff: Tariff) -> None:
    counts = Counts(products=3, sites=2, auditor_days=4)
    assert {line.key: quantity_for(line, counts) for line in table.lines_of(tariff)} == {
        "permohonan": 1,
        "audit": 8,
        "perjalanan": 1,
        "uji": 1,
    }


def test_the_discount_is_for_small_businesses_alone(tariff: Tariff) -> None:
    assert percent_for(tariff, "iso-9001", small_business=True) == 25
    assert percent_for(tariff, "iso-9001", small_business=False) == 0
