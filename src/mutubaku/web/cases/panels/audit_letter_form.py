"""What is typed at step 6: the days, the place, who comes in which function, and how many of each tariff line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from mutubaku.billing.models import TariffLine
from mutubaku.web.client.forms.fields import Count, Lines

from .team_form import TeamForm

MOST = 1000  # of one tariff line


@dataclass(frozen=True)
class FeeRow:
    """A tariff line with the field for its quantity."""

    line: TariffLine
    field: BoundField


class PlanForm(TeamForm):
    """The proposal and its fee; what cannot stand is judged by the rooms that keep them."""

    words = Lines(_("Keterangan untuk pelanggan"), 2000, rows=2)

    def __init__(self, data: Any, *, lines: Sequence[TariffLine], **more: Any) -> None:
        super().__init__(data, auto_id="rencana_%s", **more)
        self.tariff_lines = lines
        for line in lines:
            self.fields[fee_name(line)] = _quantity(line)

    def fees(self) -> list[FeeRow]:
        """Every tariff line with its field."""
        return [FeeRow(line, self[fee_name(line)]) for line in self.tariff_lines]

    def quantities(self) -> dict[int, int]:
        """How many of each tariff line, by its id."""
        return {line.pk: self.cleaned_data[fee_name(line)] or 0 for line in self.tariff_lines}


def fee_name(line: TariffLine) -> str:
    """The field of a tariff line's quantity."""
    return f"biaya_{line.pk}"


def _quantity(line: TariffLine) -> Count:
    wrong = _("Tulis banyaknya dengan angka bulat 0 sampai 1.000; 0 berarti tidak ditagih.")
    return Count(
        label=line.name,
        required=False,
        min_value=0,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )
