"""The audit questions of an office: added, changed from a day on, ended, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mutubaku.cases.models import Scheme
from mutubaku.journal.models import Verb
from mutubaku.people.dated import DatedTable
from mutubaku.schemes.errors import NoClause, UnknownClause
from mutubaku.schemes.models import ChecklistQuestion
from mutubaku.schemes.policy import is_clause


@dataclass(frozen=True, kw_only=True)
class ChecklistData:
    """What a question says, and the clause it belongs to in each scheme that asks it."""

    text: str
    clauses: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    stage: int = 2
    order: int = 0
    source: str = ""

    def columns(self) -> dict[str, object]:
        """As the table's columns hold it; UnknownClause or NoClause when the clauses cannot be meant."""
        clauses = {scheme: clause for scheme, clause in self.clauses.items() if clause}
        for scheme, clause in clauses.items():
            if not is_clause(scheme, clause):
                raise UnknownClause(scheme, str(dict(Scheme.choices).get(scheme, scheme)), clause)
        if not clauses:
            raise NoClause
        return {
            "text": self.text,
            "clauses": clauses,
            "hint": self.hint,
            "stage": self.stage,
            "order": self.order,
            "source": self.source,
        }


def _facts(row: ChecklistQuestion) -> dict[str, object]:
    return {
        "key": row.key,
        "text": row.text,
        "hint": row.hint,
        "clauses": row.clauses,
        "stage": row.stage,
        "source": row.source,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else "",
    }


CHECKLISTS = DatedTable(model=ChecklistQuestion, names="key", verb=Verb.CHECKLIST_CHANGED, facts=_facts)
"""The acts on the questions: ``add``, ``change``, ``end``, ``withdraw``."""
