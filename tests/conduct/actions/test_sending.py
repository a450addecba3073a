"""An integrated application: answered once, sent as two cases that name each other (decision 0010)."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.applications.actions import OtherData, TransferData, add_other_certificate, declare, save_transfers
from mutubaku.applications.models import Application, SystemScope
from mutubaku.applications.queries import (
    application_of,
    companion_of,
    required_documents,
    transfer_of,
    transfers_of,
)
from mutubaku.cases.models import Case
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.conduct.access import client_of
from mutubaku.conduct.errors import PapersMissing
from mutubaku.conduct.works.application import SentApart
from mutubaku.documents.models import Requirement, Version
from mutubaku.documents.queries import handed_in, latest
from tests.cast import MONDAY, Cast, answer, fresh, later
from tests.conduct.quick import Written

AT = later(hours=2)
LETTER = "surat-permohonan"


@pytest.fixture
def both(cast: Cast) -> Case:
    """A draft that asks for both management systems, whole but for its documents."""
    for key, scheme in (("mutu", "iso-9001"), ("lingkungan", "iso-14001")):
        Requirement.objects.create(
            office=cast.office, key=key, name=key.title(), schemes=[scheme], valid_from=date(2020, 1, 1), order=2
        )
    case = actions.open_case(
        cast.organisation, scheme="iso-9001", kind="initial", by=cast.client, at=MONDAY, also_scheme="iso-14001"
    )
    scope = answer(case).system_scope
    scope.edition, scope.also_edition = "SNI ISO 9001:2015", "SNI ISO 14001:2015"
    scope.save()
    return case


def hand_in(cast: Cast, case: Case, *keys: str) -> None:
    for key in keys:
        task = fresh(case, "application")
        actions.attach(task.pk, cast.client, AT, name=f"{key}.pdf", data=sample(key), requirement=key)


def sent(cast: Cast, case: Case) -> tuple[Case, Case]:
    hand_in(cast, case, "akta", "mutu", "lingkungan")
    actions.send(fresh(case, "application").pk, cast.client, AT)
    case.refresh_from_db()
    second = companion_of(case)
    assert second is not None
    return case, second


def keys_of(case: Case) -> list[str]:
    return [row.key for row in required_documents(case, application_of(case))]


def test_until_it_is_sent_the_documents_of_both_schemes_are_asked_for(both: Case) -> None:
    assert keys_of(both) == ["akta", "mutu", "lingkungan"]


def test_sending_begins_a_second_case_with_the_same_answers_and_both_are_at_the_office(cast: Cast, both: Case) -> None:
    first, second = sent(cast, both)
    assert (first.number, second.number) == ("0001/ISO-9001/XI/2026", "0002/ISO-14001/XI/2026")
    assert (second.scheme, second.kind, second.organisation) == ("iso-14001", "initial", first.organisation)
    assert [fresh(case, "disposition").is_open for case in (first, second)] == [True, True]
    assert companion_of(second) == first
    theirs = application_of(second)
    assert theirs.system_scope.edition == "SNI ISO 14001:2015"
    assert [site.personnel(40) for site in theirs.sites.all()] == [4]
    assert theirs.contact_position == "Manajer mutu"


def test_each_case_has_the_documents_of_its_own_scheme_and_the_bytes_are_kept_once(cast: Cast, both: Case) -> None:
    first, second = sent(cast, both)
    assert (keys_of(first), keys_of(second)) == (["akta", "mutu"], ["akta", "lingkungan"])
    assert set(handed_in(second)) == {"akta", "lingkungan"}
    assert handed_in(first)["akta"].file == handed_in(second)["akta"].file


def test_both_letters_ask_for_both_and_each_case_names_the_other(cast: Cast, both: Case, quick_papers: Written) -> None:
    first, second = sent(cast, both)
    asked = [data["asked"] for name, data in quick_papers.papers if name == "application-letter"]
    assert asked == ["sertifikasi awal ISO 9001 dan ISO 14001 terpadu"] * 2
    scopes = [data["scope"] for name, data in quick_papers.papers if name == "application-letter"]
    both_named = {"label": "Standar", "value": "SNI ISO 9001:2015 dan SNI ISO 14001:2015"}
    assert [both_named in scope for scope in scopes] == [True, True]
    assert first.about == f"Produksi karet remah (terpadu dengan {second.number})"
    second.refresh_from_db()
    assert second.about == f"Produksi karet remah (terpadu dengan {first.number})"


def test_a_letter_signed_by_hand_is_the_letter_of_both(cast: Cast, both: Case) -> None:
    signed = actions.attach(
        fresh(both, "application").pk, cast.client, AT, name="tertanda.pdf", data=sample("Surat"), kind=LETTER
    )
    first, second = sent(cast, both)
    letter = latest(second, LETTER)
    assert letter is not None
    assert letter.file == signed.file
    assert [origins(one) for one in (first, second)] == [["uploaded", "made", "uploaded"], ["uploaded", "made"]]


def test_a_letter_signed_before_the_answers_were_changed_is_the_letter_of_neither(cast: Cast, both: Case) -> None:
    actions.attach(
        fresh(both, "application").pk, cast.client, AT, name="tertanda.pdf", data=sample("Surat"), kind=LETTER
    )
    SystemScope.objects.update(statement="Produksi ban")
    first, second = sent(cast, both)
    assert [origins(one) for one in (first, second)] == [["made", "uploaded"], ["made"]]


def origins(case: Case) -> list[str]:
    """How the versions of the letter came, newest first."""
    found = Version.objects.filter(document__case=case, document__kind=LETTER).order_by("-number")
    return list(found.values_list("origin", flat=True))


def test_while_something_is_missing_neither_is_sent(cast: Cast, both: Case) -> None:
    hand_in(cast, both, "akta", "mutu")
    with pytest.raises(PapersMissing):
        actions.send(fresh(both, "application").pk, cast.client, AT)
    assert Case.objects.count() == 1


def test_the_first_is_never_sent_without_the_second(cast: Cast, both: Case) -> None:
    hand_in(cast, both, "akta", "mutu", "lingkungan")
    with pytest.raises(SentApart, match="bersama perkara keduanya"):
        actions.perform(fresh(both, "application").pk, "dikirim", cast.client, AT)
    assert Case.objects.get().sent_at is None


def test_an_application_for_one_scheme_is_sent_as_one_case(cast: Cast) -> None:
    case = cast.new_case()
    hand_in(cast, case, "akta")
    actions.send(fresh(case, "application").pk, cast.client, AT)
    assert (Case.objects.count(), companion_of(case)) == (1, None)


def test_a_case_without_an_application_has_no_companion(cast: Cast) -> None:
    case = cast.new_case()
    case.pk += 1
    assert companion_of(case) is None
    assert Application.objects.count() == 1


def test_md2_each_case_of_an_integrated_application_goes_on_with_its_own_transferred_certificate(
    cast: Cast, both: Case
) -> None:
    given: dict[str, TransferData | None] = {}
    by = client_of(both, cast.client, AT)
    for scheme, number, until in (("iso-9001", "QMS-1", date(2028, 2, 29)), ("iso-14001", "EMS-2", date(2027, 6, 30))):
        held = OtherData(standard=scheme.upper().replace("-", " "), body="Lembaga", number=number, valid_until=until)
        given[scheme] = TransferData(add_other_certificate(both.pk, held, by, AT).pk, f"Alasan {number}")
    save_transfers(both.pk, given, by, AT)
    declare(both.pk, by, AT)
    first, second = sent(cast, both)
    for case, number in ((first, "QMS-1"), (second, "EMS-2")):
        stated = transfer_of(case)
        assert stated is not None
        assert (stated.certificate.application.case, stated.certificate.number) == (case, number)
        assert stated.reason == f"Alasan {number}"
    assert [one.scheme for one in transfers_of(second)] == ["iso-14001"]


def test_md2_where_only_one_of_two_is_transferred_the_other_begins_anew(cast: Cast, both: Case) -> None:
    by = client_of(both, cast.client, AT)
    held = OtherData(standard="ISO 9001", body="Lembaga", number="QMS-1", valid_until=date(2028, 2, 29))
    chosen = add_other_certificate(both.pk, held, by, AT)
    save_transfers(both.pk, {"iso-9001": TransferData(chosen.pk, "Biaya"), "iso-14001": None}, by, AT)
    declare(both.pk, by, AT)
    first, second = sent(cast, both)
    assert transfer_of(first) is not None
    assert transfer_of(second) is None
