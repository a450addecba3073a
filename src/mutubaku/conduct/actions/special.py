"""Special audits: begun by the office at short notice or unannounced, their holder told as early as it decided (MS-19).

A special audit that the holder asks for, to extend the scope, is their own application for a change of scope.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from mutubaku.applications.queries import application_of, has_scope
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Kind, Task
from mutubaku.cases.queries import lock_case
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.models import SpecialAudit
from mutubaku.certificates.policy.special import is_told_by
from mutubaku.certificates.queries import special_of
from mutubaku.conduct import access
from mutubaku.conduct.cycle import today_of
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.works.application import about, number
from mutubaku.conduct.works.application_file import FILE, make_file
from mutubaku.conduct.works.letters import INDONESIAN
from mutubaku.conduct.works.special import write_order
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import SYSTEM, Capacity
from mutubaku.people.models import User

from .beginning import NoEarlier
from .cycle import begin_about, lock_certificate
from .perform import close_for
from .unasked import tell_now
from .working import working

SENT, PROPOSING = "dikirim", "audit-letter"


def open_special(certificate_id: int, given: certificates.Special, by: User, at: datetime) -> Case:
    """Begin a special audit of a certificate: the office states why, what of, how and until when, takes the answers of
    the certificate's last application, and closes step 1 on its holder's account (ISO/IEC 17021-1, 9.6.4.2).

    Its case is a surveillance beside the plan, at step 2. NotYours, NoEarlier, the refusals of ``check_special``.
    """
    with transaction.atomic():
        certificate = lock_certificate(certificate_id)
        capacity = access.keeper_of(certificate, by, at)
        certificates.check_may_open(certificate, given, at)
        case = begin_about(certificate, Kind.SURVEILLANCE, at, capacity)
        if not has_scope(case, application_of(case)):
            raise NoEarlier
        special = certificates.write_special(certificate, case, given, capacity, at)
        _send(special, case.tasks.get(), capacity, at)
        if is_told_by(special.telling, special.tell_on, today_of(certificate, at)):
            tell_now(case, capacity, at)
    return case


def _send(special: SpecialAudit, task: Task, by: Capacity, at: datetime) -> None:
    """What sending an application makes of it, by the office: number, papers, the next step; nothing is declared."""
    task.case = case = special.case
    number(case, at)
    case.sent_at, case.about = at, about(case, application_of(case))
    case.save(update_fields=["sent_at", "about"])
    write_order(special, task, by, at)
    make_file(task, FILE, by, at, "")
    record(case.chain, Verb.CASE_SENT, by, at, {"number": case.number}, locked=True)
    with override(INDONESIAN):
        why = _("Audit khusus ditetapkan kantor, tanpa permohonan pelanggan: %(cause)s. %(reason)s") % {
            "cause": str(special.get_cause_display()).lower(),
            "reason": special.reason,
        }
    close_for(task, SENT, by, at, why)


def tell_holder(case_id: int, by: User, at: datetime) -> None:
    """An official tells the holder now, whatever was planned. NotYours, NotAccepted for another case, ToldAlready."""
    with transaction.atomic():
        case = lock_case(case_id)
        special = special_of(case)
        if special is None or not case.is_open:
            raise NotAccepted
        tell_now(case, access.keeper_of(special.certificate, by, at), at)


def tell_due(special_id: int, at: datetime) -> bool:
    """Tell the holder from the day that was decided, once however many workers ask; whether this call did."""
    with transaction.atomic():
        case = lock_case(SpecialAudit.objects.get(pk=special_id).case_id)
        if not case.is_untold or not case.is_open:
            return False
        tell_now(case, SYSTEM, at)
    return True


def consider_team(task_id: int, words: str, by: User, at: datetime) -> None:
    """At step 6: how the team was chosen, whose members the holder cannot object to. ConsiderationMissing."""
    with working(task_id, by, at) as work:
        special = special_of(work.case)
        if special is None or step_of(work.task).work != PROPOSING:
            raise NotAccepted
        special.case = work.case
        certificates.consider_team(special, words, work.by, at)
