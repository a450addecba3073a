"""The ground of every saved answer: a locked draft, one way to write a row, one way to journal what changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, TextField
from django.utils.translation import gettext as _

from mutubaku.applications.access import check_may_answer
from mutubaku.applications.errors import NotAsked, UnknownFactory, Unreadable
from mutubaku.applications.models import Application
from mutubaku.cases.models import Case
from mutubaku.cases.queries import lock_case
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity
from mutubaku.people.ledger import difference
from mutubaku.people.models import Factory
from mutubaku.people.policy import line


@dataclass(frozen=True)
class Draft:
    """A locked case whose first step is open, its application, and who writes when."""

    case: Case
    application: Application
    by: Capacity
    at: datetime

    def asks(self, schemes: Collection[str]) -> None:
        """Refuse an answer that the scheme of this case does not ask for (NotAsked)."""
        if self.case.scheme not in schemes:
            raise NotAsked

    def factory(self, factory_id: int) -> Factory:
        """The client's factory of this id; UnknownFactory when it is nobody's or somebody else's."""
        found = Factory.objects.filter(pk=factory_id, organisation_id=self.case.organisation_id).first()
        if found is None:
            raise UnknownFactory
        return found


def lock_draft(case_id: int, by: Capacity, at: datetime) -> Draft:
    """The draft, its case locked for the rest of the transaction; NotTheClient or AlreadySent when it may not be
    written."""
    case = lock_case(case_id)
    check_may_answer(case, by)
    application = Application.objects.get(case=case)
    application.case = case
    return Draft(case, application, by, at)


def write(draft: Draft, row: Model, values: Mapping[str, object], part: str, *, private: Collection[str] = ()) -> None:
    """Put ``values`` into a row of the draft and journal what changed; nothing happens when nothing changed.

    Of ``private`` fields the journal says that they changed, never what they were: it cannot forget. Unreadable
    names the first field that cannot be kept.
    """
    fresh = row.pk is None
    before = dict.fromkeys(values, "") if fresh else {name: getattr(row, name) for name in values}
    changed = difference(before, values)
    if not (changed or fresh):
        return
    for name, value in values.items():
        setattr(row, name, value)
    check(row, values)
    row.save()
    shown = {name: [] if name in private else pair for name, pair in changed.items()}
    journal(draft, {"part": part, "row": row.pk, "changed": shown})


def check(row: Model, values: Mapping[str, object]) -> None:
    """The limits of the row's own fields, on values of plain types; the database would not keep text lengths."""
    for name in values:
        field: Any = row._meta.get_field(name)
        value = getattr(row, name)
        if field.is_relation:
            continue
        if isinstance(field, TextField) and field.max_length and len(value) > field.max_length:
            raise Unreadable(name, _("Paling banyak %(limit)s aksara. Singkatkan.") % {"limit": field.max_length})
        try:
            field.clean(value, row)
        except ValidationError as error:
            raise Unreadable(name, " ".join(error.messages)) from error


def journal(draft: Draft, data: Mapping[str, object]) -> None:
    """Record saved answers; a declaration given before them no longer stands, because it was about other answers."""
    if draft.application.declared_at is not None:
        draft.application.declared_at = None
        draft.application.save(update_fields=["declared_at"])
    record(draft.case.chain, Verb.ANSWERS_SAVED, draft.by, draft.at, data, locked=True)


def standard_number(prefix: str, typed: str) -> str:
    """A standard's number as it is written: ``sni 3553 : 2015`` and ``3553:2015`` both become ``SNI 3553:2015``."""
    text = re.sub(r"\s*([:.\-/])\s*", r"\1", line(typed).upper())
    if text and not text.startswith(prefix):
        text = f"{prefix} {text}"
    return re.sub(rf"^{prefix}[\s:.\-/]*", f"{prefix} ", text).strip()
