"""The register: entries are added and ended, never rewritten, and each is journalled."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from mutubaku.journal.models import Entry
from mutubaku.people import errors
from mutubaku.people.access import SYSTEM, Capacity, capacity_for
from mutubaku.people.actions import (
    AbsenceData,
    CompetenceData,
    Evidence,
    InterestData,
    declare_interest,
    end_competence,
    end_interest,
    enter_absence,
    record_competence,
    withdraw_absence,
)
from mutubaku.people.models import Competence, Office, User
from mutubaku.people.queries import absences_of, competences_of, expiring, interests_of
from tests.factories.people import NOON, OfficeFactory, OrganisationFactory, UserFactory, official

TODAY = date(2026, 11, 25)


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


@pytest.fixture
def auditor(office: Office) -> User:
    return official(office, "auditor")


@pytest.fixture
def by(office: Office) -> Capacity:
    found = capacity_for(official(office, "ss"), office, "ss", NOON)
    assert found is not None
    return found


def data(**changed: object) -> CompetenceData:
    given: dict[str, object] = {"function": "auditor", "scheme": "iso-9001", "scope": "14", "starts_on": TODAY}
    given["note"] = "Pelatihan"
    return CompetenceData(**{**given, **changed})  # type: ignore[arg-type]  # fields of a competence


def away(first: date, last: date) -> AbsenceData:
    return AbsenceData(kind="leave", starts_on=first, ends_on=last)


def last_act(office: Office) -> tuple[str, dict[str, object]]:
    entry = Entry.objects.filter(chain=f"office:{office.pk}").latest("seq")
    return entry.verb, entry.data


def test_a_competence_rests_on_a_basis_in_words_or_on_a_file(office: Office, auditor: User, by: Capacity) -> None:
    with pytest.raises(errors.BasisMissing):
        record_competence(office, auditor, data(note=" "), by=by, at=NOON)
    assert not Competence.objects.exists()


def test_a_competence_is_entered_with_its_evidence_and_who_approved_it(
    office: Office, auditor: User, by: Capacity
) -> None:
    kept = record_competence(
        office,
        auditor,
        data(note=" Sertifikat  12 "),
        Evidence("a" * 64, "bukti.pdf", "application/pdf"),
        by=by,
        at=NOON,
    )
    assert (kept.note, kept.filename, kept.approved_as, kept.approved_at) == (
        "Sertifikat 12",
        "bukti.pdf",
        by.title,
        NOON,
    )
    verb, said = last_act(office)
    assert (verb, said["scope"], said["sha256"]) == ("competence.changed", "14", "a" * 64)


def test_nobody_approves_their_own_competence(office: Office, by: Capacity) -> None:
    own = User.objects.get(pk=by.user_id)
    with pytest.raises(errors.OwnCompetence, match="disetujui orang lain"):
        record_competence(office, own, data(), by=by, at=NOON)
    entry = record_competence(office, own, data(), by=SYSTEM, at=NOON)  # what an office begins with
    with pytest.raises(IntegrityError), transaction.atomic():
        Competence.objects.filter(pk=entry.pk).update(approved_by=own)


def test_the_same_competence_is_not_entered_twice_for_a_day(office: Office, auditor: User, by: Capacity) -> None:
    record_competence(office, auditor, data(ends_on=date(2027, 1, 1)), by=by, at=NOON)
    with pytest.raises(errors.CompetenceOverlaps):
        record_competence(office, auditor, data(starts_on=date(2027, 1, 1)), by=by, at=NOON)
    record_competence(office, auditor, data(starts_on=date(2027, 1, 2)), by=by, at=NOON)
    record_competence(office, auditor, data(scope=""), by=by, at=NOON)
    assert competences_of(office, auditor).count() == 3


def test_dates_people_and_accounts_are_checked(office: Office, auditor: User, by: Capacity) -> None:
    with pytest.raises(errors.DatesReversed):
        record_competence(office, auditor, data(ends_on=date(2026, 1, 1)), by=by, at=NOON)
    with pytest.raises(errors.NotOfTheOffice):
        record_competence(office, UserFactory(), data(), by=by, at=NOON)
    auditor.is_active = False
    with pytest.raises(errors.AccountInactive):
        record_competence(office, auditor, data(), by=by, at=NOON)


def test_a_competence_ends_with_a_reason_and_never_in_the_past(office: Office, auditor: User, by: Capacity) -> None:
    entry = record_competence(office, auditor, data(starts_on=date(2025, 1, 1)), by=by, at=NOON)
    with pytest.raises(errors.ReasonMissing):
        end_competence(entry, TODAY, " ", by=by, at=NOON)
    with pytest.raises(errors.EndsInPast):
        end_competence(entry, date(2026, 11, 1), "Dicabut.", by=by, at=NOON)
    ended = end_competence(entry, TODAY, "Dicabut.", by=by, at=NOON)
    assert (ended.ends_on, ended.ended_because) == (TODAY, "Dicabut.")
    with pytest.raises(errors.AlreadyEnded):
        end_competence(entry, TODAY, "Lagi.", by=by, at=NOON)


def test_what_ends_within_90_days_is_told_unless_it_goes_on_or_was_ended(
    office: Office, auditor: User, by: Capacity
) -> None:
    def entry(scope: str, ends_on: date | None, starts_on: date = TODAY) -> None:
        record_competence(office, auditor, data(scope=scope, starts_on=starts_on, ends_on=ends_on), by=by, at=NOON)

    entry("3", TODAY + timedelta(days=90))
    entry("4", TODAY + timedelta(days=91))
    entry("5", TODAY + timedelta(days=10))
    entry("5", None, TODAY + timedelta(days=11))
    ended = record_competence(office, auditor, data(scope="6"), by=by, at=NOON)
    end_competence(ended, TODAY + timedelta(days=5), "Pindah.", by=by, at=NOON)
    assert [one.scope for one in expiring(office, TODAY)] == ["3"]


def test_an_interest_names_a_client_or_a_company_and_may_have_ended_long_ago(
    office: Office, auditor: User, by: Capacity
) -> None:
    client = OrganisationFactory(office=office)
    with pytest.raises(errors.CompanyMissing):
        declare_interest(office, auditor, InterestData(kind="ownership", company=" "), by=by, at=NOON)
    other = InterestData(kind="ownership", organisation=OrganisationFactory())
    with pytest.raises(errors.ForeignToOffice):
        declare_interest(office, auditor, other, by=by, at=NOON)
    mine = InterestData(kind="employment", organisation=client, starts_on=date(2015, 1, 1))
    found = declare_interest(office, auditor, mine, by=by, at=NOON)
    assert (found.company, last_act(office)[0]) == (client.name, "interest.declared")
    with pytest.raises(errors.DatesReversed):
        end_interest(found, date(2014, 1, 1), by=by, at=NOON)
    assert end_interest(found, date(2016, 1, 1), by=by, at=NOON).ends_on == date(2016, 1, 1)
    with pytest.raises(errors.AlreadyEnded):
        end_interest(found, date(2017, 1, 1), by=by, at=NOON)
    undated = declare_interest(office, auditor, InterestData(kind="relation", company="PT Lain"), by=by, at=NOON)
    assert end_interest(undated, TODAY, by=by, at=NOON).ends_on == TODAY
    assert interests_of(office, auditor).count() == 2


def test_leave_is_entered_once_and_taken_back_or_cut_short(office: Office, auditor: User, by: Capacity) -> None:
    tomorrow = TODAY + timedelta(days=1)
    coming = enter_absence(office, auditor, away(tomorrow, tomorrow + timedelta(days=3)), by=by, at=NOON)
    with pytest.raises(errors.AbsenceOverlaps):
        enter_absence(office, auditor, away(TODAY, tomorrow), by=by, at=NOON)
    assert withdraw_absence(coming, by=by, at=NOON).withdrawn_at == NOON
    assert last_act(office)[1]["withdrawn"] is True
    with pytest.raises(errors.AbsenceOver):
        withdraw_absence(coming, by=by, at=NOON)
    running = enter_absence(office, auditor, away(date(2026, 11, 20), tomorrow), by=by, at=NOON)
    assert withdraw_absence(running, by=by, at=NOON).ends_on == date(2026, 11, 24)
    cut_short = last_act(office)[1]
    assert ("withdrawn" in cut_short, cut_short["ends_on"]) == (False, "2026-11-24")
    over: datetime = NOON + timedelta(days=1)
    with pytest.raises(errors.AbsenceOver):
        withdraw_absence(running, by=by, at=over)
    assert list(absences_of(office, auditor)) == [running]
