"""Beginning from what was given before: the answers of an earlier application, and documents verified then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.applications.actions import begin_from
from mutubaku.applications.actions.copying import NotRepeatable
from mutubaku.applications.models import Application
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case
from mutubaku.conduct import actions
from mutubaku.conduct.access import client_of
from mutubaku.conduct.actions.beginning import NoEarlier
from mutubaku.conduct.reuse import reusable
from mutubaku.documents.queries import handed_in
from mutubaku.journal.models import Entry
from mutubaku.people.models import Organisation
from mutubaku.reviews.models import Verification
from tests.cast import MONDAY, Cast, fresh, later
from tests.factories.people import OrganisationFactory, member

AT = later(days=30)
SCHEMES = ["sppt-sni", "iso-9001", "industri-hijau"]


def again(cast: Cast, scheme: str = "iso-9001", organisation: Organisation | None = None) -> Case:
    """A new draft without answers."""
    client = organisation or cast.organisation
    by = member(client) if organisation else cast.client
    return actions.open_case(client, scheme=scheme, kind="initial", by=by, at=AT)


def begin(cast: Cast, case: Case) -> Application:
    actions.begin_from_earlier(fresh(case, "application").pk, cast.client, AT)
    return application_of(case)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_draft_begins_with_the_answers_the_client_sent_last(cast: Cast, scheme: str) -> None:
    earlier = cast.case_at("disposition", scheme).case
    case = again(cast, scheme)
    given = begin(cast, case)
    before = application_of(earlier)
    assert (given.copied_from, given.contact_position, given.declared_at) == (before, "Manajer mutu", None)
    for many in ("products", "sites", "green_figures"):
        assert [str(row) for row in getattr(given, many).all()] == [str(row) for row in getattr(before, many).all()]
        assert not {row.pk for row in getattr(given, many).all()} & {row.pk for row in getattr(before, many).all()}
    entry = Entry.objects.filter(chain=case.chain).latest("seq")
    assert entry.data == {"part": "copied", "from": earlier.number}


def test_a_site_that_an_audit_found_last_time_is_applied_for_now_like_the_others(cast: Cast) -> None:
    earlier = application_of(cast.case_at("disposition").case)
    earlier.sites.update(found_on=MONDAY.date())
    copied = begin(cast, again(cast))
    assert {one.found_on for one in copied.sites.all()} == {None}
    assert earlier.sites.filter(found_on=MONDAY.date()).exists()


def test_without_an_earlier_application_there_is_nothing_to_begin_with(cast: Cast) -> None:
    cast.new_case()  # a draft is no application that was sent
    case = again(cast)
    with pytest.raises(NoEarlier):
        begin(cast, case)


def test_a_draft_that_has_answers_keeps_them(cast: Cast) -> None:
    cast.case_at("disposition")
    with pytest.raises(NotRepeatable):
        begin(cast, cast.new_case())


def test_nobody_begins_with_the_answers_of_another_client_scheme_or_draft(cast: Cast) -> None:
    sent = application_of(cast.case_at("disposition").case)
    unsent = application_of(cast.new_case())
    stranger = again(cast, organisation=OrganisationFactory(office=cast.office))
    own, other = again(cast), again(cast, "iso-14001")
    for case, source in ((stranger, sent), (other, sent), (own, unsent)):
        by = client_of(case, case.opened_by, AT)
        with pytest.raises(NotRepeatable):
            begin_from(case.pk, source, by, AT)


def verified(cast: Cast, expires_on: date | None = None, *, is_valid: bool = True) -> Verification:
    """The deed as it was judged in an earlier case."""
    task = cast.case_at("verification")
    version = handed_in(task.case)["akta"]
    return Verification.objects.create(
        task=task, version=version, requirement="akta", is_valid=is_valid, expires_on=expires_on
    )


def test_a_document_verified_before_is_handed_in_again_as_the_same_stored_file(cast: Cast) -> None:
    before = verified(cast, AT.date())
    case = again(cast)
    (offered,) = reusable(case, AT)
    assert (offered.requirement.key, offered.number, offered.expires_on) == ("akta", before.task.case.number, AT.date())
    (version,) = actions.reuse_documents(fresh(case, "application").pk, cast.client, AT, ["akta", "tidak-ada"])
    assert version.file == before.version.file
    entry = Entry.objects.filter(chain=case.chain).latest("seq")
    assert (entry.verb, entry.data["sha256"]) == ("document.added", before.version.file.sha256)
    assert reusable(case, AT) == []


def test_a_document_that_has_expired_was_not_valid_or_is_another_clients_is_not_offered(cast: Cast) -> None:
    judged = verified(cast, AT.date() - timedelta(days=1))
    assert reusable(again(cast), AT) == []
    judged.expires_on, judged.is_valid = None, False
    judged.save()
    assert reusable(again(cast), AT) == []
    judged.is_valid = True
    judged.save()
    assert len(reusable(again(cast), AT)) == 1
    assert reusable(again(cast, organisation=OrganisationFactory(office=cast.office)), AT) == []


def test_the_last_word_on_a_document_counts(cast: Cast) -> None:
    verified(cast)
    later_task = cast.case_at("verification")
    Verification.objects.create(
        task=later_task, version=handed_in(later_task.case)["akta"], requirement="akta", is_valid=False, reason="Baru"
    )
    assert reusable(again(cast), AT) == []
    assert MONDAY < AT


def test_an_integrated_draft_begins_with_the_newest_edition_of_its_second_standard(cast: Cast) -> None:
    cast.case_at("disposition")
    case = actions.open_case(
        cast.organisation, scheme="iso-9001", kind="initial", by=cast.client, at=AT, also_scheme="iso-14001"
    )
    scope = begin(cast, case).system_scope
    assert (scope.edition, scope.also_edition) == ("SNI ISO 9001:2015", "SNI ISO 14001:2015")
