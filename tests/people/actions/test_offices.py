"""An office's founding, its dated names and its accreditations."""

from dataclasses import replace
from datetime import date

import pytest

from mutubaku.journal.models import Entry
from mutubaku.people.access import SYSTEM, Capacity
from mutubaku.people.actions import (
    AccreditationData,
    ProfileData,
    add_accreditation,
    change_office,
    change_profile,
    create_office,
    end_accreditation,
    save_profile,
)
from mutubaku.people.errors import (
    AccreditationOverlaps,
    AlreadyEnded,
    DatesReversed,
    ProfileExists,
    ProfileInForce,
    StartsInPast,
)
from mutubaku.people.models import Office
from mutubaku.people.queries import profile_on
from tests.factories.people import NOON, AccreditationFactory

TODAY = date(2026, 11, 25)
DATA = ProfileData(
    name="Balai Standardisasi dan Pelayanan Jasa Industri Palembang",
    short_name="BSPJI Palembang",
    letterhead="KEMENTERIAN PERINDUSTRIAN\nBSPJI PALEMBANG",
    address="Jl. Perindustrian II No. 12",
    city="Palembang",
    number_code="BSKJI/BSPJI-Palembang",
)


@pytest.mark.django_db
def test_an_office_is_founded_with_its_first_profile() -> None:
    office = create_office(
        "palembang", "Asia/Jakarta", DATA, valid_from=date(2022, 6, 1), by=SYSTEM, at=NOON, mailbox="tu@contoh.id"
    )
    assert (office.mailbox, office.is_demonstration) == ("tu@contoh.id", False)
    assert profile_on(office, TODAY) == office.profiles.get()
    entry = Entry.objects.get(chain=f"office:{office.pk}")
    assert (entry.verb, entry.actor_name, entry.data["code"]) == ("office.created", "Sistem", "palembang")


def test_another_zone_is_another_clock(office: Office, administrator: Capacity) -> None:
    changed = change_office(office, zone="Asia/Makassar", mailbox="", by=administrator, at=NOON)
    assert changed.zone == "Asia/Makassar"
    assert changed.calendar_version != office.calendar_version
    assert Entry.objects.get().data == {"changed": {"zone": ["Asia/Jakarta", "Asia/Makassar"]}}


def test_another_mailbox_leaves_the_clock_alone(office: Office, administrator: Capacity) -> None:
    changed = change_office(office, zone=office.zone, mailbox="tu@contoh.id", by=administrator, at=NOON)
    assert (changed.mailbox, changed.calendar_version) == ("tu@contoh.id", office.calendar_version)


def test_an_unchanged_office_is_not_journalled(office: Office, administrator: Capacity) -> None:
    change_office(office, zone=office.zone, mailbox=office.mailbox, by=administrator, at=NOON)
    assert not Entry.objects.exists()


def test_a_new_name_begins_on_its_day_and_the_old_one_stays(office: Office, administrator: Capacity) -> None:
    old = office.profiles.get()
    new = save_profile(office, DATA, date(2026, 12, 1), by=administrator, at=NOON)
    assert profile_on(office, date(2026, 11, 30)) == old
    assert profile_on(office, date(2026, 12, 1)) == new
    assert Entry.objects.get().data["profile_from"] == "2026-12-01"


def test_a_name_is_not_dated_back(office: Office, administrator: Capacity) -> None:
    with pytest.raises(StartsInPast, match="Pilih tanggal mulai 25 November 2026 atau sesudahnya"):
        save_profile(office, DATA, date(2026, 11, 24), by=administrator, at=NOON)


def test_two_names_do_not_begin_on_one_day(office: Office, administrator: Capacity) -> None:
    save_profile(office, DATA, TODAY, by=administrator, at=NOON)
    with pytest.raises(ProfileExists, match="berlaku mulai 25 November 2026"):
        save_profile(office, DATA, TODAY, by=administrator, at=NOON)


def test_a_name_that_has_not_begun_may_be_corrected(office: Office, administrator: Capacity) -> None:
    profile = save_profile(office, DATA, date(2026, 12, 1), by=administrator, at=NOON)
    change_profile(profile, replace(DATA, city="Prabumulih"), by=administrator, at=NOON)
    profile.refresh_from_db()
    assert profile.city == "Prabumulih"
    assert Entry.objects.latest("seq").data["changed"] == {"city": ["Palembang", "Prabumulih"]}


def test_a_name_in_force_is_never_edited(office: Office, administrator: Capacity) -> None:
    profile = save_profile(office, DATA, TODAY, by=administrator, at=NOON)
    with pytest.raises(ProfileInForce, match="sudah berlaku sejak 25 November 2026"):
        change_profile(profile, DATA, by=administrator, at=NOON)


def test_an_accreditation_is_added_with_its_own_dates(office: Office, administrator: Capacity) -> None:
    data = AccreditationData(scheme="sppt-sni", number="LSPr-010-IDN", valid_from=date(2024, 3, 1))
    accreditation = add_accreditation(office, data, by=administrator, at=NOON)
    assert accreditation.valid_to is None
    assert Entry.objects.get().data == {
        "accreditation": "LSPr-010-IDN",
        "scheme": "sppt-sni",
        "valid_from": "2024-03-01",
        "valid_to": "",
    }


def test_a_scheme_has_one_accreditation_at_a_time(office: Office, administrator: Capacity) -> None:
    AccreditationFactory(office=office, number="LAMA", valid_to=date(2026, 12, 31))
    data = AccreditationData(scheme="sppt-sni", number="BARU", valid_from=date(2026, 12, 31))
    with pytest.raises(AccreditationOverlaps, match="Akreditasi LAMA untuk skema ini masih berlaku"):
        add_accreditation(office, data, by=administrator, at=NOON)
    add_accreditation(office, replace(data, valid_from=date(2027, 1, 1)), by=administrator, at=NOON)
    add_accreditation(office, replace(data, scheme="iso-9001"), by=administrator, at=NOON)


def test_an_accreditation_does_not_end_before_it_begins(office: Office, administrator: Capacity) -> None:
    data = AccreditationData(scheme="sppt-sni", number="X", valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1))
    with pytest.raises(DatesReversed):
        add_accreditation(office, data, by=administrator, at=NOON)


def test_an_accreditation_ends_on_a_day_and_is_not_lengthened(office: Office, administrator: Capacity) -> None:
    accreditation = AccreditationFactory(office=office)
    end_accreditation(accreditation, date(2026, 12, 31), by=administrator, at=NOON)
    assert Entry.objects.get().data["valid_to"] == "2026-12-31"
    with pytest.raises(AlreadyEnded):
        end_accreditation(accreditation, date(2027, 12, 31), by=administrator, at=NOON)


def test_how_many_audits_a_month_are_many_is_kept(office: Office, administrator: Capacity) -> None:
    change_office(office, zone=office.zone, mailbox="", audits_a_month=6, by=administrator, at=NOON)
    office.refresh_from_db()
    assert office.audits_a_month == 6
