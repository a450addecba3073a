"""What the tracking link of a case opens: where it stands, without a name of a person or a company and no document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from mutubaku.cases.models import Case
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import history
from mutubaku.people.codes import may_be_secret
from mutubaku.procedure import Procedure

from .disclosure import TOLD, client_may_know, step_in

KEPT = timedelta(days=90)  # after the end of a case its link goes on showing how it ended

# Of what the client knows of the case, what anybody who was handed the link may know too.
PUBLIC = frozenset(
    {
        Verb.CASE_SENT,
        Verb.CASE_WITHDRAWN,
        Verb.CASE_CLOSED,
        Verb.CASE_VERSION_MOVED,
        Verb.STEP_DONE,
        Verb.PAUSE_OPENED,
        Verb.PAUSE_ENDED,
        Verb.DUE_PROJECTED,
        Verb.AUDIT_CONFIRMED,
        Verb.AUDIT_OBJECTED,
    }
)


def tracked_case(secret: str, at: datetime) -> Case | None:
    """The case of a link, by its whole secret; None when it is unknown, renewed, not yet sent, long over, or not
    yet to be known of (a special audit its client is not told of).
    """
    if not may_be_secret(secret):
        return None
    sent = Case.objects.filter(secret=secret, sent_at__isnull=False, is_untold=False)
    case = sent.select_related("office", "organisation").first()
    if case is None or (case.closed_at is not None and at - case.closed_at > KEPT):
        return None
    return case


def public_history(case: Case, procedures: Sequence[Procedure]) -> list[Entry]:
    """The acts a tracking page tells, oldest first; what a test came to is the client's alone."""
    entries = [one for one in history(case.chain) if one.verb in PUBLIC and not _is_of_test(one, procedures)]
    return [one for one in entries if client_may_know(one, case, procedures)]


def _is_of_test(entry: Entry, procedures: Sequence[Procedure]) -> bool:
    found = step_in(entry, procedures)
    return found is not None and found[1].work in TOLD
