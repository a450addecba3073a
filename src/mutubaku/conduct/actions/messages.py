"""Writing into the thread of a case: part of the record, journalled, and told to the other side."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from mutubaku.cases.library import procedure_of, procedure_of_case
from mutubaku.cases.models import Account, Case, Task
from mutubaku.cases.queries import lock_case
from mutubaku.conduct.errors import CaseEnded, NotYours
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices import actions as notices
from mutubaku.notices.models import Message, NoticeKind
from mutubaku.people.access import ADMINISTRATOR_ROLE, CLIENT_ROLE, Capacity, capacities, client_capacity
from mutubaku.people.models import User

from .telling import tell_doers

SERVICE_DESK = "pjt"  # Seksi PJT, which keeps the contact with the client through all twelve steps of the SOP


def write_message(case_id: int, by: User, at: datetime, *, text: str) -> Message:
    """Write to the other side of a case.

    CaseEnded, NotYours, MessageEmpty or MessageTooLong when it is not kept; then nobody is told either. The journal
    keeps the digest of the words, so that the thread cannot be changed unseen.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        writer = writer_of(case, by, at)
        if writer is None:
            raise NotYours(", ".join(_desk_names(case)))
        if not case.is_open:
            raise CaseEnded
        message = notices.write_message(case, writer, text, at)
        data = {"message": message.pk, "sha256": sha256(message.text.encode()).hexdigest()}
        record(case.chain, Verb.MESSAGE_WRITTEN, writer, at, data, locked=True)
        _tell_other_side(case, message, at)
    return message


def writer_of(case: Case, user: User, at: datetime) -> Capacity | None:
    """In which capacity a person writes about a case: for its client, or at the desk of its office.

    At the desk a role that has an open step goes first. Administering the office is no part of a case; None then, as
    for everybody else.
    """
    client = client_capacity(user, case.organisation, at)
    if client is not None:
        return None if case.is_untold else client
    if case.sent_at is None:
        return None
    mine = [one for one in capacities(user, case.office, at) if one.role != ADMINISTRATOR_ROLE]
    now = _desk_roles(case)
    return next((one for one in mine if one.role in now), mine[0] if mine else None)


def _tell_other_side(case: Case, message: Message, at: datetime) -> None:
    data = {"message": message.pk, "sender": _sender(case, message), "text": message.text}
    roles = dict.fromkeys([*_desk_roles(case), SERVICE_DESK]) if message.is_client else [CLIENT_ROLE]
    tell_doers(case, roles, NoticeKind.MESSAGE, at, data)


def _sender(case: Case, message: Message) -> str:
    """How the other side reads who wrote: officials by their position, the client's people by name and company."""
    return f"{message.author.name} ({case.organisation.name})" if message.is_client else message.as_title


def _desk_roles(case: Case) -> list[str]:
    """Who of the desk has the case now, each role once."""
    return list(dict.fromkeys(one.role for one in _desk_tasks(case)))


def _desk_names(case: Case) -> list[str]:
    """The same roles as the procedure calls them; Seksi PJT's while no step of the desk was ever opened."""
    names = dict.fromkeys(procedure_of(one).role(one.role).name for one in _desk_tasks(case))
    return list(names) or [procedure_of_case(case).role(SERVICE_DESK).name]


def _desk_tasks(case: Case) -> list[Task]:
    """The open steps of the desk, or else the last one done."""
    tasks = Task.objects.filter(case=case, account=Account.OFFICE, runs="")
    return list(tasks.filter(closed_at=None).order_by("id")) or list(tasks.order_by("-id")[:1])
