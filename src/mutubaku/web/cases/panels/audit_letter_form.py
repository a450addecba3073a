"""What is typed at step 6: the days, the place, who comes in which function, and how many of each tariff line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from mutubaku.billing.errors import OpenPriceUnexplained, OpenPriceWrong
from mutubaku.billing.models import InvoiceLine, TariffLine
from mutubaku.billing.policy import LARGEST_TOTAL, OpenPrice, is_open_line
from mutubaku.web.client.forms.fields import Count, Line, Lines

from ..payment_forms import Rupiah
from .team_form import TeamForm

MOST = 1000  # of one tariff line
_WORDS_HINT = _("Misalnya nomor penawaran laboratorium atau rute perjalanannya; tertulis pada tagihan.")


@dataclass(frozen=True)
class FeeRow:
    """A tariff line with the field for its quantity; where the tariff leaves it open, those for price and reason."""

    line: TariffLine
    field: BoundField
    price: BoundField | None = None
    words: BoundField | None = None

    @property
    def is_set(self) -> bool:
        """Whether something is written about the price already, so that it is to be seen."""
        asked = [one for one in (self.price, self.words) if one is not None]
        return any(one.value() or one.errors for one in asked)


class PlanForm(TeamForm):
    """The proposal and its fee; what cannot stand is judged by the rooms that keep them."""

    words = Lines(_("Keterangan untuk pelanggan"), 2000, rows=2)

    def __init__(self, data: Any, *, lines: Sequence[TariffLine], **more: Any) -> None:
        super().__init__(data, auto_id="rencana_%s", **more)
        self.tariff_lines = lines
        for line in lines:
            self.fields[fee_name(line)] = _quantity(line)
            if is_open_line(line.part, line.price):
                self.fields[price_name(line)] = _OpenPrice(line)
                self.fields[words_name(line)] = Line(_("Dasar harganya"), 300, hint=_WORDS_HINT, autocomplete="off")

    def fees(self) -> list[FeeRow]:
        """Every tariff line with its fields."""
        return [self._row(line) for line in self.tariff_lines]

    def _row(self, line: TariffLine) -> FeeRow:
        if not is_open_line(line.part, line.price):
            return FeeRow(line, self[fee_name(line)])
        return FeeRow(line, self[fee_name(line)], self[price_name(line)], self[words_name(line)])

    def clean(self) -> dict[str, Any] | None:
        """A price goes with its reason and with a quantity, told at the field that lacks it."""
        cleaned = super().clean()
        for line in self.tariff_lines:
            if is_open_line(line.part, line.price):
                self._check_price(line)
        return cleaned

    def _check_price(self, line: TariffLine) -> None:
        price, words = self.cleaned_data.get(price_name(line)), self.cleaned_data.get(words_name(line))
        if price and words == "":
            self.add_error(words_name(line), str(OpenPriceUnexplained()))
        if words and price is None and price_name(line) not in self.errors:
            self.add_error(price_name(line), str(OpenPriceWrong()))
        if price and self.cleaned_data.get(fee_name(line), 1) in {None, 0}:
            self.add_error(fee_name(line), _("Tulis juga banyaknya, atau kosongkan harganya."))

    def quantities(self) -> dict[int, int]:
        """How many of each tariff line, by its id."""
        return {line.pk: self.cleaned_data[fee_name(line)] or 0 for line in self.tariff_lines}

    def prices(self) -> dict[int, OpenPrice]:
        """What the lines cost in this case that the tariff leaves open, by the line's id."""
        own = [line for line in self.tariff_lines if self.cleaned_data.get(price_name(line))]
        data = self.cleaned_data
        return {line.pk: OpenPrice(data[price_name(line)], data[words_name(line)]) for line in own}


def opened(lines: Sequence[TariffLine], charged: Mapping[str, InvoiceLine]) -> dict[str, object]:
    """What price and reason begin with: as invoiced, by the key of the line."""
    found: dict[str, object] = {}
    for line in lines:
        was = charged.get(line.key)
        if was is not None and was.words and is_open_line(line.part, line.price):
            found |= {price_name(line): was.price, words_name(line): was.words}
    return found


def fee_name(line: TariffLine) -> str:
    """The field of a tariff line's quantity."""
    return f"biaya_{line.pk}"


def price_name(line: TariffLine) -> str:
    """The field of what a unit of the line costs in this case."""
    return f"harga_{line.pk}"


def words_name(line: TariffLine) -> str:
    """The field of what that price rests on."""
    return f"dasar_{line.pk}"


class _OpenPrice(Rupiah):
    """A price per unit that the tariff does not hold, shown with dots between the thousands."""

    def __init__(self, line: TariffLine) -> None:
        wrong = str(OpenPriceWrong())
        super().__init__(
            label=_("Harga per %(unit)s (Rp)") % {"unit": line.unit},
            required=False,
            min_value=1,
            max_value=LARGEST_TOTAL,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            help_text=_("Kosongkan bila ditagih tersendiri di luar tagihan ini."),
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
        )

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


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
