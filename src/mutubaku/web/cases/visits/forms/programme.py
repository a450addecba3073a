"""What is typed of a programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.audits.visits.policy.kinds import label_of
from mutubaku.audits.visits.policy.programme import Cell, read_clauses
from mutubaku.web.client.forms.fields import Line

from ..grid import GridForm


class ProgrammeForm(GridForm):
    """The matrix of a programme: sites and processes with their clauses, and the visits that look at them."""

    telling = "site"

    def __init__(self, data: Any, rows: Sequence[Mapping[str, Any]] = (), *, kinds: Sequence[str]) -> None:
        self.kinds = [(kind, label_of(kind)) for kind in kinds]
        super().__init__(data, rows)

    def fields_of_a_row(self) -> dict[str, forms.Field]:
        return {
            "site": Line(_("Lokasi"), 200),
            "process": Line(_("Proses"), 300),
            "clauses": Line(_("Klausul"), 500),
            "visits": forms.MultipleChoiceField(
                label=_("Kunjungan"), choices=self.kinds, widget=forms.CheckboxSelectMultiple
            ),
        }

    def cells(self) -> list[Cell]:
        """The programme that was typed."""
        return [
            Cell(row["site"], row["process"], read_clauses(row["clauses"] or ""), tuple(row["visits"] or ()))
            for _number, row in self.filled()
        ]


def programme_rows(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    """A programme as its form shows it."""
    return [
        {"site": one.site, "process": one.process, "clauses": ", ".join(one.clauses), "visits": list(one.visits)}
        for one in cells
    ]
