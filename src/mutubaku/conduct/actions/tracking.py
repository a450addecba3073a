"""The tracking link of a case: its client's people may let it die and have a new one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.cases.models import Case
from mutubaku.cases.queries import lock_case
from mutubaku.conduct import access
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.codes import new_secret
from mutubaku.people.models import User


def renew_link(case_id: int, by: User, at: datetime) -> Case:
    """A new tracking link; whoever has the old one sees nothing any more. NotYours for all but the client's people.

    The journal says that it was renewed, never the secret itself.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.client_of(case, by, at)
        case.secret = new_secret()
        case.save(update_fields=["secret"])
        record(case.chain, Verb.TRACKING_RENEWED, capacity, at, {}, locked=True)
    return case
