"""A draft that a change of scope has overtaken: said, taken over by its client alone, and never certified unseen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mutubaku.applications.actions import renew_scope
from mutubaku.applications.actions.copying import NotRepeatable
from mutubaku.applications.models import Application
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case, Kind
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.queries import subject_of
from mutubaku.conduct import actions
from mutubaku.conduct.access import client_of
from mutubaku.conduct.actions import take_newer_scope
from mutubaku.conduct.actions.beginning import NotOvertaken
from mutubaku.conduct.actions.cycle import begin_about
from mutubaku.conduct.errors import NotYours
from mutubaku.conduct.overtaken import differences, overtaken_by
from mutubaku.journal.models import Entry
from tests.cast import MONDAY, Cast
from tests.certified import certified
from tests.overtaken import CHANGED_AT, NEWER, changed, overtaken

LATER = CHANGED_AT + timedelta(hours=1)


@pytest.mark.parametrize("kind", ["recertification", "surveillance"])
def test_a_draft_begun_before_a_change_of_scope_was_granted_still_asks_for_the_old_one(cast: Cast, kind: str) -> None:
    draft, newer = overtaken(cast, kind)
    draft = Case.objects.get(pk=draft.pk)
    assert subject_of(draft) == newer
    assert [(one.label, one.certificate) for one in differences(draft)] == [("Ruang lingkup", NEWER)]
    assert overtaken_by(draft) == newer


def test_its_client_puts_the_certificates_scope_in_its_place_and_the_journal_says_from_where(cast: Cast) -> None:
    draft, newer = overtaken(cast)
    task = draft.tasks.get()
    with pytest.raises(NotYours):
        take_newer_scope(task.pk, cast.staff["pjt"], LATER)
    taken = take_newer_scope(task.pk, cast.client, LATER)
    assert (taken.system_scope.statement, taken.copied_from) == (NEWER, application_of(newer.case))
    assert taken.sites.count() == application_of(newer.case).sites.count()
    draft = Case.objects.get(pk=draft.pk)
    assert (differences(draft), overtaken_by(draft)) == ([], None)
    said = Entry.objects.filter(chain=draft.chain).latest("seq")
    assert said.data == {"part": "copied", "from": newer.case.number}
    with pytest.raises(NotOvertaken):
        take_newer_scope(task.pk, cast.client, LATER)


def test_a_draft_begun_after_the_change_differs_only_where_its_client_made_it_differ(cast: Cast) -> None:
    newer = changed(cast, certified(cast), MONDAY - timedelta(hours=1))
    draft = cast.new_case(kind="recertification", subject=newer)
    assert [one.certificate for one in differences(draft)] == [NEWER]  # begun with other answers
    assert overtaken_by(draft) is None


def test_a_change_of_scope_differs_from_its_certificate_because_it_is_meant_to(cast: Cast) -> None:
    certificate = certified(cast)
    case = cast.new_case(kind="scope-change", subject=certificate)
    scope = application_of(case).system_scope
    scope.statement = NEWER
    scope.save()
    assert differences(Case.objects.get(pk=case.pk)) == []
    assert differences(certificate.case) == []


@pytest.mark.parametrize("ending", ["", "withdrawn", "refused"])
def test_a_surveillance_begins_from_what_is_certified_not_from_a_change_that_was_not_granted(
    cast: Cast, ending: str
) -> None:
    certificate = certified(cast)
    asked = cast.new_case(kind="scope-change", subject=certificate)
    scope = application_of(asked).system_scope
    scope.statement = NEWER
    scope.save()
    Case.objects.filter(pk=asked.pk).update(
        sent_at=MONDAY, ending=ending, closed_at=MONDAY if ending else None, ending_reason="Alasan" if ending else ""
    )
    draft = begin_about(certificate, Kind.SURVEILLANCE, LATER)
    assert differences(draft) == []
    assert application_of(draft).copied_from == application_of(certificate.case)


def test_nothing_differs_while_nothing_is_answered_or_the_certificate_is_still_a_draft(cast: Cast) -> None:
    certificate = certified(cast)
    empty = actions.open_case(
        cast.organisation, scheme="iso-9001", kind="recertification", by=cast.client, at=LATER, subject=certificate
    )
    assert (differences(empty), overtaken_by(empty)) == ([], None)
    Application.objects.filter(case=empty).delete()
    assert differences(Case.objects.get(pk=empty.pk)) == []
    draft, newer = overtaken(cast)
    Certificate.objects.filter(pk=newer.pk).update(issued_at=None)
    draft = Case.objects.get(pk=draft.pk)
    assert (differences(draft), overtaken_by(draft)) == ([], None)


def test_a_newer_scope_is_that_of_an_application_the_same_client_has_sent(cast: Cast) -> None:
    draft, newer = overtaken(cast)
    other = cast.new_case("iso-14001")
    by = client_of(draft, cast.client, LATER)
    for source in (other, cast.new_case()):
        with pytest.raises(NotRepeatable):
            renew_scope(draft.pk, application_of(source), by, LATER)
    assert overtaken_by(Case.objects.get(pk=draft.pk)) == newer


@pytest.mark.parametrize("scheme", ["sppt-sni", "industri-hijau"])
def test_products_and_sites_of_every_scheme_are_compared_and_taken_over(cast: Cast, scheme: str) -> None:
    certificate = certified(cast, scheme)
    draft = cast.new_case(scheme, "recertification", subject=certificate)
    changed(cast, certificate)
    labels = {one.label for one in differences(Case.objects.get(pk=draft.pk))}
    assert labels & {"Produk", "Ruang lingkup"}
    take_newer_scope(draft.tasks.get().pk, cast.client, LATER)
    assert differences(Case.objects.get(pk=draft.pk)) == []
