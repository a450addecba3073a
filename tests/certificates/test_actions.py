"""Certificates are drafted with a number that is given once, issued by a signature, replaced and continued."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError

from mutubaku.cases.models import Case
from mutubaku.certificates import actions
from mutubaku.certificates.actions import Granted, NothingToContinue
from mutubaku.certificates.errors import (
    CertificateExpired,
    CertificateOfLot,
    CertificateReplaced,
    CertificateWithdrawn,
    EditionOver,
    LotMissing,
    SuspensionStands,
)
from mutubaku.certificates.models import Certificate, Continuation, Subject
from mutubaku.certificates.queries import standing_of
from mutubaku.documents.models import Version
from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity, capacity_for
from mutubaku.schemes.models import Edition, SchemeTerms
from mutubaku.schemes.queries import TermsMissing
from tests.cast import Cast, fresh, later
from tests.factories.people import OrganisationFactory

GRANTED = Granted(holder={"name": "PT Contoh"}, scope={"statement": "Karet"})
AT = later(days=1)  # Tuesday 24 November 2026
DAY = date(2026, 11, 24)


@pytest.fixture
def head(cast: Cast) -> Capacity:
    found = capacity_for(cast.staff["head"], cast.office, "head", AT)
    assert found is not None
    return found


def begin(cast: Cast, kind: str = "initial", subject: Certificate | None = None, scheme: str = "iso-9001") -> Case:
    """A case without more than its row, as a certificate sees it."""
    return cast.new_case(scheme, kind, subject=subject)


def some_file(cast: Cast) -> Version:
    return Version.objects.filter(document__case=cast.case_at("disposition").case).latest("id")


def last(case: Case) -> Entry:
    return Entry.objects.filter(chain=case.chain).latest("seq")


def test_a_draft_has_its_number_its_secret_and_its_terms_but_is_not_issued(cast: Cast, head: Capacity) -> None:
    case = begin(cast)
    draft = actions.draft(case, GRANTED, head, AT)
    assert (str(draft), draft.scheme, draft.organisation, draft.office, draft.revision) == (
        "0001/ISO-9001/XI/2026",
        "iso-9001",
        cast.organisation,
        cast.office,
        1,
    )
    assert (draft.standard, draft.valid_from, draft.valid_until) == ("SNI ISO 9001:2015", DAY, date(2029, 11, 23))
    assert (draft.holder, draft.scope) == (GRANTED.holder, GRANTED.scope)
    assert (draft.issued_at, draft.file, draft.signed_by) == (None, None, None)
    assert int(draft.secret, 16) >= 0
    assert (last(case).verb, last(case).data) == ("certificate.drafted", {"number": draft.number})


def test_a_draft_brought_up_to_date_keeps_its_number_and_secret(cast: Cast, head: Capacity) -> None:
    case = begin(cast)
    first = actions.draft(case, GRANTED, head, AT)
    written = Entry.objects.count()
    again = actions.draft(case, Granted({"name": "PT Baru"}, {"statement": "Ban"}), head, later(days=3))
    again.refresh_from_db()
    assert (again.pk, again.number, again.secret) == (first.pk, first.number, first.secret)
    assert (again.holder, again.scope, again.valid_from) == (
        {"name": "PT Baru"},
        {"statement": "Ban"},
        date(2026, 11, 26),
    )
    assert Entry.objects.count() == written


def test_every_certificate_has_another_number_and_another_secret(cast: Cast, head: Capacity) -> None:
    drafts = [actions.draft(begin(cast), GRANTED, head, AT) for _ in range(3)]
    assert [draft.number for draft in drafts] == [f"000{n}/ISO-9001/XI/2026" for n in (1, 2, 3)]
    assert len({draft.secret for draft in drafts}) == 3


def test_the_database_refuses_a_number_twice_and_a_validity_that_ends_as_it_begins(cast: Cast, head: Capacity) -> None:
    one, other = (actions.draft(begin(cast), GRANTED, head, AT) for _ in range(2))
    with pytest.raises(IntegrityError):
        Certificate.objects.filter(pk=other.pk).update(number=one.number)


def test_the_database_refuses_a_validity_that_ends_as_it_begins(cast: Cast, head: Capacity) -> None:
    draft = actions.draft(begin(cast), GRANTED, head, AT)
    with pytest.raises(IntegrityError):
        Certificate.objects.filter(pk=draft.pk).update(valid_until=draft.valid_from)


def test_without_terms_no_certificate_is_drafted_and_one_is_told_whom_to_ask(cast: Cast, head: Capacity) -> None:
    SchemeTerms.objects.all().delete()
    with pytest.raises(TermsMissing, match="Minta administrator mengisinya di Administrasi"):
        actions.draft(begin(cast), GRANTED, head, AT)
    assert not Certificate.objects.exists()


def transition(cast: Cast, ends: date, *, confirmed: bool = True) -> None:
    terms = SchemeTerms.objects.get(office=cast.office, scheme="iso-9001")
    Edition.objects.update_or_create(
        terms=terms,
        name="SNI ISO 9001:2015",
        defaults={"transition_until": ends, "is_confirmed": confirmed, "source": "IAF"},
    )


def test_a_certificate_ends_with_the_transition_of_its_edition_once_somebody_confirmed_it(
    cast: Cast, head: Capacity
) -> None:
    case = begin(cast)
    transition(cast, date(2027, 6, 30), confirmed=False)
    assert actions.draft(case, GRANTED, head, AT).valid_until == date(2029, 11, 23)
    transition(cast, date(2027, 6, 30))
    assert actions.draft(case, GRANTED, head, AT).valid_until == date(2027, 6, 30)
    newer = replace(GRANTED, scope={"edition": "ISO 9001:2026"})
    assert actions.draft(case, newer, head, AT).valid_until == date(2029, 11, 23)


def test_nothing_is_granted_by_an_edition_whose_transition_is_over(cast: Cast, head: Capacity) -> None:
    case = begin(cast)
    transition(cast, DAY)
    with pytest.raises(EditionOver, match="berakhir 24 November 2026"):
        actions.draft(case, GRANTED, head, AT)
    with pytest.raises(EditionOver):
        actions.check_edition(case, {}, DAY)
    actions.check_edition(case, {"edition": "ISO 9001:2026"}, DAY)


def test_a_deadline_that_a_newer_version_of_the_scheme_brings_does_not_touch_a_running_case(
    cast: Cast, head: Capacity
) -> None:
    case = begin(cast)
    newer = SchemeTerms.objects.get(office=cast.office, scheme="iso-9001")
    newer.pk, newer.valid_from = None, DAY
    newer.save()
    Edition.objects.create(
        terms=newer, name="SNI ISO 9001:2015", transition_until=date(2027, 6, 30), is_confirmed=True, source="IAF"
    )
    assert actions.draft(case, GRANTED, head, AT).valid_until == date(2029, 11, 23)


@pytest.fixture
def issued(cast: Cast, head: Capacity) -> Certificate:
    certificate = actions.draft(begin(cast), GRANTED, head, AT)
    actions.issue(certificate, some_file(cast), head, AT)
    return certificate


def test_issuing_says_who_signed_what_and_when(cast: Cast, head: Capacity, issued: Certificate) -> None:
    issued.refresh_from_db()
    assert (issued.issued_at, issued.signed_by, issued.signed_as) == (AT, cast.staff["head"], "Head")
    assert issued.file is not None
    assert standing_of(issued) == "active"
    change = issued.standings.get()
    assert (change.at, change.by, change.by_as, str(change)) == (AT, cast.staff["head"], "Head", f"{issued.pk} active")
    assert (last(issued.case).verb, last(issued.case).data) == (
        "certificate.issued",
        {
            "number": issued.number,
            "valid_from": "2026-11-24",
            "valid_until": "2029-11-23",
            "sha256": issued.file.file.sha256,
        },
    )
    assert issued.replaced_by is None


def test_ms_01_the_validity_counts_from_the_decision_and_not_from_the_day_the_certificate_is_made(
    cast: Cast, head: Capacity
) -> None:
    made = actions.draft(begin(cast), replace(GRANTED, decided_on=date(2026, 11, 3)), head, AT)
    assert (made.valid_from, made.valid_until) == (DAY, date(2029, 11, 2))


def test_ms_16_a_recertification_decided_in_time_follows_the_old_expiry_though_printed_after_it(
    cast: Cast, head: Capacity, issued: Certificate
) -> None:
    Certificate.objects.filter(pk=issued.pk).update(valid_from=date(2023, 1, 1), valid_until=date(2026, 11, 20))
    given = replace(GRANTED, decided_on=date(2026, 11, 18))
    renewed = actions.draft(begin(cast, "recertification", issued), given, head, AT)
    assert (renewed.valid_from, renewed.valid_until) == (DAY, date(2029, 11, 20))


@pytest.mark.parametrize("kind", ["recertification", "scope-change"])
def test_a_later_certificate_replaces_the_one_it_is_about(
    cast: Cast, head: Capacity, issued: Certificate, kind: str
) -> None:
    renewed = actions.draft(begin(cast, kind, issued), GRANTED, head, later(days=30))
    actions.issue(renewed, some_file(cast), head, later(days=30))
    issued.refresh_from_db()
    assert issued.replaced_by == renewed


@pytest.mark.parametrize("kind", ["recertification", "scope-change"])
def test_ms_20_a_suspension_nobody_lifted_is_not_lifted_by_a_new_certificate(
    cast: Cast, head: Capacity, issued: Certificate, kind: str
) -> None:
    renewed = actions.draft(begin(cast, kind, issued), GRANTED, head, later(days=30))
    issued.standings.create(standing="suspended", at=later(days=31))
    with pytest.raises(SuspensionStands, match=rf"{issued.number} sedang dibekukan, jadi belum dapat diganti"):
        actions.issue(renewed, some_file(cast), head, later(days=32))
    issued.refresh_from_db()
    assert (issued.replaced_by, standing_of(issued), Certificate.objects.get(pk=renewed.pk).issued_at) == (
        None,
        "suspended",
        None,
    )
    issued.standings.create(standing="active", at=later(days=33))
    actions.issue(renewed, some_file(cast), head, later(days=34))
    issued.refresh_from_db()
    assert issued.replaced_by == renewed


def test_ms_16_a_suspended_certificate_that_has_expired_is_recertified_for_nothing_of_it_is_restored_any_more(
    cast: Cast, head: Capacity, issued: Certificate
) -> None:
    renewed = actions.draft(begin(cast, "recertification", issued), GRANTED, head, later(days=30))
    issued.standings.create(standing="suspended", at=AT)
    Certificate.objects.filter(pk=issued.pk).update(valid_until=later(days=31).date())
    actions.issue(renewed, some_file(cast), head, later(days=40))
    assert standing_of(renewed) == "active"


@pytest.mark.parametrize("kind", ["recertification", "scope-change"])
@pytest.mark.parametrize(("gone", "refusal"), [("replaced", CertificateReplaced), ("withdrawn", CertificateWithdrawn)])
def test_no_certificate_takes_the_place_of_one_that_is_gone(
    cast: Cast, head: Capacity, issued: Certificate, kind: str, gone: str, refusal: type[Exception]
) -> None:
    waiting = begin(cast, kind, issued)
    drafted = actions.draft(waiting, GRANTED, head, later(days=29))
    if gone == "replaced":
        other = "scope-change" if kind == "recertification" else "recertification"
        newer = actions.draft(begin(cast, other, issued), GRANTED, head, later(days=29))
        actions.issue(newer, some_file(cast), head, later(days=30))
    else:
        issued.standings.create(standing="withdrawn", at=later(days=30))
    with pytest.raises(refusal, match=issued.number):
        actions.draft(waiting, GRANTED, head, later(days=31))
    with pytest.raises(refusal, match=issued.number):
        actions.issue(drafted, some_file(cast), head, later(days=31))


def test_a_recertification_begins_a_new_validity(cast: Cast, head: Capacity, issued: Certificate) -> None:
    renewed = actions.draft(begin(cast, "recertification", issued), GRANTED, head, later(days=31))
    assert (renewed.valid_from, renewed.valid_until) == (date(2026, 12, 24), date(2029, 12, 23))


def test_a_change_of_scope_keeps_the_expiry_of_the_certificate_it_changes(
    cast: Cast, head: Capacity, issued: Certificate
) -> None:
    changed = actions.draft(begin(cast, "scope-change", issued), GRANTED, head, later(days=31))
    assert (changed.valid_from, changed.valid_until) == (date(2026, 12, 24), issued.valid_until)


def test_ms_17_a_change_of_scope_of_an_expired_certificate_is_refused_for_it_would_prolong_it(
    cast: Cast, head: Capacity, issued: Certificate
) -> None:
    Certificate.objects.filter(pk=issued.pk).update(valid_from=date(2023, 1, 1), valid_until=date(2026, 11, 24))
    with pytest.raises(CertificateExpired, match="Jalannya adalah sertifikasi ulang"):
        actions.draft(begin(cast, "scope-change", issued), GRANTED, head, AT)


def test_ms_16_a_recertification_finished_before_the_expiry_follows_it(
    cast: Cast, head: Capacity, issued: Certificate
) -> None:
    Certificate.objects.filter(pk=issued.pk).update(valid_from=date(2024, 1, 1), valid_until=date(2026, 12, 31))
    renewed = actions.draft(begin(cast, "recertification", issued), GRANTED, head, AT)
    assert (renewed.valid_from, renewed.valid_until, renewed.cycle_from) == (DAY, date(2029, 12, 31), DAY)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"replaced_by": True}, CertificateReplaced),
        ({"valid_until": date(2026, 11, 23), "valid_from": date(2026, 1, 1)}, CertificateExpired),
    ],
)
def test_a_letter_for_a_certificate_replaced_meanwhile_or_expired_is_refused_with_its_sentence(
    cast: Cast, issued: Certificate, change: dict[str, object], refusal: type[Exception]
) -> None:
    case = begin(cast, "surveillance", issued)
    given = {**change, "replaced_by": issued} if "replaced_by" in change else change
    Certificate.objects.filter(pk=issued.pk).update(**given)
    with pytest.raises(refusal, match=issued.number):
        actions.draft_continuation(case, AT)
    assert not Continuation.objects.exists()


def test_a_change_of_scope_of_a_certificate_from_before_this_system_begins_a_new_validity(
    cast: Cast, head: Capacity
) -> None:
    assert actions.draft(begin(cast, "scope-change"), GRANTED, head, AT).valid_until == date(2029, 11, 23)


def test_a_case_is_about_one_certificate_of_its_own_client(cast: Cast, issued: Certificate) -> None:
    case = begin(cast, "recertification")
    actions.set_subject(case, issued)
    assert str(Subject.objects.get(case=case)) == f"{case.pk} → {issued.pk}"
    case.organisation = OrganisationFactory(office=cast.office)
    with pytest.raises(NothingToContinue, match="bukan milik perusahaan ini"):
        actions.set_subject(case, issued)


def test_the_letter_of_a_surveillance_has_its_number_and_keeps_it(
    cast: Cast, head: Capacity, issued: Certificate
) -> None:
    case = begin(cast, "surveillance", issued)
    letter = actions.draft_continuation(case, AT)
    assert (letter.certificate, letter.case, str(letter)) == (issued, case, "0001/ISO-9001/XI/2026")
    assert actions.draft_continuation(case, later(days=9)) == letter
    assert Continuation.objects.count() == 1


def test_a_surveillance_about_no_certificate_has_nothing_to_continue(cast: Cast) -> None:
    case = begin(cast, "recertification")
    with pytest.raises(NothingToContinue) as refusal:
        actions.draft_continuation(case, AT)
    assert str(refusal.value) == ("Surveilans ini tidak menunjuk sertifikat mana pun, jadi tidak ada yang diteruskan.")


def test_issuing_the_letter_says_who_signed_it_and_leaves_the_certificate_as_it_is(
    cast: Cast, head: Capacity, issued: Certificate
) -> None:
    case = begin(cast, "surveillance", issued)
    letter, file = actions.draft_continuation(case, AT), some_file(cast)
    actions.issue_continuation(letter, file, head, AT)
    letter.refresh_from_db()
    assert (letter.issued_at, letter.signed_by, letter.signed_as, letter.file) == (
        AT,
        cast.staff["head"],
        "Head",
        file,
    )
    assert (last(case).verb, last(case).data) == (
        "certificate.continued",
        {"number": letter.number, "certificate": issued.number, "sha256": file.file.sha256},
    )
    before = (issued.valid_until, issued.replaced_by)
    issued.refresh_from_db()
    assert (issued.valid_until, issued.replaced_by) == before
    assert fresh(case, "application").is_open


def of_lot(lot: str = "A-7") -> Granted:
    product = {"name": "Air mineral", "certification_type": "1", "lot": lot}
    return Granted(holder={"name": "PT Contoh"}, scope={"products": [product]})


def test_a_certificate_of_a_lot_has_no_expiry_and_nothing_renews_it(cast: Cast, head: Capacity) -> None:
    certificate = actions.draft(begin(cast, scheme="sppt-sni"), of_lot(), head, AT)
    actions.issue(certificate, some_file(cast), head, AT)
    assert (certificate.valid_until, certificate.lots) == (None, "A-7")
    assert last(certificate.case).data["valid_until"] is None
    again = begin(cast, "recertification", scheme="sppt-sni")
    actions.set_subject(again, certificate)
    with pytest.raises(CertificateOfLot, match="ajukan sertifikasi awal"):
        actions.draft(again, GRANTED, head, AT)


def test_a_certificate_of_a_lot_is_not_drafted_while_the_lot_is_unknown(cast: Cast, head: Capacity) -> None:
    with pytest.raises(LotMissing):
        actions.draft(begin(cast, scheme="sppt-sni"), of_lot(""), head, AT)
    assert not Certificate.objects.exists()
