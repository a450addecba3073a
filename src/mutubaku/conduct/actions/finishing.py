"""The last acts of a case: the draft laid before the client, their answer, and handing the certificate over."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.cases.errors import check_read
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_case
from mutubaku.certificates.errors import DraftNotAsked, DraftWordsMissing
from mutubaku.certificates.models import DraftCheck, HandOver
from mutubaku.certificates.policy import check_hand_over, check_identity
from mutubaku.conduct import access
from mutubaku.conduct.errors import PapersMissing
from mutubaku.conduct.works import draft
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.models import User

from .working import working


def send_draft(task_id: int, by: User, at: datetime) -> DraftCheck:
    """Lay the newest draft before the client, in place of one they have not answered, which stays to be read.

    PapersMissing while there is no draft.
    """
    with working(task_id, by, at) as work:
        newest = work.task.versions.filter(document__kind=draft.DRAFT).order_by("-number").first()
        if newest is None:
            raise PapersMissing([_("Konsep sertifikat")])
        waiting = work.task.draft_checks.filter(answered_at=None, replaced_at=None)
        waiting.exclude(version=newest).update(replaced_at=at)
        check, made = DraftCheck.objects.get_or_create(
            version=newest, defaults={"task": work.task, "asked_at": at, "asked_by_id": work.by.user_id}
        )
        if made:
            work.journal(Verb.DRAFT_SENT, {"version": newest.number})
            tell_client(work.case, NoticeKind.DRAFT_CHECK, at)
    return check


def answer_draft(
    case_id: int, by: User, at: datetime, *, is_right: bool, words: str = "", read: str | None = None
) -> DraftCheck:
    """The client says whether the data of the draft are right; DraftWordsMissing when a mistake is not named.

    DraftNotAsked when no draft lies before them; ChangedWhileRead when it is another than the one they ``read``.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.client_of(case, by, at)
        check = awaited_check(case)
        if check is None or not case.is_open:
            raise DraftNotAsked
        check_read(read, check.pk, _("konsep sertifikat"))
        if not is_right and not words.strip():
            raise DraftWordsMissing
        check.answered_at, check.answered_by_id, check.is_right, check.words = at, by.pk, is_right, words.strip()
        check.save(update_fields=["answered_at", "answered_by", "is_right", "words"])
        data = {"version": check.version.number, "is_right": is_right, "step": check.task.step}
        record(case.chain, Verb.DRAFT_CONFIRMED, capacity, at, data | ({"note": check.words} if check.words else {}))
        tell_role(case, check.task.role, NoticeKind.YOUR_TURN, at, _about(check.task))
    return check


def _about(task: Task) -> dict[str, object]:
    """What the office is told, in Indonesian like every activity of the procedure: the client's language is theirs."""
    return {"task": task.pk, "activity": "Pelanggan sudah memeriksa konsep sertifikat"}


def awaited_check(case: Case) -> DraftCheck | None:
    """The draft that lies before the client now, while its step is open."""
    asked = DraftCheck.objects.filter(task__case=case, task__closed_at=None, answered_at=None, replaced_at=None)
    return asked.select_related("task", "version").first()


def awaited_checks(cases: Collection[int]) -> set[int]:
    """Of several cases those whose draft lies before the client now, as ``awaited_check``."""
    asked = DraftCheck.objects.filter(task__case__in=cases, task__closed_at=None, answered_at=None, replaced_at=None)
    return set(asked.values_list("task__case_id", flat=True))


def write_hand_over(
    task_id: int,
    by: User,
    at: datetime,
    *,
    manner: str,
    receiver: str,
    receiver_post: str = "",
    courier: str = "",
    tracking_number: str = "",
    originals: int = 1,
    note: str = "",
    identity: str = "",
    identity_end: str = "",
) -> HandOver:
    """Say how and to whom the certificate goes; written again, it replaces what was said before.

    ReceiverMissing, CourierMissing or OriginalsMissing when it could not be proven; IdentityIncomplete when only half
    of the receiver's identity is given. How its number ends stays out of the journal, which nobody can change.
    """
    with working(task_id, by, at) as work:
        work.check_step("hand-over")
        check_hand_over(
            manner, courier=courier, tracking_number=tracking_number, receiver=receiver, originals=originals
        )
        check_identity(identity, identity_end.strip())
        by_courier = manner == "courier"
        values = {
            "manner": manner,
            "receiver": receiver.strip(),
            "receiver_post": receiver_post.strip(),
            "courier": courier.strip() if by_courier else "",
            "tracking_number": tracking_number.strip() if by_courier else "",
            "originals": 0 if manner == "electronic" else originals,
            "note": note.strip(),
            "identity": identity,
        }
        given, _made = HandOver.objects.update_or_create(
            task=work.task, defaults={**values, "identity_end": identity_end.strip()}
        )
        work.journal(Verb.HAND_OVER_WRITTEN, {key: value for key, value in values.items() if value})
    return given
