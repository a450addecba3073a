"""MD 2 in the application: which certificate is transferred, why, and what that asks for."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.applications import errors
from mutubaku.applications.actions import (
    OtherData,
    add_other_certificate,
    begin_from,
    change_other_certificate,
    drop_transfer,
    remove_other_certificate,
    save_transfer,
)
from mutubaku.applications.models import OtherCertificate, Transfer
from mutubaku.applications.policy import check_transferable
from mutubaku.applications.queries import application_of, required_documents, transfer_of
from mutubaku.cases.models import Case
from mutubaku.conduct.actions import open_case
from mutubaku.documents.models import Requirement
from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity
from tests.applications.drafts import Drafted, drafted
from tests.factories.people import NOON

AT = NOON
HELD = OtherData(standard="SNI ISO 9001:2015", body="Lembaga Contoh", number="QMS-0042", valid_until=date(2028, 2, 29))


@pytest.fixture
def draft(db: None) -> Drafted:
    return drafted("iso-9001")


@pytest.fixture
def by(draft: Drafted) -> Capacity:
    return draft.by


@pytest.fixture
def held(draft: Drafted, by: Capacity) -> OtherCertificate:
    return add_other_certificate(draft.case.pk, HELD, by, AT)


def stated(case: Case) -> Transfer | None:
    return transfer_of(application_of(case))


@pytest.mark.parametrize(
    ("standard", "until", "refused"),
    [
        ("ISO 9001:2015", date(2026, 11, 23), None),
        ("SNI ISO 9001", date(2028, 1, 1), None),
        ("ISO 45001:2018", date(2028, 1, 1), errors.TransferOtherStandard),
        ("Sistem 19001", date(2028, 1, 1), errors.TransferOtherStandard),
        ("ISO 9001:2015", date(2026, 11, 22), errors.TransferOver),
    ],
)
def test_md2_a_valid_certificate_of_the_same_standard_is_transferred(
    standard: str, until: date, refused: type[Exception] | None
) -> None:
    today = date(2026, 11, 23)
    if refused is None:
        check_transferable("iso-9001", standard, until, today)
    else:
        with pytest.raises(refused):
            check_transferable("iso-9001", standard, until, today)


def test_a_transfer_is_stated_stated_anew_and_taken_back(draft: Drafted, by: Capacity, held: OtherCertificate) -> None:
    save_transfer(draft.case.pk, held.pk, "Biaya", by, AT)
    save_transfer(draft.case.pk, held.pk, " Lembaga asal berhenti ", by, AT)
    found = stated(draft.case)
    assert found is not None
    assert (found.certificate, found.reason) == (held, "Lembaga asal berhenti")
    drop_transfer(draft.case.pk, by, AT)
    drop_transfer(draft.case.pk, by, AT)
    assert stated(draft.case) is None
    newest = Entry.objects.filter(chain=draft.case.chain).latest("seq")
    assert newest.data["removed"] == {"number": "QMS-0042"}


def test_a_transfer_asks_for_the_certificate_and_its_reports(
    draft: Drafted, by: Capacity, held: OtherCertificate
) -> None:
    day = date(2020, 1, 1)
    Requirement.objects.create(
        office=draft.case.office, key="alih", name="Sertifikat", commodity="transfer", valid_from=day
    )

    def asked() -> list[str]:
        return [row.key for row in required_documents(draft.case, application_of(draft.case))]

    before = asked()
    save_transfer(draft.case.pk, held.pk, "Biaya", by, AT)
    assert set(asked()) - set(before) == {"alih"}


def test_what_cannot_be_transferred_has_its_sentence(draft: Drafted, by: Capacity, held: OtherCertificate) -> None:
    with pytest.raises(errors.TransferUnknown):
        save_transfer(draft.case.pk, held.pk + 1, "Biaya", by, AT)
    with pytest.raises(errors.Unreadable, match="Tulis alasan alih sertifikat"):
        save_transfer(draft.case.pk, held.pk, " ", by, AT)
    assert stated(draft.case) is None


def test_the_certificate_stays_transferable_as_long_as_it_is_transferred(
    draft: Drafted, by: Capacity, held: OtherCertificate
) -> None:
    save_transfer(draft.case.pk, held.pk, "Biaya", by, AT)
    other = OtherData(standard="ISO 45001", body="B", number="1", valid_until=date(2028, 1, 1))
    with pytest.raises(errors.TransferOtherStandard):
        change_other_certificate(draft.case.pk, held.pk, other, by, AT)
    held.refresh_from_db()
    assert held.standard == "SNI ISO 9001:2015"
    remove_other_certificate(draft.case.pk, held.pk, by, AT)
    assert stated(draft.case) is None


@pytest.mark.parametrize("kind", ["surveillance", "recertification"])
def test_only_a_first_certification_is_begun_by_a_transfer(
    draft: Drafted, by: Capacity, held: OtherCertificate, kind: str
) -> None:
    Case.objects.filter(pk=draft.case.pk).update(kind=kind)
    with pytest.raises(errors.NotAsked):
        save_transfer(draft.case.pk, held.pk, "Biaya", by, AT)


def test_a_returning_clients_copy_does_not_transfer_again(draft: Drafted, by: Capacity, held: OtherCertificate) -> None:
    save_transfer(draft.case.pk, held.pk, "Biaya", by, AT)
    Case.objects.filter(pk=draft.case.pk).update(sent_at=AT)
    again = open_case(draft.organisation, scheme="iso-9001", kind="initial", by=draft.user, at=AT)
    begin_from(again.pk, application_of(draft.case), by, AT)
    assert application_of(again).other_certificates.count() == 1
    assert stated(again) is None
