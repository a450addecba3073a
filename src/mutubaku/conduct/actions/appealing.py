"""An appeal against a refusal: made by the client, received by the head, decided by somebody uninvolved."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.applications.actions import begin_from
from mutubaku.applications.queries import application_of
from mutubaku.cases.errors import OnAnotherSide
from mutubaku.cases.models import Case
from mutubaku.cases.queries import lock_case
from mutubaku.certificates.queries import subject_of
from mutubaku.conduct import access
from mutubaku.conduct.errors import NotYours
from mutubaku.conduct.judges import check_uninterested, interests_against
from mutubaku.conduct.works.appeal import FILE, write_result
from mutubaku.decisions import actions as decisions
from mutubaku.decisions.errors import NothingToAppeal, NotUpheld
from mutubaku.decisions.models import Appeal, Result
from mutubaku.decisions.queries import appeal_of, decision_of, uninvolved
from mutubaku.documents import actions as documents
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client, tell_person, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity, capacities, office_day, playing
from mutubaku.people.models import User

from .agreeing import HEAD, signer_of
from .start import open_case


def make_appeal(case_id: int, by: User, at: datetime, *, reason: str, file: tuple[str, bytes] | None = None) -> Appeal:
    """The client appeals against the refusal of a case, with a file where they have one.

    NothingToAppeal, AppealedAlready, AppealTooLate or AppealReasonMissing; UploadRefused for the file.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.client_of(case, by, at)
        decision = decision_of(case)
        today = office_day(case.office, at).date()
        made = decisions.appeal(decision, capacity, at, today, reason=reason)
        if file is not None:
            task = made.decision.task
            task.case = case
            documents.upload(task, name=file[0], data=file[1], by=capacity, at=at, kind=FILE)
        record(case.chain, Verb.APPEAL_MADE, capacity, at, {"reason": made.reason}, locked=True)
        tell_role(case, HEAD, NoticeKind.APPEAL, at)
    return made


def receive_appeal(case_id: int, by: User, at: datetime, *, handler: User, words: str = "") -> Appeal:
    """The head acknowledges an appeal and appoints who handles it, or hands it to somebody else.

    OnAnotherSide for anybody who evaluated, reviewed, recommended or decided, Interested for anybody who acts for the
    client or was tied to it within two years (MS-22; ISO/IEC 17065, 7.13.5 and 7.13.6).
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity, found = signer_of(case, by, at), _appeal(case)
        check_uninterested(case, handler, at, field="handler")
        if handler.pk not in {one.user_id for one in handlers(case, at)}:
            raise OnAnotherSide(handler.name)
        decisions.acknowledge(found, handler, capacity, at, words=words)
        data = {"handler": handler.name, "note": words.strip()}
        record(case.chain, Verb.APPEAL_FOLLOWED, capacity, at, data, locked=True)
        tell_client(case, NoticeKind.APPEAL, at)
        if handler.pk != by.pk:
            tell_person(case, handler.pk, NoticeKind.APPEAL, at)
    return found


def follow_appeal(case_id: int, by: User, at: datetime, *, words: str) -> Appeal:
    """Its handler tells the client how the appeal goes."""
    with transaction.atomic():
        case = lock_case(case_id)
        capacity, found = _official(case, by, at), _appeal(case)
        decisions.note_progress(found, capacity, at, words=words)
        record(case.chain, Verb.APPEAL_FOLLOWED, capacity, at, {"note": words.strip()}, locked=True)
        tell_client(case, NoticeKind.APPEAL, at)
    return found


def decide_appeal(case_id: int, by: User, at: datetime, *, result: str, words: str) -> Appeal:
    """Its handler decides the appeal; the result goes to the client in writing. Nothing of the case is undone."""
    with transaction.atomic():
        case = lock_case(case_id)
        capacity, found = _official(case, by, at), _appeal(case)
        decisions.settle_appeal(found, capacity, at, result=result, words=words)
        found.decision.task.case = case
        write_result(found, capacity, at)
        data = {"result": found.result, "note": found.result_words}
        record(case.chain, Verb.APPEAL_DECIDED, capacity, at, data, locked=True)
        tell_client(case, NoticeKind.APPEAL, at)
    return found


def begin_after_appeal(case_id: int, by: User, at: datetime) -> Case:
    """The client begins the application that an upheld appeal opens, with the answers of the refused one; once."""
    with transaction.atomic():
        case = lock_case(case_id)
        access.client_of(case, by, at)
        found = appeal_of(case)
        if found is None or found.result != Result.UPHELD or found.new_case_id is not None:
            raise NotUpheld
        subject = subject_of(case)
        begun = open_case(case.organisation, scheme=case.scheme, kind=case.kind, by=by, at=at, subject=subject)
        begin_from(begun.pk, application_of(case), access.client_of(begun, by, at), at)
        found.new_case = begun
        found.save(update_fields=["new_case"])
    return begun


def handlers(case: Case, at: datetime) -> list[Capacity]:
    """Who may handle an appeal: everybody in a position of the office today who stands on no other side and has no
    interest in the client, by name.
    """
    found = {one.user_id: one for one in playing(case.office, office_day(case.office, at).date()) if one.user_id}
    free = uninvolved(case, [pk for pk in found if pk is not None])
    free -= interests_against(case, User.objects.filter(pk__in=free), at).keys()
    return sorted((one for pk, one in found.items() if pk in free), key=lambda one: one.name)


def _appeal(case: Case) -> Appeal:
    found = appeal_of(case)
    if found is None:
        raise NothingToAppeal
    return found


def _official(case: Case, user: User, at: datetime) -> Capacity:
    """Any capacity of the person in the office; who of them handles the appeal is judged by the room. Interested when
    they have declared an interest since.
    """
    own = capacities(user, case.office, at)
    if not own:
        raise NotYours(_("pegawai kantor ini"))
    check_uninterested(case, user, at)
    return own[0]
