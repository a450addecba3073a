"""After step 7: the client objects to an audit appointed otherwise than they accepted it, and Seksi SS answers.

ISO/IEC 17021-1, 9.2.3.5 (numbering from memory): the team is told in time for the client to object to a member.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.audits.appointing import actions as appointing
from mutubaku.audits.appointing.errors import NothingToObjectTo, ObjectionSettled
from mutubaku.audits.appointing.models import TeamObjection
from mutubaku.audits.appointing.queries import appointment_of, open_objection
from mutubaku.audits.models import About
from mutubaku.audits.queries import is_as_accepted
from mutubaku.cases.models import Case
from mutubaku.cases.queries import lock_case
from mutubaku.conduct import access
from mutubaku.conduct.errors import CaseEnded
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import office_day
from mutubaku.people.models import User

from .appointing import APPOINTING, SS, appointer
from .messages import write_message

ANSWERED = "Jawaban atas keberatan Anda mengenai tanggal atau tim audit:"  # stands in the thread
TOLD = "Pelanggan berkeberatan atas tanggal atau tim audit yang ditunjuk"


def may_object(case: Case, at: datetime) -> bool:
    """Whether the client may object to the appointed audit now: it is not as they accepted it, and still to come. In a
    special audit they are not asked (MS-19).
    """
    found = appointment_of(case)
    if found is None or not case.is_open or case.is_special or case.is_untold:
        return False
    is_to_come = office_day(case.office, at).date() < found.starts_on
    return is_to_come and not is_as_accepted(case) and open_objection(case) is None


def object_to_team(
    case_id: int, by: User, at: datetime, *, about: About, reason: str, member_id: int | None = None
) -> TeamObjection:
    """The client objects to days or a member that were changed after step 7; Seksi SS is told and has to answer.

    NothingToObjectTo, ObjectionReasonMissing, MemberUnknown.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.client_of(case, by, at)
        appointment = appointment_of(case)
        if appointment is None or not may_object(case, at):
            raise NothingToObjectTo
        made = appointing.object_to(appointment, capacity, at, about=about, reason=reason, member_id=member_id)
        said = {"step": APPOINTING, "about": str(about), "member": made.member_id, "reason": made.reason}
        record(case.chain, Verb.AUDIT_OBJECTED, capacity, at, said, locked=True)
        named = {"member": made.member.name} if made.member else {}
        told = {"activity": TOLD, "path": f"/perkara/{case.pk}/tim/", "objection": str(about), "reason": made.reason}
        tell_role(case, SS, NoticeKind.YOUR_TURN, at, {**told, **named})
    return made


def answer_objection(case_id: int, objection_id: int, by: User, at: datetime, *, words: str) -> TeamObjection:
    """Seksi SS says why days and team stand all the same; the client is told in the thread of the case.

    NotYours, CaseEnded, ObjectionSettled, AnswerMissing.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = appointer(case, by, at)
        found = open_objection(case)
        if not case.is_open:
            raise CaseEnded
        if found is None or found.pk != objection_id:
            raise ObjectionSettled
        answered = appointing.answer_objection(found, words, capacity, at)
        write_message(case.pk, by, at, text=f"{ANSWERED} {answered.answer}")
    return answered
