"""The forms of a certificate's page: moving a planned audit, proposing a measure, deciding one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.certificates.models import Ground, Measure, StandingProposal
from mutubaku.certificates.models.special import CAUSES as CAUSES_OF_SPECIAL
from mutubaku.certificates.models.special import TELLINGS
from mutubaku.certificates.policy.standing import grounds_for, parts_of
from mutubaku.certificates.queries import grounds_of
from mutubaku.web.cases.forms import long_text
from mutubaku.web.certificates.words import CAUSES
from mutubaku.web.client.forms.fields import Answers, Day


class PlanForm(Answers):
    """The new window of a planned audit; the room judges the days."""

    starts_on = Day(_("Paling awal"), empty=_("Isi tanggal paling awal."))
    due_on = Day(_("Paling lambat"), empty=_("Isi tanggal paling lambat."))
    cause = forms.ChoiceField(label=_("Sebab"), choices=list(CAUSES.items()), widget=forms.RadioSelect)
    note = long_text(_("Alasan"), _("Tulis alasannya."), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cause"].error_messages["required"] = _("Pilih sebabnya.")


class ProposalForm(Answers):
    """A measure about a certificate, proposed by an official."""

    measure = forms.ChoiceField(label=_("Yang diusulkan"), choices=Measure.choices, widget=forms.RadioSelect)
    ground = forms.ChoiceField(label=_("Sebab"))
    removed = forms.MultipleChoiceField(
        label=_("Yang dikeluarkan dari ruang lingkup"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = long_text(_("Yang ditemukan"), _("Tulis alasannya."))

    def __init__(
        self,
        *args: Any,
        scope: dict[str, Any],
        measures: list[str],
        waiting: Collection[str] = (),
        is_late: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        offered = {one for measure in measures for one in grounds_for(measure, is_late=is_late)}
        fields["ground"].choices = [(one.value, one.label) for one in Ground if one in offered]
        # Known by number and name together: of a scope that changed meanwhile no other part is taken for this one.
        self._parts = {f"{number} {name}": number for number, name in enumerate(parts_of(scope))}
        fields["removed"].choices = [(key, key.partition(" ")[2]) for key in self._parts]
        fields["removed"].error_messages["invalid_choice"] = _(
            "Ruang lingkupnya berubah sesudah halaman ini dibuka. Pilih lagi yang dikeluarkan."
        )
        fields["removed"].help_text = _("Hanya untuk pengurangan ruang lingkup.")
        joins = _("%(what)s: sudah diusulkan, sebab ini ditambahkan pada usulan itu")
        fields["measure"].choices = [
            (one.value, joins % {"what": one.label} if one.value in waiting else one.label)
            for one in Measure
            if one.value in measures
        ]
        fields["measure"].error_messages["required"] = _("Pilih yang diusulkan.")
        if len(fields["removed"].choices) < 2:  # noqa: PLR2004 - of one part nothing can be taken
            del self.fields["removed"]

    def numbers(self, chosen: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the parts that were chosen."""
        return tuple(self._parts[key] for key in chosen)


class SpecialForm(Answers):
    """A special audit: why it is held, what of and how, and when its holder is told."""

    cause = forms.ChoiceField(
        label=_("Sebab"),
        choices=[(one.value, text) for one, text in CAUSES_OF_SPECIAL.items()],
        widget=forms.RadioSelect,
    )
    reason = long_text(_("Yang ditemukan"), _("Tulis alasannya."), hint=_("Dibaca pemegang sertifikat."))
    scope = long_text(
        _("Yang diperiksa"),
        _("Tulis yang diperiksa dalam audit khusus ini."),
        rows=2,
        hint=_("Lokasi, proses, produk, atau persyaratan mana."),
    )
    conditions = long_text(
        _("Ketentuan audit khusus ini"),
        _("Tulis bagaimana audit khusus ini diadakan."),
        hint=_("Dibaca pemegang sertifikat: lamanya, yang disediakan, dan bahwa anggota tim tidak dapat ditolak."),
    )
    until = Day(_("Paling lambat"), empty=_("Isi tanggal paling lambat audit khusus ini."))
    telling = forms.ChoiceField(
        label=_("Pemegang sertifikat diberi tahu"),
        choices=[(one.value, text) for one, text in TELLINGS.items()],
        widget=forms.RadioSelect,
    )
    tell_on = Day(
        _("Tanggal diberi tahu"), empty=_("Isi tanggalnya."), hint=_("Hanya bila diberi tahu mulai tanggal tertentu.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cause"].error_messages["required"] = _("Pilih sebabnya.")
        self.fields["telling"].error_messages["required"] = _("Pilih kapan pemegang sertifikat diberi tahu.")
        self.fields["tell_on"].required = False


class DecisionForm(Answers):
    """The decision on a proposal, with its reason; of several grounds those it rests on, of a suspension its end."""

    grounds = forms.TypedMultipleChoiceField(
        label=_("Sebab yang menjadi dasar keputusan"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tersebut pada surat dan halaman publik."),
        error_messages={"required": _("Pilih paling sedikit satu sebab yang menjadi dasar keputusan ini.")},
    )
    answer = long_text(_("Alasan keputusan"), _("Tulis alasan keputusan Anda."), hint=_("Dibaca pemegang sertifikat."))
    conditions = long_text(
        _("Yang mengakhiri pembekuan"),
        hint=_("Dibaca pemegang sertifikat dan tercetak pada suratnya. Hanya bila dibekukan."),
    )

    def __init__(self, *args: Any, proposal: StandingProposal, own: int | None = None, **kwargs: Any) -> None:
        stated = grounds_of(proposal)
        chosen = [one for one in stated if one.by is None or one.by.pk != own]
        asked = "\n".join(dict.fromkeys(one.conditions for one in stated if one.conditions))
        kwargs.setdefault("initial", {"conditions": asked, "grounds": [str(one.number) for one in chosen]})
        kwargs.setdefault("auto_id", f"usulan{proposal.pk}_%s")
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["grounds"].choices = [(str(one.number), one.label) for one in stated]
        if len(stated) < 2:  # noqa: PLR2004 - the only one needs no choosing
            del self.fields["grounds"]
        if proposal.measure != Measure.SUSPEND:
            del self.fields["conditions"]
