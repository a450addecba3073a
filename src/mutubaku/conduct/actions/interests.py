"""Declaring an interest: kept in the register, and told where the person evaluates or judges a case of that client."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.audits.appointing.queries import functions_in_team
from mutubaku.conduct.serving import cases_with, tie_to_client
from mutubaku.notices.actions import tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people import actions as people
from mutubaku.people.access import Capacity
from mutubaku.people.models import Interest, Office, User

SS = "ss"


def declare_interest(office: Office, user: User, data: people.InterestData, *, by: Capacity, at: datetime) -> Interest:
    """Enter what ties a person to a company, and tell Seksi SS of each running case of that client in whose team they
    are or which they judge (ISO/IEC 17021-1, 5.2). The refusals of ``people.actions.declare_interest``.
    """
    with transaction.atomic():
        interest = people.declare_interest(office, user, data, by=by, at=at)
        for case in cases_with(user, office):
            tie = tie_to_client(case, user.pk, at)
            if tie is not None:
                path = f"/perkara/{case.pk}/tim/" if functions_in_team(case, user) else f"/perkara/{case.pk}/"
                tell_role(case, SS, NoticeKind.MEMBER_TIED, at, {"name": user.name, "path": path})
    return interest
