"""The audit checklists as their page lists them: by scheme and clause, in force and to come, those over on request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Scheme
from mutubaku.schemes.models import ChecklistQuestion
from mutubaku.schemes.policy import clause_order
from mutubaku.web.context import Link


@dataclass(frozen=True)
class Row:
    """A question with where else it is asked."""

    row: ChecklistQuestion
    clause: str
    others: str
    is_over: bool
    is_to_come: bool


class ChecklistList:
    """The questions a page shows by what its address asks for: ``skema``, ``tahap`` and ``lama``."""

    def __init__(self, rows: Iterable[ChecklistQuestion], asked: Mapping[str, str], today: date) -> None:
        self.scheme = asked.get("skema", "") if asked.get("skema") in Scheme.values else Scheme.ISO_9001.value
        self.stage = asked.get("tahap", "") if asked.get("tahap") in {"1", "2"} else ""
        self.with_old = "1" if asked.get("lama") else ""
        shown = [_row(one, self.scheme, today) for one in rows if self._wanted(one, today)]
        self.rows = sorted(shown, key=lambda one: (one.row.stage, clause_order(one.clause), one.row.order))

    def _wanted(self, row: ChecklistQuestion, today: date) -> bool:
        in_time = self.with_old or row.valid_to is None or row.valid_to >= today
        return bool(self.scheme in row.clauses and in_time and (not self.stage or str(row.stage) == self.stage))

    @property
    def filters(self) -> list[dict[str, object]]:
        """Schemes, stages, and whether questions that are over are shown, as plain links."""
        stages = [("", _("Semua")), ("1", _("Tahap 1")), ("2", _("Tahap 2"))]
        age = [("", _("Berlaku dan akan datang")), ("1", _("Termasuk yang sudah berakhir"))]
        return [
            {"name": _("Skema"), "links": [self._link(str(s.label), s.value, "skema", self.scheme) for s in Scheme]},
            {"name": _("Tahap"), "links": [self._link(name, key, "tahap", self.stage) for key, name in stages]},
            {"name": _("Masa"), "links": [self._link(name, key, "lama", self.with_old) for key, name in age]},
        ]

    def _link(self, name: str, key: str, what: str, now: str) -> Link:
        chosen = {"skema": self.scheme, "tahap": self.stage, "lama": self.with_old, what: key}
        asked = urlencode({part: value for part, value in chosen.items() if value})
        return Link(name, f"{reverse('administration:checklists')}?{asked}", current=key == now)


def _row(row: ChecklistQuestion, scheme: str, today: date) -> Row:
    names = dict(Scheme.choices)
    others = [f"{names.get(key, key)} {clause}" for key, clause in row.clauses.items() if key != scheme]
    return Row(
        row=row,
        clause=row.clauses[scheme],
        others=", ".join(others),
        is_over=row.valid_to is not None and row.valid_to < today,
        is_to_come=row.valid_from > today,
    )
