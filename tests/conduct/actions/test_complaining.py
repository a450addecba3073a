"""Complaints: taken from anybody, acknowledged in writing, handled and decided by people with no part in the matter."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from mutubaku.certificates.models import Certificate
from mutubaku.complaints import errors
from mutubaku.complaints.actions import Decided, Given
from mutubaku.complaints.models import Complaint
from mutubaku.complaints.queries import complaint_in, standing_of
from mutubaku.conduct.actions.complaining import (
    acknowledge_complaint,
    answer_complaint,
    judge_complaint,
    link_complaint,
    make_complaint,
)
from mutubaku.conduct.actions.complaint_handling import (
    decide_complaint,
    name_people,
    note_complaint,
    refer_complaint,
    settle_publicity,
)
from mutubaku.conduct.complaints import free_for, involved_in, referred_complaint, visible_complaint
from mutubaku.conduct.errors import NotYours
from mutubaku.documents.storage import read
from mutubaku.journal.models import Entry
from mutubaku.journal.queries import broken_chains
from mutubaku.notices.jobs import address_notices
from mutubaku.notices.models import Delivery, Notice
from mutubaku.people.models import Interest
from tests.cast import MONDAY, Cast, later
from tests.certified import certified
from tests.conduct.quick import Written, quick_papers
from tests.factories.people import OfficeFactory, official

__all__ = ["quick_papers"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
AT = later(days=1)
OUTCOME = Decided(outcome="founded", reason="Terlambat.", correction="Dijawab.", corrective_action="Dicatat.")


def complain(cast: Cast, **given: object) -> Complaint:
    """A complaint about the service, unless said otherwise."""
    whole = {"about": "service", "text": "Jawaban terlambat.", "name": "Sari Contoh", "email": "sari@contoh.example"}
    return make_complaint(cast.office, Given(**{**whole, **given}), AT)  # type: ignore[arg-type]  # as it is asked


def accepted(cast: Cast, **given: object) -> Complaint:
    """A complaint acknowledged and found to be ours."""
    made = complain(cast, **given)
    acknowledge_complaint(made.pk, cast.staff["pjt"], AT)
    return judge_complaint(made.pk, cast.staff["ss"], AT, is_ours=True, reason="Tentang layanan kami.")


def handled(cast: Cast, **given: object) -> Complaint:
    """A complaint in the hands of the sampler, to be decided by the laboratory."""
    made = accepted(cast, **given)
    people = {"handler": cast.staff["ppc"], "decider": cast.staff["laboratory"]}
    return name_people(made.pk, cast.staff["ss"], AT, **people)


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return certified(cast)


def test_anybody_complains_and_gets_a_number_and_a_secret_link(cast: Cast) -> None:
    made = complain(cast)
    assert (made.number, made.acknowledge_days, made.answer_days) == ("0001//XI/2026", 3, 30)
    assert complaint_in(made.secret) == made
    assert complaint_in("0" * 32) is None
    assert complaint_in(made.secret[:-1]) is None
    told = {(one.role, one.data["path"]) for one in Notice.objects.filter(kind="complaint")}
    assert told == {(role, f"/kerja/keluhan/{made.pk}/") for role in ("head", "pjt", "ss")}
    assert complain(cast).number == "0002//XI/2026"


def test_the_journal_keeps_neither_the_name_nor_the_words_of_whoever_complains(cast: Cast) -> None:
    made = complain(cast)
    entry = Entry.objects.get(chain=made.chain)
    assert (entry.actor_name, entry.data) == ("Pengadu", {"number": made.number, "about": "service"})


def test_what_cannot_be_told_or_is_about_nobody_is_refused_and_takes_no_number(cast: Cast) -> None:
    for given, error in (
        ({"email": ""}, errors.ContactMissing),
        ({"text": " "}, errors.ComplaintTextMissing),
        ({"about": "client"}, errors.SubjectMissing),
    ):
        with pytest.raises(error):
            complain(cast, **given)
    assert complain(cast).number.startswith("0001")


def test_a_number_that_is_typed_leads_to_the_case_and_one_that_is_none_of_ours_is_kept(
    cast: Cast, certificate: Certificate
) -> None:
    known = complain(cast, about="client", certificate_number=f" {certificate.number.lower()} ")
    false = complain(cast, about="client", certificate_number="PALSU/1")
    assert (known.case, false.case, false.certificate_number) == (certificate.case, None, "PALSU/1")
    with pytest.raises(errors.SubjectNotFound, match="PALSU/2"):
        link_complaint(false.pk, cast.staff["ss"], AT, number="PALSU/2")
    with pytest.raises(errors.SubjectNotFound):
        link_complaint(false.pk, cast.staff["ss"], AT, number=" ")
    assert link_complaint(false.pk, cast.staff["ss"], AT, number=certificate.number).case == certificate.case
    assert link_complaint(false.pk, cast.staff["ss"], AT, number=certificate.case.number).case == certificate.case


def test_it_is_acknowledged_in_writing_with_its_letter_and_message_once(cast: Cast, quick_papers: Written) -> None:
    made = complain(cast)
    with pytest.raises(NotYours):
        acknowledge_complaint(made.pk, cast.staff["auditor"], AT)
    acknowledge_complaint(made.pk, cast.staff["pjt"], AT)
    with pytest.raises(errors.AcknowledgedAlready):
        acknowledge_complaint(made.pk, cast.staff["ss"], AT)
    paper = made.papers.get()
    assert read(paper.file.sha256).startswith(b"%PDF")
    address_notices(AT)
    told = Delivery.objects.get(notice__kind="complaint-told")
    assert (told.email, told.user) == ("sari@contoh.example", None)
    assert f"/keluhan/{made.secret}/" in told.text


def test_who_gave_a_telephone_alone_gets_the_letter_and_no_message(cast: Cast) -> None:
    made = complain(cast, email="", phone="0711 555 0147")
    acknowledge_complaint(made.pk, cast.staff["pjt"], AT)
    assert made.papers.count() == 1
    assert not Notice.objects.filter(kind="complaint-told").exists()


def test_one_that_is_none_of_ours_is_over_and_its_complainant_reads_why(cast: Cast) -> None:
    made = complain(cast)
    acknowledge_complaint(made.pk, cast.staff["pjt"], AT)
    judge_complaint(made.pk, cast.staff["ss"], AT, is_ours=False, reason="Tentang kantor lain.")
    assert [one.kind for one in made.papers.all()] == ["penerimaan-keluhan", "hasil-keluhan"]
    assert [one.data["stage"] for one in Notice.objects.filter(kind="complaint-told")] == ["acknowledged", "declined"]
    with pytest.raises(errors.ComplaintOver):
        name_people(made.pk, cast.staff["ss"], AT, handler=cast.staff["ppc"], decider=cast.staff["head"])


def test_ms_22_whoever_worked_on_the_case_of_the_certificate_neither_handles_nor_decides_nor_dismisses(
    cast: Cast,
) -> None:
    """ISO/IEC 17021-1, 9.8; ISO/IEC 17065, 7.13.5: team, reviewer, decision maker, and who did its other steps."""
    case = cast.finished_case()
    at = case.closed_at
    assert at is not None
    given = Given(about="client", text="x", name="Sari", email="s@c.example", certificate_number=case.number)
    made = make_complaint(cast.office, given, at)
    barred = involved_in(made, at)
    worked = ("head", "pjt", "ss", "auditor", "lead-auditor", "reviewer", "committee", "decision-maker")
    assert {cast.staff[role].pk for role in worked} <= barred
    assert {cast.staff[role].pk for role in ("ppc", "laboratory")} <= {one.user_id for one in free_for(made, at)}
    acknowledge_complaint(made.pk, cast.staff["pjt"], at)
    with pytest.raises(errors.InvolvedInMatter, match=cast.staff["ss"].name):
        judge_complaint(made.pk, cast.staff["ss"], at, is_ours=False, reason="Bukan kami.")
    judge_complaint(made.pk, cast.staff["ss"], at, is_ours=True, reason="Sertifikat kami.")
    for role in worked:
        with pytest.raises(errors.InvolvedInMatter):
            name_people(made.pk, cast.staff["ss"], at, handler=cast.staff[role], decider=cast.staff["ppc"])
        with pytest.raises(errors.InvolvedInMatter):
            name_people(made.pk, cast.staff["ss"], at, handler=cast.staff["ppc"], decider=cast.staff[role])


def test_who_is_named_as_involved_who_has_an_interest_and_who_holds_no_position_is_left_out(
    cast: Cast, certificate: Certificate
) -> None:
    made = accepted(cast, about="client", certificate_number=certificate.number)
    ppc, laboratory, ss = cast.staff["ppc"], cast.staff["laboratory"], cast.staff["ss"]
    with pytest.raises(errors.InvolvedInMatter):
        name_people(made.pk, ss, AT, handler=ppc, decider=laboratory, also_involved=[laboratory])
    with pytest.raises(errors.NotOfOffice):
        name_people(made.pk, ss, AT, handler=ppc, decider=cast.outsider)
    with pytest.raises(errors.SamePerson):
        name_people(made.pk, ss, AT, handler=ppc, decider=ppc)
    name_people(made.pk, ss, AT, handler=ppc, decider=laboratory)
    declared = {"declared_as": "Sendiri", "declared_at": AT, "organisation": cast.organisation, "company": "PT"}
    Interest.objects.create(office=cast.office, user=ppc, kind="consultancy", **declared)
    with pytest.raises(errors.InvolvedInMatter, match=ppc.name):
        note_complaint(made.pk, ppc, AT, words="Diperiksa.")


def test_whoever_looked_into_it_does_not_decide_it_though_another_handles_it_by_now(cast: Cast) -> None:
    """Decision 0022; ISO/IEC 17021-1, 9.8.7."""
    made = handled(cast)
    ppc, laboratory, ss = cast.staff["ppc"], cast.staff["laboratory"], cast.staff["ss"]
    note_complaint(made.pk, ppc, AT, words="Diperiksa.")
    with pytest.raises(errors.HandledBefore, match=f"{ppc.name} pernah menangani"):
        name_people(made.pk, ss, AT, handler=laboratory, decider=ppc)
    name_people(made.pk, ss, AT, handler=cast.staff["treasurer"], decider=laboratory)
    Complaint.objects.filter(pk=made.pk).update(decider=ppc)
    with pytest.raises(errors.HandledBefore):
        decide_complaint(made.pk, ppc, AT, OUTCOME)


def test_what_was_referred_to_its_client_is_not_linked_to_another_one(cast: Cast, certificate: Certificate) -> None:
    made = handled(cast, about="client", certificate_number=certificate.number)
    refer_complaint(made.pk, cast.staff["ppc"], AT, words="Tanda dipakai.", until=later(days=9).date())
    with pytest.raises(errors.ReferredAlready):
        link_complaint(made.pk, cast.staff["ss"], AT, number=certificate.case.number)
    made.refresh_from_db()
    assert made.certificate_number == certificate.number


def test_the_database_too_lets_nobody_decide_what_they_handled(cast: Cast) -> None:
    made = handled(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=made.pk).update(decider=made.handler)


def test_it_is_looked_into_by_its_handler_and_decided_by_another_in_writing(cast: Cast) -> None:
    made = handled(cast)
    ppc, laboratory = cast.staff["ppc"], cast.staff["laboratory"]
    with pytest.raises(errors.NothingNoted):
        decide_complaint(made.pk, laboratory, AT, OUTCOME)
    with pytest.raises(errors.NotHandler):
        note_complaint(made.pk, laboratory, AT, words="Diperiksa.")
    note_complaint(made.pk, ppc, AT, words="Catatan dalam.")
    note_complaint(made.pk, ppc, AT, words="Kami periksa buku tamu.", is_told=True)
    with pytest.raises(errors.NotDecider):
        decide_complaint(made.pk, ppc, AT, OUTCOME)
    with pytest.raises(errors.OutcomeMissing):
        decide_complaint(made.pk, laboratory, AT, Decided(outcome="lain", reason="x"))
    with pytest.raises(errors.NotOver):
        settle_publicity(made.pk, cast.staff["ss"], AT, publicity="kept", words="Sepakat.")
    decided = decide_complaint(made.pk, laboratory, AT, OUTCOME)
    assert (decided.decided_as, made.papers.count()) == ("Laboratory", 2)
    stages = [one.data["stage"] for one in Notice.objects.filter(kind="complaint-told").order_by("id")]
    assert stages == ["acknowledged", "accepted", "progress", "decided"]
    settled = settle_publicity(made.pk, cast.staff["ss"], AT, publicity="published", words="S", complainant_agrees=True)
    assert settled.publicity == "published"
    verbs = [one.verb for one in Entry.objects.filter(chain=made.chain).order_by("seq")]
    assert verbs == [
        f"complaint.{name}"
        for name in ("received", "acknowledged", "judged", "named", "noted", "noted", "decided", "publicity")
    ]
    assert not list(broken_chains(made.chain))


def test_a_complaint_about_a_client_is_referred_to_it_and_it_sees_that_alone(
    cast: Cast, certificate: Certificate
) -> None:
    """ISO/IEC 17021-1, 9.8.4."""
    made = handled(cast, about="client", certificate_number=certificate.number)
    ppc, laboratory, until = cast.staff["ppc"], cast.staff["laboratory"], AT.date() + timedelta(days=7)
    note_complaint(made.pk, ppc, AT, words="Diperiksa.")
    with pytest.raises(errors.NotReferred):
        decide_complaint(made.pk, laboratory, AT, OUTCOME)
    with pytest.raises(Http404):
        referred_complaint(made.pk, cast.client, AT)
    with pytest.raises(errors.ReferralTooEarly):
        refer_complaint(made.pk, ppc, AT, words="Tanda di luar lingkup.", until=AT.date())
    refer_complaint(made.pk, ppc, AT, words="Tanda di luar lingkup.", until=until)
    address_notices(AT)
    assert Delivery.objects.get(notice__kind="complaint-referred").user == cast.client
    assert referred_complaint(made.pk, cast.client, AT) == made
    with pytest.raises(Http404):
        answer_complaint(made.pk, cast.outsider, AT, words="Bukan urusan saya.")
    with pytest.raises(errors.AnswerMissing):
        answer_complaint(made.pk, cast.client, AT, words=" ")
    answer_complaint(made.pk, cast.client, AT, words="Kemasannya kami tarik.")
    with pytest.raises(errors.NothingToAnswer):
        answer_complaint(made.pk, cast.client, AT, words="Lagi.")
    assert Notice.objects.filter(kind="complaint", data__stage="answered", data__person=ppc.pk).exists()
    decide_complaint(made.pk, laboratory, AT, OUTCOME)


def test_who_keeps_the_register_sees_all_who_was_named_their_own_and_nobody_else_any(cast: Cast) -> None:
    made, other = handled(cast), complain(cast)
    for role in ("head", "ss", "pjt"):
        assert visible_complaint(other.pk, cast.staff[role], cast.office, AT) == other
    for role in ("ppc", "laboratory"):
        assert visible_complaint(made.pk, cast.staff[role], cast.office, AT) == made
        with pytest.raises(Http404):
            visible_complaint(other.pk, cast.staff[role], cast.office, AT)
    abroad = OfficeFactory()
    for user, office in ((cast.staff["auditor"], cast.office), (official(abroad, "head"), abroad)):
        with pytest.raises(Http404):
            visible_complaint(made.pk, user, office, AT)


def test_its_days_run_on_the_office_s_clock(cast: Cast) -> None:
    made = complain(cast)
    standing = standing_of(made, AT)
    assert standing.due == standing.acknowledge_by
    assert standing.acknowledge_by.date().isoformat() == "2026-11-27"  # Tuesday and three working days
    assert not standing.is_late
    assert standing_of(made, MONDAY + timedelta(days=7)).is_late
    acknowledge_complaint(made.pk, cast.staff["pjt"], AT)
    made.refresh_from_db()
    now = standing_of(made, MONDAY + timedelta(days=7))
    assert (now.is_late, now.standard, now.due) == (False, "answer", now.answer_by)
