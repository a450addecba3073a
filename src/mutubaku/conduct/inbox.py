"""The work that waits for a person: what their roles do, less what they may not do in single cases."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from mutubaku.audits.appointing.policy.roles import FITTING, JUDGING
from mutubaku.audits.appointing.queries import hidden_from, led_by
from mutubaku.cases.models import Task
from mutubaku.cases.queries import Reach, inbox_of
from mutubaku.people.access import clients_acted_for
from mutubaku.people.models import Office, User

from .access import LEADER, lapsed_claims
from .judges import clients_of_interest


def roles_done(roles: Collection[str]) -> set[str]:
    """The roles whose steps a desk may find in its inbox: a lead auditor's also those of the auditors they lead."""
    return {*roles, "auditor"} if LEADER in roles else set(roles)


def work_for(user: User, office: Office, roles: Collection[str], at: datetime) -> QuerySet[Task]:
    """The open work a person may do in an office, nearest due first; also what others hold who may not do it any more.

    An audit is for the people of its appointed team, a lead auditor audits as well, and nobody is offered the
    judgement of what they have evaluated or of a client they have declared an interest in, or any work for a client
    they act for; ``conduct.access.worker_of`` refuses the same.
    """
    held = set(roles)
    lapsed = lapsed_claims(user, office, roles_done(roles), at)
    also = led_by(user) if LEADER in held else Q(pk__in=())
    never = Q(case__organisation__in=clients_acted_for(user, at))
    if held & (FITTING.keys() | JUDGING):
        never |= hidden_from(user)
    if held & JUDGING:
        never |= Q(role__in=JUDGING, case__organisation__in=clients_of_interest(user, office, at))
    return inbox_of(user, office, roles, Reach(also=also, never=never), lapsed=lapsed)
