"""What is typed of a team: the days, the place, who comes in which function, and why it stands as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from mutubaku.audits.actions import Plan
from mutubaku.audits.appointing.policy.suggesting import Suggestion
from mutubaku.audits.models import Function
from mutubaku.web.administration.forms.base import DayField
from mutubaku.web.client.forms.fields import Answers, Line, Lines

from .team_offer import PARTS, Offered

if TYPE_CHECKING:
    from mutubaku.web.client.forms.fields import Words

NOT_OFFERED = _("Orang itu tidak memegang peran ini sekarang. Pilih dari daftar.")


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


class TeamForm(Answers):
    """Days, place and team; what cannot stand is judged by the room that keeps them."""

    starts_on = DayField(label=_("Hari pertama"), error_messages={"required": _("Pilih hari pertama audit.")})
    ends_on = DayField(label=_("Hari terakhir"), error_messages={"required": _("Pilih hari terakhir audit.")})
    place = Line(_("Tempat audit"), 300, empty=_("Tulis di mana audit dilaksanakan."))
    lead = forms.TypedChoiceField(
        label=_("Ketua tim audit"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih satu ketua tim audit."), "invalid_choice": NOT_OFFERED},
    )
    auditors = People(_("Auditor"))
    samplers = People(_("Petugas pengambil contoh"))
    experts = People(_("Tenaga ahli"), _("Mendampingi auditor; tidak ikut mengaudit."))
    reason = Lines(
        _("Alasan bila ada yang perlu diperhatikan"),
        1000,
        rows=2,
        hint=_(
            "Tersimpan pada berkas permohonan. Diminta bila tim atau harinya menyimpang dari rotasi, beban, waktu "
            "audit, batas surveilans, atau kebiasaan."
        ),
    )

    def __init__(self, data: Any, *, offered: Offered, **more: Any) -> None:
        more.setdefault("auto_id", "tim_%s")
        super().__init__(data, **more)
        self.offered, people = offered, offered.people
        leads = _offered(people[Function.LEAD_AUDITOR])
        self.fields["lead"].choices = leads  # type: ignore[attr-defined]  # a choice field
        for name, function in PARTS.items():
            self.fields[name].choices = _offered(people[function])  # type: ignore[attr-defined]  # People
        if not offered.is_product:
            del self.fields["samplers"]

    def team(self) -> list[BoundField]:
        """The fields about auditors and samplers, where somebody is offered."""
        names = ("auditors", "samplers")
        return [self[name] for name in names if name in self.fields and self.fields[name].choices]  # type: ignore[attr-defined]  # People

    @property
    def asks_reason(self) -> bool:
        """Whether a reason is asked for now, or was given before."""
        return not self.offered.is_listed or bool(self["reason"].errors or self["reason"].value())

    def plan(self) -> Plan:
        """The plan, once the form is valid."""
        given = self.cleaned_data
        others = [(one, function) for name, function in PARTS.items() for one in given.get(name, ())]
        return Plan(
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            place=given["place"],
            words=given.get("words", ""),
            team=[(given["lead"], Function.LEAD_AUDITOR), *others],
            reason=given["reason"],
        )


def _offered(people: Sequence[Suggestion]) -> list[tuple[int, str]]:
    """Who may be chosen, each with the reasons for the place in the list."""
    return [(one.user_id, f"{one.name} ({one.said})" if one.said else one.name) for one in people]
