"""Writing why a special audit is held, when its holder is told, and how its team was chosen; both cases are locked."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Case
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day

from ..models import Certificate, SpecialAudit
from ..policy.special import Special, check_special
from ..queries import verdict_on
from ..special_errors import ConsiderationMissing, ToldAlready


def check_may_open(certificate: Certificate, given: Special, at: datetime) -> None:
    """The refusals of ``check_special``, as the certificate stands today."""
    today = office_day(certificate.office, at).date()
    running = certificate.special_audits.filter(case__closed_at=None).exists()
    verdict, until = verdict_on(certificate, today), certificate.valid_until
    check_special(verdict, certificate.number, given, today, running=running, valid_until=until)


def write_special(certificate: Certificate, case: Case, given: Special, by: Capacity, at: datetime) -> SpecialAudit:
    """Mark a case as the special audit of a certificate, in both their histories; its holder is not told by this."""
    assert given.until is not None  # noqa: S101 - check_may_open saw to it
    case.is_special = case.is_untold = True
    case.save(update_fields=["is_special", "is_untold"])
    special = SpecialAudit.objects.create(
        certificate=certificate,
        case=case,
        cause=given.cause,
        reason=given.reason.strip(),
        scope=given.scope.strip(),
        conditions=given.conditions.strip(),
        until=given.until,
        telling=given.telling,
        tell_on=given.tell_on if given.telling == "on-day" else None,
        opened_at=at,
        opened_by_id=by.user_id,
        opened_as=by.title,
    )
    data = {"number": certificate.number, "cause": special.cause, "until": special.until.isoformat()}
    words = {"reason": special.reason, "scope": special.scope, "conditions": special.conditions}
    tell_on = {"tell_on": special.tell_on.isoformat()} if special.tell_on else {}
    _journal(special, Verb.SPECIAL_OPENED, by, at, {**data, **words, "telling": str(special.telling), **tell_on})
    return special


def tell_special(special: SpecialAudit, by: Capacity, at: datetime) -> None:
    """From now on the holder knows of it and reads its case; ToldAlready."""
    if special.told_at is not None:
        raise ToldAlready
    special.told_at, special.told_as = at, by.title
    special.save(update_fields=["told_at", "told_as"])
    special.case.is_untold = False
    special.case.save(update_fields=["is_untold"])
    _journal(special, Verb.SPECIAL_TOLD, by, at, {"number": special.certificate.number})


def consider_team(special: SpecialAudit, words: str, by: Capacity, at: datetime) -> None:
    """What was considered in choosing a team that the holder cannot object to; ConsiderationMissing."""
    if not words.strip():
        raise ConsiderationMissing
    special.team_words, special.team_at, special.team_by_id, special.team_as = words.strip(), at, by.user_id, by.title
    special.save(update_fields=["team_words", "team_at", "team_by", "team_as"])
    data = {"number": special.certificate.number, "reason": special.team_words}
    record(special.case.chain, Verb.SPECIAL_TEAM, by, at, data, locked=True)


def _journal(special: SpecialAudit, verb: Verb, by: Capacity, at: datetime, data: dict[str, str]) -> None:
    for chain in (special.certificate.case.chain, special.case.chain):
        record(chain, verb, by, at, data, locked=True)
