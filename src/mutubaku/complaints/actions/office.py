"""The office's days for complaints: new ones from a day on, journalled in the office's chain."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office
from mutubaku.people.policy import check_not_past
from mutubaku.people.queries import lock_office

from ..errors import RulesExist, RulesSourceMissing
from ..models import ComplaintRules
from ..policy import check_days


@dataclass(frozen=True, kw_only=True)
class RulesData:
    """What an office promises, in working days; how many days ahead it reminds; and whence that is."""

    acknowledge_days: int
    answer_days: int
    remind_days: int
    source: str = ""
    is_confirmed: bool = False


@transaction.atomic
def set_rules(office: Office, data: RulesData, valid_from: date, *, by: Capacity, at: datetime) -> ComplaintRules:
    """Days from a day on, today at the earliest; complaints that came before keep what they were promised."""
    lock_office(office)
    check_not_past(valid_from, office_day(office, at).date())
    check_days(data.acknowledge_days, data.answer_days)
    if data.is_confirmed and not data.source.strip():
        raise RulesSourceMissing
    if office.complaint_rules.filter(valid_from=valid_from).exists():
        raise RulesExist(valid_from)
    rules = ComplaintRules.objects.create(office=office, valid_from=valid_from, **asdict(data))
    facts = {"complaint_rules": asdict(data), "valid_from": valid_from.isoformat()}
    record(chain_of(office), Verb.TERMS_CHANGED, by, at, facts)
    return rules
