"""The form of a scheme's version: everything it says, in parts, filled with the version before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.people import policy
from mutubaku.schemes.actions import EditionData, GradeData, TermsData
from mutubaku.schemes.models import Grade, SchemeTerms

from .base import DayField, PlainForm, Section
from .terms_fields import (
    EDITIONS,
    FIGURES,
    JUDGES,
    LAWS,
    editions,
    evaluations,
    figures,
    grades,
    judges,
    of_edition,
    of_grade,
    types_of,
)

WORDS_LIMIT = 2000


class TermsForm(PlainForm):
    """A version of one scheme; grades, editions and evaluations are fields named after them."""

    title = forms.CharField(label=_("Judul sertifikat"), max_length=200)
    standard = forms.CharField(
        label=_("Standar dan edisi"),
        max_length=200,
        required=False,
        help_text=_("Misalnya SNI ISO 9001:2015. Kosongkan bila sertifikat menyebut standar lingkupnya sendiri."),
    )
    wording = forms.CharField(
        label=_("Kalimat pada sertifikat"),
        max_length=WORDS_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dicetak di bawah ruang lingkup. Kosongkan bila tidak ada."),
    )
    composition = forms.CharField(
        label=_("Catatan tentang peninjau dan komite"),
        max_length=WORDS_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(
        label=_("Sumber"),
        max_length=300,
        required=False,
        help_text=_("Peraturan atau skema yang memuat ketentuan ini."),
    )
    is_confirmed = forms.BooleanField(label=_("Sudah saya pastikan pada sumbernya"), required=False)
    valid_from = DayField(label=_("Berlaku mulai"))

    def __init__(self, *args: Any, scheme: str, **kwargs: Any) -> None:
        self.scheme = scheme
        super().__init__(*args, **kwargs)

    def more(self) -> dict[str, forms.Field]:
        """Figures, what is asked of judges, evaluations of the scheme, grades and editions."""
        return {**figures(), **judges(), **evaluations(self.scheme), **grades(), **editions()}

    def sections(self) -> Iterator[Section]:
        """The form as its page draws it."""
        yield self._section(gettext("Sertifikat"), "title", "standard", "wording", "validity_months")
        yield self._section(gettext("Penilaian"), *evaluations(self.scheme), "stage_interval_days", "retests")
        yield self._section("", "measuring_months", "measuring_age_months")
        yield self._section(
            gettext("Siklus"),
            *("surveillance_months", "first_surveillance_months", "surveillance_window_days"),
            *("recertification_lead_months", "restoration_months", "transfer_months", "suspension_months"),
        )
        yield self._section(gettext("Tim, peninjau, dan komite"), "full_time_hours", "rotation_audits")
        yield self._section("", "committee_members", *JUDGES, "composition")
        for grade in Grade:
            yield self._section(gettext("Temuan: %(grade)s") % {"grade": str(grade.label).lower()}, *of_grade(grade))
        yield self._section("", "major_limit_months", "minors_to_major")
        for number in range(1, EDITIONS + 1):
            yield self._section(gettext("Edisi standar %(number)s") % {"number": number}, *of_edition(number))
        yield self._section(gettext("Berlakunya"), "valid_from", "source", "is_confirmed")

    def _section(self, title: str, *names: str) -> Section:
        return Section(title, [(self[name], _width(name)) for name in names])

    def clean(self) -> dict[str, Any]:
        """An edition that is confirmed says its source; one with anything filled in says its name."""
        kept = super().clean() or self.cleaned_data
        for number in range(1, EDITIONS + 1):
            name, first, last, source, sure = (kept.get(one) for one in of_edition(number))
            if not name and (first or last or source or sure):
                sentence = gettext("Isi nama edisinya, atau kosongkan semua isiannya.")
                self.add_error(f"edition{number}_name", ValidationError(sentence))
            if sure and not source:
                self.add_error(f"edition{number}_source", ValidationError(gettext("Isi sumber yang memastikannya.")))
            if first and last and last < first:
                sentence = gettext("Peralihannya berakhir sebelum edisi itu dapat dipilih. Periksa kedua tanggal.")
                self.add_error(f"edition{number}_until", ValidationError(sentence))
        return kept

    def given(self) -> TermsData:
        """The version as it is to be kept."""
        kept = self.cleaned_data
        return TermsData(
            title=policy.line(kept["title"]),
            standard=policy.line(kept["standard"]),
            wording=policy.lines(kept["wording"]),
            composition=policy.lines(kept["composition"]),
            committee_functions=tuple(kept["committee_functions"]),
            **{name: kept[name] for name in JUDGES[1:]},
            source=policy.line(kept["source"]),
            is_confirmed=kept["is_confirmed"],
            evaluations={key: tuple(kept[f"evaluations{key}"]) for key, _name in types_of(self.scheme)},
            grades=tuple(_grade_of(kept, grade) for grade in Grade if "asked" in kept[f"{grade}_laws"]),
            editions=tuple(_edition_of(kept, n) for n in range(1, EDITIONS + 1) if kept[f"edition{n}_name"]),
            **{name: kept[name] for name in FIGURES},
        )


def initial_of(terms: SchemeTerms) -> dict[str, Any]:
    """A version as the form is filled with it; what is confirmed of it and stays as it is needs no tick."""
    words = ("title", "standard", "wording", "composition", "source")
    kept = {name: getattr(terms, name) for name in (*FIGURES, *JUDGES, *words)}
    kept |= {f"evaluations{key}": terms.evaluations.get(key, []) for key, _name in types_of(terms.scheme)}
    for rule in terms.grades.all():
        laws = ["asked", *(name for name in LAWS[1:] if getattr(rule, name))]
        values = (laws, rule.due_months, rule.overdue, rule.source)
        kept |= dict(zip(of_grade(rule.grade), values, strict=True))
    for number, one in enumerate(terms.editions.all()[:EDITIONS], start=1):
        said = (one.name, one.published_on, one.transition_until, one.source, one.is_confirmed)
        kept |= dict(zip(of_edition(number), said, strict=True))
    return kept


def _width(name: str) -> str:
    if name in FIGURES or name.endswith("_months"):
        return "w-4"
    return "w-12" if name == "valid_from" or name.endswith(("_from", "_until")) else ""


def _grade_of(kept: Mapping[str, Any], grade: str) -> GradeData:
    laws, due, overdue, source = (kept[name] for name in of_grade(grade))
    return GradeData(
        grade=grade,
        due_months=due,
        overdue=overdue,
        source=policy.line(source),
        **{name: name in laws for name in LAWS[1:]},
    )


def _edition_of(kept: Mapping[str, Any], number: int) -> EditionData:
    name, first, last, source, sure = (kept[one] for one in of_edition(number))
    return EditionData(
        name=policy.line(name),
        published_on=first,
        transition_until=last,
        source=policy.line(source),
        is_confirmed=sure,
    )
