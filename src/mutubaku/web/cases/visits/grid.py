"""Forms of several rows alike, each a line of the page; empty rows are left out, and a few stand ready at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from mutubaku.audits.errors import AuditRefusal
from mutubaku.web.client.forms.fields import Answers

SPARE = 2  # empty rows at the end
MOST = 200  # rows read of what was posted


class GridForm(Answers):
    """Rows of the same fields, named ``r0_day``, ``r1_day`` …; ``telling`` is the field that makes a row count."""

    telling = ""

    def __init__(self, data: Any, rows: Sequence[Mapping[str, Any]] = (), **more: Any) -> None:
        super().__init__(data, **more)
        self.many = _posted(data) if data is not None else len(rows) + SPARE
        for number in range(self.many):
            for name, one in self.fields_of_a_row().items():
                one.required = False
                self.fields[f"r{number}_{name}"] = one
        for number, row in enumerate(rows):
            self.initial.update({f"r{number}_{name}": value for name, value in row.items()})

    def fields_of_a_row(self) -> dict[str, forms.Field]:
        """The fields of one row, made anew for each."""
        raise NotImplementedError

    def lines(self) -> list[dict[str, BoundField]]:
        """The rows to be drawn."""
        names = list(self.fields_of_a_row())
        return [{name: self[f"r{number}_{name}"] for name in names} for number in range(self.many)]

    def filled(self) -> list[tuple[int, dict[str, Any]]]:
        """The rows that were filled in, each with its number on the page."""
        names = list(self.fields_of_a_row())
        rows = [
            (number, {name: self.cleaned_data.get(f"r{number}_{name}") for name in names})
            for number in range(self.many)
        ]
        return [(number, row) for number, row in rows if row[self.telling]]

    def refuse_row(self, refusal: AuditRefusal) -> None:
        """Show why a room did not take the rows, beside the row it names; the room counts filled rows only."""
        named = getattr(refusal, "row", -1)
        filled = self.filled()
        if 0 <= named < len(filled):
            self.add_error(f"r{filled[named][0]}_{self.telling}", str(refusal))
        else:
            self.refuse(refusal)


def _posted(data: Mapping[str, Any]) -> int:
    """How many rows were posted, and room for more."""
    numbers = (re.fullmatch(r"r(\d{1,3})_\w+", name) for name in data)
    return min(max((int(found[1]) for found in numbers if found), default=-1) + 1, MOST)


def kept(choices: Iterable[tuple[str, Any]], value: str) -> list[tuple[str, Any]]:
    """The choices, with a value that is written down and offered no more, so that it is not lost."""
    listed = list(choices)
    return listed if not value or value in dict(listed) else [*listed, (value, value)]
