"""The certification agreement of a case: sent by the office, signed by the client, countersigned by the head."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.cases.errors import check_read
from mutubaku.cases.models import Case, Kind
from mutubaku.cases.queries import lock_case
from mutubaku.conduct import access
from mutubaku.conduct.errors import CaseEnded, NotAccepted, NotYours
from mutubaku.conduct.works.agreement import SCAN, make_paper, place_of
from mutubaku.decisions import actions as decisions
from mutubaku.decisions.errors import AgreementInForce, AgreementNotSent, TooEarlyForAgreement
from mutubaku.decisions.models import Agreement, AgreementWaiver
from mutubaku.decisions.queries import agreement_on, pending_agreement
from mutubaku.documents import actions as documents
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity, capacity_for, office_day
from mutubaku.people.models import User
from mutubaku.people.queries import lock_organisation

HEAD = "head"


def send_agreement(case_id: int, by: User, at: datetime, *, anew: bool = False) -> Agreement:
    """Make the agreement from the case and send it to the client; ``anew`` makes a further version of it.

    TooEarlyForAgreement before step 7 is confirmed, AgreementInForce when one waits or holds already.
    """
    with transaction.atomic():
        case = _running(case_id)
        capacity = access.manager_of(case, by, at)
        place = place_of(case)
        if place is None:
            raise TooEarlyForAgreement
        today = _today(case, at)
        if not anew and (pending_agreement(case) or agreement_on(case.organisation, case.scheme, today)):
            raise AgreementInForce  # before a number is taken and a paper made
        file = make_paper(place, capacity, at)
        sent = decisions.send_agreement(case, file.letter_number, file, capacity, at, today, anew=anew)
        _journal(case, Verb.AGREEMENT_SENT, capacity, at, sent)
        tell_client(case, NoticeKind.AGREEMENT, at)
    return sent


def sign_agreement(
    case_id: int,
    by: User,
    at: datetime,
    *,
    name: str,
    post: str = "",
    agreed: bool = False,
    file: tuple[str, bytes] | None = None,
    read: str | None = None,
) -> Agreement:
    """The client signs the newest version: confirms it in the account by name, or hands in the signed scan.

    AgreementNotSent, SignerNameMissing, NotAgreed; UploadRefused says what is wrong with the scan; ChangedWhileRead
    when the newest is another than the one they ``read``.
    """
    with transaction.atomic():
        case = _running(case_id)
        capacity = access.client_of(case, by, at)
        waiting, place = pending_agreement(case), place_of(case)
        if waiting is None or place is None:
            raise AgreementNotSent
        check_read(read, waiting.pk, _("perjanjian sertifikasi"))
        scan = None
        if file is not None:
            scan = documents.upload(place, name=file[0], data=file[1], by=capacity, at=at, kind=SCAN)
        signed = decisions.sign(waiting, capacity, at, name=name, post=post, agreed=agreed, scan=scan)
        _journal(case, Verb.AGREEMENT_SIGNED, capacity, at, signed)
        tell_role(case, HEAD, NoticeKind.AGREEMENT, at)
    return signed


def countersign_agreement(case_id: int, by: User, at: datetime, *, read: str | None = None) -> Agreement:
    """The head of office signs too: from now on the agreement holds, and one before it ends.

    AgreementNotSent; ChangedWhileRead when the newest is another than the one they ``read``.
    """
    with transaction.atomic():
        case = _running(case_id)
        capacity = signer_of(case, by, at)
        waiting = pending_agreement(case)
        if waiting is None:
            raise AgreementNotSent
        check_read(read, waiting.pk, _("perjanjian sertifikasi"))
        signed = decisions.countersign(waiting, capacity, at, _today(case, at))
        _journal(case, Verb.AGREEMENT_SIGNED, capacity, at, signed)
    return signed


def waive_agreement(case_id: int, by: User, at: datetime, *, reason: str) -> AgreementWaiver:
    """Let a surveillance end though no agreement is in force, with the reason; NotAccepted in any other case."""
    with transaction.atomic():
        case = _running(case_id)
        capacity = access.manager_of(case, by, at)
        if case.kind != Kind.SURVEILLANCE:
            raise NotAccepted
        kept = decisions.waive_agreement(case, reason, capacity, at)
        record(case.chain, Verb.AGREEMENT_WAIVED, capacity, at, {"reason": kept.reason}, locked=True)
    return kept


def signer_of(case: Case, user: User, at: datetime) -> Capacity:
    """The capacity in which the person signs for the office: the head, or whoever acts for them; NotYours,
    ActsForClient.
    """
    found = capacity_for(user, case.office, HEAD, at)
    if found is None:
        raise NotYours(_("Kepala Balai"))
    access.check_not_client(case.organisation, user, at)
    return found


def _running(case_id: int) -> Case:
    """The case, locked, and its client too: an agreement belongs to client and scheme, and several cases reach it."""
    case = lock_case(case_id)
    if not case.is_open:
        raise CaseEnded
    lock_organisation(case.organisation)
    return case


def _today(case: Case, at: datetime) -> date:
    return office_day(case.office, at).date()


def _journal(case: Case, verb: Verb, by: Capacity, at: datetime, agreement: Agreement) -> None:
    data = {"number": agreement.number, "version": agreement.version}
    if verb == Verb.AGREEMENT_SIGNED:
        data |= {"signed": agreement.signed_name, "post": agreement.signed_post, "manner": agreement.manner}
    record(case.chain, verb, by, at, data, locked=True)
