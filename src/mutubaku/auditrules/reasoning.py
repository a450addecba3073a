"""The steps of an answer: what was reckoned, the figure it gave, and the clause or document behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .words import Value, Values, _, said

DAYS, PERCENT, PEOPLE, SITES = _("hari"), "%", _("orang"), _("lokasi")
UNCONFIRMED = _("belum dipastikan")


@dataclass(frozen=True)
class Step:
    """One step. ``words`` is a pattern with ``values``; a figure without unit counts nothing."""

    rule: str
    clause: str
    words: str
    values: Values = field(default_factory=dict)
    figure: Decimal | None = None
    unit: str = ""
    is_confirmed: bool = True

    @property
    def text(self) -> str:
        """The step as a sentence in Indonesian."""
        return said(self.words, self.values)

    def as_data(self) -> dict[str, Any]:
        """The step for JSON, figures as numbers; ``note`` says so when its source is not confirmed."""
        figure = None if self.figure is None else number(self.figure)
        data = {"rule": self.rule, "text": self.text, "figure": figure, "unit": self.unit, "clause": self.clause}
        return {**data, "confirmed": self.is_confirmed, "note": "" if self.is_confirmed else UNCONFIRMED}

    def kept(self) -> dict[str, Any]:
        """The step as it is kept, with its pattern, so that it can be said in another language again."""
        values = {name: number(one) if isinstance(one, Decimal) else one for name, one in self.values.items()}
        return {**self.as_data(), "words": self.words, "values": values}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Step:
        """A step as it was kept."""
        figure = kept["figure"]
        return cls(
            rule=kept["rule"],
            clause=kept["clause"],
            words=kept["words"],
            values={name: _value(one) for name, one in kept["values"].items()},
            figure=None if figure is None else Decimal(str(figure)),
            unit=kept["unit"],
            is_confirmed=kept["confirmed"],
        )


def number(figure: Decimal | int) -> int | float:
    """A figure as JSON writes it: whole where it is whole."""
    return int(figure) if figure == int(figure) else float(figure)


def _value(kept: Any) -> Value:
    return Decimal(str(kept)) if isinstance(kept, float) else kept
