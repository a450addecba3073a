"""MD 2 in the application: which certificate is transferred, why, and what that asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mutubaku.applications import errors
from mutubaku.applications.actions import (
    OtherData,
    TransferData,
    add_other_certificate,
    begin_from,
    change_other_certificate,
    remove_other_certificate,
    save_transfers,
)
from mutubaku.applications.models import Application, OtherCertificate
from mutubaku.applications.policy import check_transferable
from mutubaku.applications.queries import application_of, required_documents, transfer_of, transfers_of
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


def state(draft: Drafted, certificate: int, reason: str, scheme: str = "iso-9001") -> None:
    save_transfers(draft.case.pk, {scheme: TransferData(certificate, reason)}, draft.by, AT)


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
    state(draft, held.pk, "Biaya")
    state(draft, held.pk, " Lembaga asal berhenti ")
    found = transfer_of(draft.case)
    assert found is not None
    assert (found.certificate, found.reason) == (held, "Lembaga asal berhenti")
    save_transfers(draft.case.pk, {"iso-9001": None}, by, AT)
    save_transfers(draft.case.pk, {"iso-9001": None}, by, AT)
    assert transfer_of(draft.case) is None
    newest = Entry.objects.filter(chain=draft.case.chain).latest("seq")
    assert newest.data["removed"] == {"scheme": "iso-9001", "number": "QMS-0042"}


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
    state(draft, held.pk, "Biaya")
    assert set(asked()) - set(before) == {"alih"}


def test_what_cannot_be_transferred_has_its_sentence(draft: Drafted, by: Capacity, held: OtherCertificate) -> None:
    with pytest.raises(errors.TransferUnknown):
        state(draft, held.pk + 1, "Biaya")
    with pytest.raises(errors.Unreadable, match="Tulis alasan alih sertifikat"):
        state(draft, held.pk, " ")
    assert transfer_of(draft.case) is None


def test_the_certificate_stays_transferable_as_long_as_it_is_transferred(
    draft: Drafted, by: Capacity, held: OtherCertificate
) -> None:
    state(draft, held.pk, "Biaya")
    other = OtherData(standard="ISO 45001", body="B", number="1", valid_until=date(2028, 1, 1))
    with pytest.raises(errors.TransferOtherStandard):
        change_other_certificate(draft.case.pk, held.pk, other, by, AT)
    held.refresh_from_db()
    assert held.standard == "SNI ISO 9001:2015"
    remove_other_certificate(draft.case.pk, held.pk, by, AT)
    assert transfer_of(draft.case) is None


@pytest.mark.parametrize("kind", ["surveillance", "recertification"])
def test_only_a_first_certification_is_begun_by_a_transfer(
    draft: Drafted, by: Capacity, held: OtherCertificate, kind: str
) -> None:
    Case.objects.filter(pk=draft.case.pk).update(kind=kind)
    with pytest.raises(errors.NotAsked):
        state(draft, held.pk, "Biaya")


def test_a_returning_clients_copy_does_not_transfer_again(draft: Drafted, by: Capacity, held: OtherCertificate) -> None:
    state(draft, held.pk, "Biaya")
    Case.objects.filter(pk=draft.case.pk).update(sent_at=AT)
    again = open_case(draft.organisation, scheme="iso-9001", kind="initial", by=draft.user, at=AT)
    begin_from(again.pk, application_of(draft.case), by, AT)
    assert application_of(again).other_certificates.count() == 1
    assert transfer_of(again) is None


def test_md2_an_integrated_application_transfers_both_certificates_or_one_of_both_standards(
    draft: Drafted, by: Capacity, held: OtherCertificate
) -> None:
    Application.objects.filter(case=draft.case).update(also_scheme="iso-14001")
    second = add_other_certificate(
        draft.case.pk, replace(HELD, standard="ISO 14001:2015", number="EMS-7", valid_until=date(2027, 6, 30)), by, AT
    )
    both = {"iso-9001": TransferData(held.pk, "Biaya"), "iso-14001": TransferData(second.pk, "Biaya")}
    save_transfers(draft.case.pk, both, by, AT)
    assert [(one.scheme, one.certificate.number) for one in transfers_of(draft.case)] == [
        ("iso-9001", "QMS-0042"),
        ("iso-14001", "EMS-7"),
    ]
    save_transfers(draft.case.pk, {"iso-9001": None}, by, AT)
    assert (transfer_of(draft.case), [one.scheme for one in transfers_of(draft.case)]) == (None, ["iso-14001"])
    joint = add_other_certificate(draft.case.pk, replace(HELD, standard="ISO 9001 dan ISO 14001"), by, AT)
    save_transfers(draft.case.pk, dict.fromkeys(both, TransferData(joint.pk, "Biaya")), by, AT)
    assert {one.certificate for one in transfers_of(draft.case)} == {joint}


def test_md2_of_two_transfers_the_wrong_one_is_named_and_neither_is_saved(
    draft: Drafted, by: Capacity, held: OtherCertificate
) -> None:
    Application.objects.filter(case=draft.case).update(also_scheme="iso-14001")
    with pytest.raises(errors.TransferOtherStandard, match="ISO 14001") as refused:
        save_transfers(draft.case.pk, dict.fromkeys(("iso-9001", "iso-14001"), TransferData(held.pk, "Biaya")), by, AT)
    assert refused.value.field == "also_certificate"
    assert transfers_of(draft.case) == []


def test_md2_only_what_is_asked_for_is_transferred(draft: Drafted, held: OtherCertificate) -> None:
    with pytest.raises(errors.NotAsked):
        state(draft, held.pk, "Biaya", "iso-14001")


def test_md2_each_transfer_asks_for_the_papers_of_its_own_standard(
    draft: Drafted, by: Capacity, held: OtherCertificate
) -> None:
    Application.objects.filter(case=draft.case).update(also_scheme="iso-14001")
    for key, scheme in (("alih", "iso-9001"), ("sml-alih", "iso-14001")):
        row = {"office": draft.case.office, "key": key, "name": key, "schemes": [scheme]}
        Requirement.objects.create(**row, commodity="transfer", valid_from=date(2020, 1, 1))

    def asked() -> set[str]:
        return {row.key for row in required_documents(draft.case, application_of(draft.case))} & {"alih", "sml-alih"}

    assert asked() == set()
    state(draft, held.pk, "Biaya")
    assert asked() == {"alih"}
    save_transfers(draft.case.pk, {"iso-9001": None}, by, AT)
    joint = add_other_certificate(draft.case.pk, replace(HELD, standard="ISO 14001:2015"), by, AT)
    state(draft, joint.pk, "Biaya", "iso-14001")
    assert asked() == {"sml-alih"}
