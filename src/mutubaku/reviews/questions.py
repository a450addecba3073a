"""The office's questions of the application review: rows are added, succeeded, ended or taken back, never rewritten."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from django.db.models import QuerySet

from mutubaku.journal.models import Verb
from mutubaku.people.dated import DatedTable
from mutubaku.people.models import Office

from .models import Purpose, Question


@dataclass(frozen=True, kw_only=True)
class QuestionData:
    """What a question says, its clause and place, and on which sheet and in which schemes it is asked."""

    text: str
    source: str = ""
    order: int = 0
    purpose: str = Purpose.APPLICATION
    schemes: list[str] = field(default_factory=list)

    def columns(self) -> dict[str, object]:
        """As the table's columns hold it."""
        return asdict(self)


def questions_of(office: Office) -> QuerySet[Question]:
    """Every question of the office, also those that are over or to come, in their order."""
    return office.questions.order_by("order", "key", "-valid_from")


def _facts(row: Question) -> dict[str, object]:
    return {
        "key": row.key,
        "text": row.text,
        "source": row.source,
        "purpose": row.purpose,
        "schemes": list(row.schemes),
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else "",
    }


QUESTIONS = DatedTable(model=Question, names="key", verb=Verb.QUESTIONS_CHANGED, facts=_facts)
"""The acts on the questions: ``add``, ``change``, ``end``, ``withdraw``."""
