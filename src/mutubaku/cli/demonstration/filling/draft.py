"""The draft certificate in the demonstration: both sides sign the agreement, and the client finds the draft right."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Case, Task
from mutubaku.conduct import actions
from mutubaku.conduct.actions.agreeing import countersign_agreement, send_agreement, sign_agreement
from mutubaku.conduct.actions.finishing import answer_draft, send_draft
from mutubaku.conduct.works.draft import DRAFT
from mutubaku.decisions.queries import agreement_on, pending_agreement
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.people.queries import officials
from mutubaku.procedure import Outcome


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Sign the agreement, make the draft and let the client's first person confirm it."""
    agree(task.case, by, at)
    actions.make(task.pk, DRAFT, by, at)
    send_draft(task.pk, by, at)
    answer_draft(task.case_id, _client(task.case), at, is_right=True)


def agree(case: Case, by: User, at: datetime) -> None:
    """Send the agreement, and let client and head sign it; nothing where one holds already."""
    if agreement_on(case.organisation, case.scheme, office_day(case.office, at).date()) is not None:
        return
    waiting = pending_agreement(case) or send_agreement(case.pk, by, at, anew=True)
    client = _client(case)
    if waiting.signed_at is None:
        sign_agreement(case.pk, client, at, name=client.name, post="Direktur (rekaan)", agreed=True)
    head = officials(case.office, "head", at)[0]
    countersign_agreement(case.pk, User.objects.get(pk=head.user_id or 0), at)


def _client(case: Case) -> User:
    return case.organisation.users.order_by("memberships__pk")[0]
