"""The office's figures about decisions: new ones from a day on, journalled in the office's chain."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.errors import day_text
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office
from mutubaku.people.policy import check_not_past
from mutubaku.people.queries import lock_office

from ..errors import DecisionRefusal
from ..models import Rules


class RulesExist(DecisionRefusal):
    """Two sets of figures from the same day on."""

    field = "valid_from"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Sudah ada ketentuan yang berlaku mulai %(day)s. Pilih tanggal lain.") % {"day": day_text(day)}
        )


class RulesSourceMissing(DecisionRefusal):
    """Nothing is confirmed without saying by what."""

    field = "source"

    def __init__(self) -> None:
        super().__init__(_("Isi sumbernya: peraturan atau skema yang memuat ketentuan ini."))


@dataclass(frozen=True, kw_only=True)
class RulesData:
    """What an office sets: days and months as numbers, whether a reviewer may decide, and whence that is."""

    appeal_days: int
    agreement_months: int
    reviewer_may_decide: bool
    source: str = ""
    is_confirmed: bool = False


@transaction.atomic
def set_rules(office: Office, data: RulesData, valid_from: date, *, by: Capacity, at: datetime) -> Rules:
    """Figures from a day on, today at the earliest; decisions already taken keep what they told the client."""
    lock_office(office)
    check_not_past(valid_from, office_day(office, at).date())
    if data.is_confirmed and not data.source.strip():
        raise RulesSourceMissing
    if office.decision_rules.filter(valid_from=valid_from).exists():
        raise RulesExist(valid_from)
    rules = Rules.objects.create(office=office, valid_from=valid_from, **asdict(data))
    facts = {"decision_rules": asdict(data), "valid_from": valid_from.isoformat()}
    record(chain_of(office), Verb.TERMS_CHANGED, by, at, facts)
    return rules
