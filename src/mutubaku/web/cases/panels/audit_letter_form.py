"""What is typed at step 6: the days, the place, who comes in which function, and how many of each tariff line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from mutubaku.audits.actions import Plan
from mutubaku.audits.models import Function
from mutubaku.audits.policy import Member
from mutubaku.billing.models import TariffLine
from mutubaku.web.administration.forms.base import DayField
from mutubaku.web.client.forms.fields import Answers, Count, Line, Lines

if TYPE_CHECKING:
    from mutubaku.web.client.forms.fields import Words

MOST = 1000  # of one tariff line
NOT_OFFERED = _("Orang itu tidak memegang peran ini sekarang. Pilih dari daftar.")
PARTS = {"auditors": Function.AUDITOR, "experts": Function.TECHNICAL_EXPERT, "samplers": Function.PPC}


@dataclass(frozen=True)
class FeeRow:
    """A tariff line with the field for its quantity."""

    line: TariffLine
    field: BoundField


class People(forms.TypedMultipleChoiceField):
    """Some of those who may take a function."""

    def __init__(self, label: Words, hint: Words = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            required=False,
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": NOT_OFFERED},
        )


class PlanForm(Answers):
    """The proposal and its fee; what cannot stand is judged by the rooms that keep them."""

    starts_on = DayField(label=_("Hari pertama"), error_messages={"required": _("Pilih hari pertama audit.")})
    ends_on = DayField(label=_("Hari terakhir"), error_messages={"required": _("Pilih hari terakhir audit.")})
    place = Line(_("Tempat audit"), 300, empty=_("Tulis di mana audit dilaksanakan."))
    lead = forms.TypedChoiceField(
        label=_("Ketua tim audit"),
        coerce=int,
        error_messages={"required": _("Pilih satu ketua tim audit."), "invalid_choice": NOT_OFFERED},
    )
    auditors = People(_("Auditor"))
    samplers = People(_("Petugas pengambil contoh"))
    experts = People(_("Tenaga ahli"), _("Mendampingi auditor; tidak ikut mengaudit."))
    words = Lines(_("Keterangan untuk pelanggan"), 2000, rows=2)

    def __init__(
        self,
        data: Any,
        *,
        people: Mapping[Function, Sequence[Member]],
        busy: Mapping[int, str],
        lines: Sequence[TariffLine],
        is_product: bool,
        **more: Any,
    ) -> None:
        super().__init__(data, auto_id="rencana_%s", **more)
        self.tariff_lines = lines
        leads = _offered(people[Function.LEAD_AUDITOR], busy)
        self.fields["lead"].choices = [("", _("Pilih ketua")), *leads]  # type: ignore[attr-defined]  # a choice field
        for name, function in PARTS.items():
            self.fields[name].choices = _offered(people[function], busy)  # type: ignore[attr-defined]  # People
        if not is_product:
            del self.fields["samplers"]
        for line in lines:
            self.fields[fee_name(line)] = _quantity(line)

    def team(self) -> list[BoundField]:
        """The fields about auditors and samplers, where somebody is offered."""
        names = ("auditors", "samplers")
        return [self[name] for name in names if name in self.fields and self.fields[name].choices]  # type: ignore[attr-defined]  # People

    def fees(self) -> list[FeeRow]:
        """Every tariff line with its field."""
        return [FeeRow(line, self[fee_name(line)]) for line in self.tariff_lines]

    def plan(self) -> Plan:
        """The proposal, once the form is valid."""
        given = self.cleaned_data
        others = [(one, function) for name, function in PARTS.items() for one in given.get(name, ())]
        return Plan(
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            place=given["place"],
            words=given["words"],
            team=[(given["lead"], Function.LEAD_AUDITOR), *others],
        )

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


def _offered(people: Sequence[Member], busy: Mapping[int, str]) -> list[tuple[int, str]]:
    """Who may be chosen, each with the audits that already ask for them."""
    return [(one.user_id, f"{one.name} ({busy[one.user_id]})" if one.user_id in busy else one.name) for one in people]
