"""Queueing what is to be told, in the transaction of the act that causes it; and writing into a case's thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Task
from mutubaku.cases.stages import stage_of
from mutubaku.people.access import CLIENT_ROLE, Capacity
from mutubaku.people.ledger import Act
from mutubaku.people.ledger import write as journal
from mutubaku.people.models import Invitation, Office
from mutubaku.people.queries import lock_office
from mutubaku.prepared import note

from .errors import MessageEmpty, MessageTooLong, NotTheirs
from .models import CopiedKind, Delivery, Message, Notice, NoticeKind, Reminder
from .policy import COPYABLE, LONGEST, may_hear


def tell_client(case: Case, kind: NoticeKind, at: datetime, data: Mapping[str, object] | None = None) -> None:
    """Tell the client's people. ``data`` is JSON-ready; which keys each kind reads stands in ``notices.text.FACTS``.

    NotTheirs when the kind does not concern the client (``notices.policy.HEARD``).
    """
    tell_role(case, CLIENT_ROLE, kind, at, data)


def tell_role(case: Case, role: str, kind: NoticeKind, at: datetime, data: Mapping[str, object] | None = None) -> None:
    """Tell everybody who plays a role in the case's office, or the client's people; as ``tell_client``.

    The client of a case it is not to know of yet is told nothing of it.
    """
    if not may_hear(kind, role):
        raise NotTheirs(kind, role)
    if role == CLIENT_ROLE and case.is_untold:
        return
    told = {"kind": kind.value, "role": role, "data": dict(data or {}), "at": at}
    note(Notice, {"office_id": case.office_id, "case_id": case.pk, **told})


def tell_person(
    case: Case, user_id: int, kind: NoticeKind, at: datetime, data: Mapping[str, object] | None = None, role: str = ""
) -> None:
    """Tell one person of the office alone; ``data["path"]`` is where it leads when not where its kind does."""
    told = {"kind": kind.value, "role": role, "data": {**(data or {}), "person": user_id}, "at": at}
    note(Notice, {"office_id": case.office_id, "case_id": case.pk, **told})


def tell_officials(office: Office, role: str, kind: NoticeKind, at: datetime, data: Mapping[str, object]) -> None:
    """Tell everybody who plays a role in an office of something that is no case's; ``data["path"]`` leads there."""
    if not may_hear(kind, role):
        raise NotTheirs(kind, role)
    Notice.objects.create(office=office, kind=kind, role=role, data=dict(data), at=at)


def tell_official(office: Office, user_id: int, kind: NoticeKind, at: datetime, data: Mapping[str, object]) -> None:
    """Tell one account of something that is no case's; ``data["path"]`` leads there."""
    Notice.objects.create(office=office, kind=kind, data={**data, "person": user_id}, at=at)


def tell_address(
    office: Office, email: str, kind: NoticeKind, at: datetime, data: Mapping[str, object], *, language: str
) -> None:
    """Tell somebody without an account, in the language they wrote in; ``data["link"]`` leads to what is theirs."""
    Notice.objects.create(office=office, kind=kind, email=email, data={**data, "language": language}, at=at)


def tell_opened(
    case: Case,
    tasks: Sequence[Task],
    at: datetime,
    people: Collection[int] = (),
    said: Mapping[str, object] | None = None,
) -> None:
    """Tell whoever is next that it is their turn: all in the role, or of them these people alone; with what the step
    before ``said`` to them (``notices.text.FACTS``, "reason").
    """
    for task in tasks:
        data = {**_about(task), **(said or {})}
        for user_id in people:
            tell_person(case, user_id, NoticeKind.YOUR_TURN, at, data, role=task.role)
        if not people:
            tell_role(case, task.role, NoticeKind.YOUR_TURN, at, data)


def tell_sent(case: Case, at: datetime) -> None:
    """Tell the client that the application was received, under which number."""
    tell_client(case, NoticeKind.CASE_SENT, at)


def tell_awaited(case: Case, waits_for: str, task: Task, at: datetime, asked: Mapping[str, object]) -> None:
    """Tell the client that the office waits for them, and for what (``notices.text.FACTS``, "gaps", "reason"); whoever
    is outside the system is told by the office itself.
    """
    if waits_for == CLIENT_ROLE:
        tell_client(case, NoticeKind.COMPLETION_ASKED, at, {**_about(task), **asked})


def tell_returned(case: Case, task: Task, reason: str, at: datetime) -> None:
    """Tell whoever prepared a draft that it came back, with the reason; ``task`` is what opened for them."""
    tell_role(case, task.role, NoticeKind.RETURNED, at, {**_about(task), "reason": reason})


def tell_case_ended(case: Case, at: datetime) -> None:
    """Tell the client how the case ended."""
    tell_client(case, NoticeKind.CASE_ENDED, at)


def retry_unwritten(office: Office) -> int:
    """Let the worker try again what could not be written; how many notices."""
    return Notice.objects.filter(office=office, addressed_at=None).exclude(error="").update(error="")


def tell_invited(invitation: Invitation, link: str, at: datetime) -> None:
    """Send an invitation's secret link to the address it is meant for."""
    office_id = invitation.organisation.office_id
    data = {"link": link, "organisation": invitation.organisation.name, "by": invitation.invited_by.name}
    Notice.objects.create(office_id=office_id, kind=NoticeKind.INVITATION, email=invitation.email, data=data, at=at)


def remind(
    case: Case, kind: NoticeKind, about: str, at: datetime, data: Mapping[str, object], role: str = CLIENT_ROLE
) -> bool:
    """Remind the client of something once, or a role of the office; whether this call was the one that did."""
    if case.is_untold:
        return False
    with transaction.atomic():
        _row, is_first = Reminder.objects.get_or_create(case=case, about=about, defaults={"at": at})
        if is_first:
            tell_role(case, role, kind, at, data)
    return is_first


def write_message(case: Case, by: Capacity, text: str, at: datetime) -> Message:
    """Add to the thread of a case. MessageEmpty or MessageTooLong when it cannot be kept as it is."""
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise MessageEmpty
    if len(words) > LONGEST:
        raise MessageTooLong(len(words), LONGEST)
    assert by.user_id is not None  # noqa: S101 - the system itself writes no messages
    return Message.objects.create(
        case=case, author_id=by.user_id, as_title=by.title, text=words, at=at, is_client=by.is_client
    )


def copy_kinds(office: Office, kinds: Collection[str], by: Capacity, at: datetime) -> list[str]:
    """Copy these kinds, and no others, to the office's own mailbox; answers those now copied."""
    wanted = [kind for kind in COPYABLE if kind in kinds]
    with transaction.atomic():
        lock_office(office)
        before = set(office.copied_kinds.values_list("kind", flat=True))
        if before != set(wanted):
            office.copied_kinds.exclude(kind__in=wanted).delete()
            new = [CopiedKind(office=office, kind=kind) for kind in wanted if kind not in before]
            CopiedKind.objects.bulk_create(new)
            journal(office, Act.OFFICE_CHANGED, by, at, {"copied_notices": [str(kind) for kind in wanted]})
    return wanted


def _about(task: Task) -> dict[str, object]:
    step = step_of(task)
    return {"task": task.pk, "activity": step.activity, "stage": stage_of(step)}


def mark_read(delivery_ids: Collection[int], at: datetime) -> None:
    """Note that letters were read; the first reading counts."""
    Delivery.objects.filter(pk__in=delivery_ids, read_at=None).update(read_at=at)
