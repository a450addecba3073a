"""The form of a scheme's version: everything it says, in parts, filled with the version before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.applications.models import CertificationType
from mutubaku.cases.models import Scheme
from mutubaku.people import policy
from mutubaku.people.models import CompetenceFunction
from mutubaku.schemes.actions import EditionData, GradeData, TermsData
from mutubaku.schemes.errors import PartsMissing
from mutubaku.schemes.models import Demand, Evaluation, Grade, Overdue, SchemeTerms

from .base import DayField, PlainForm

MONTHS_LIMIT = 600
DAYS_LIMIT = 3650
HOURS_LIMIT = 168  # of a week
WORDS_LIMIT = 2000
EDITIONS = 3
JUDGES = ("committee_functions", "reviewer_in_committee", "reviewer_competence", "decider_competence")
LAWS = ("asked", "needs_answer", "needs_verification", "blocks")  # the boxes of a grade
FIGURES: Mapping[str, tuple[int, int]] = {  # figure → from, to
    "validity_months": (1, MONTHS_LIMIT),
    "surveillance_months": (1, MONTHS_LIMIT),
    "first_surveillance_months": (1, MONTHS_LIMIT),
    "surveillance_window_days": (0, DAYS_LIMIT),
    "recertification_lead_months": (0, MONTHS_LIMIT),
    "restoration_months": (0, MONTHS_LIMIT),
    "transfer_months": (0, MONTHS_LIMIT),
    "suspension_months": (1, MONTHS_LIMIT),
    "stage_interval_days": (1, DAYS_LIMIT),
    "major_limit_months": (1, MONTHS_LIMIT),
    "minors_to_major": (2, 99),
    "retests": (0, 9),
    "full_time_hours": (1, HOURS_LIMIT),
    "rotation_audits": (1, 99),
    "committee_members": (1, 99),
}


@dataclass(frozen=True)
class Section:
    """A part of the form under its heading."""

    title: str
    fields: list[tuple[BoundField, str]]
    hint: str = ""


def types_of(scheme: str) -> list[tuple[str, str]]:
    """The certification types a scheme has, each with its name; one without name where it has none."""
    if scheme == Scheme.SPPT_SNI:
        return [(str(key), str(name)) for key, name in CertificationType.choices]
    return [("", "")]


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
        return {**_figures(), **_judges(), **_evaluations(self.scheme), **_grades(), **_editions()}

    def sections(self) -> Iterator[Section]:
        """The form as its page draws it."""
        yield self._section(gettext("Sertifikat"), "title", "standard", "wording", "validity_months")
        yield self._section(gettext("Penilaian"), *_evaluations(self.scheme), "stage_interval_days", "retests")
        yield self._section(
            gettext("Siklus"),
            *("surveillance_months", "first_surveillance_months", "surveillance_window_days"),
            *("recertification_lead_months", "restoration_months", "transfer_months", "suspension_months"),
        )
        yield self._section(gettext("Tim, peninjau, dan komite"), "full_time_hours", "rotation_audits")
        yield self._section("", "committee_members", *JUDGES, "composition")
        for grade in Grade:
            yield self._section(gettext("Temuan: %(grade)s") % {"grade": str(grade.label).lower()}, *_of_grade(grade))
        yield self._section("", "major_limit_months", "minors_to_major")
        for number in range(1, EDITIONS + 1):
            yield self._section(gettext("Edisi standar %(number)s") % {"number": number}, *_of_edition(number))
        yield self._section(gettext("Berlakunya"), "valid_from", "source", "is_confirmed")

    def _section(self, title: str, *names: str) -> Section:
        return Section(title, [(self[name], _width(name)) for name in names])

    def clean(self) -> dict[str, Any]:
        """An edition that is confirmed says its source; one with anything filled in says its name."""
        kept = super().clean() or self.cleaned_data
        for number in range(1, EDITIONS + 1):
            name, first, last, source, sure = (kept.get(one) for one in _of_edition(number))
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


class ConfirmForm(PlainForm):
    """Where something was looked up."""

    source = forms.CharField(
        label=_("Sumber"), max_length=300, help_text=_("Peraturan, standar, atau skema, dengan pasal atau halamannya.")
    )


class PartsForm(ConfirmForm):
    """Which parts of a version were looked up in a source."""

    parts = forms.MultipleChoiceField(
        label=_("Yang sudah saya bandingkan dengan sumber itu"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].error_messages["required"] = str(PartsMissing())
        self.fields["parts"].choices = choices  # type: ignore[attr-defined]  # a choice field


def initial_of(terms: SchemeTerms) -> dict[str, Any]:
    """A version as the form is filled with it; what is confirmed of it and stays as it is needs no tick."""
    words = ("title", "standard", "wording", "composition", "source")
    kept = {name: getattr(terms, name) for name in (*FIGURES, *JUDGES, *words)}
    kept |= {f"evaluations{key}": terms.evaluations.get(key, []) for key, _name in types_of(terms.scheme)}
    for rule in terms.grades.all():
        laws = ["asked", *(name for name in LAWS[1:] if getattr(rule, name))]
        values = (laws, rule.due_months, rule.overdue, rule.source)
        kept |= dict(zip(_of_grade(rule.grade), values, strict=True))
    for number, one in enumerate(terms.editions.all()[:EDITIONS], start=1):
        said = (one.name, one.published_on, one.transition_until, one.source, one.is_confirmed)
        kept |= dict(zip(_of_edition(number), said, strict=True))
    return kept


def _of_grade(grade: str) -> tuple[str, ...]:
    return tuple(f"{grade}_{part}" for part in ("laws", "due_months", "overdue", "source"))


def _of_edition(number: int) -> tuple[str, ...]:
    return tuple(f"edition{number}_{part}" for part in ("name", "from", "until", "source", "sure"))


def _width(name: str) -> str:
    if name in FIGURES or name.endswith("_months"):
        return "w-4"
    return "w-12" if name == "valid_from" or name.endswith(("_from", "_until")) else ""


def figure(name: str) -> models.Field[Any, Any]:
    """The column of a figure, with what it is called and its default."""
    return cast("models.Field[Any, Any]", SchemeTerms._meta.get_field(name))


def _figures() -> dict[str, forms.Field]:
    return {
        name: forms.IntegerField(
            label=figure(name).verbose_name, min_value=low, max_value=high, initial=figure(name).get_default()
        )
        for name, (low, high) in FIGURES.items()
    }


def _judges() -> dict[str, forms.Field]:
    """What is asked of reviewer, committee and decision maker, called and begun as in the table."""
    boxes, yes_no, *choices = (
        {"label": figure(name).verbose_name, "initial": figure(name).get_default(), "required": False}
        for name in JUDGES
    )
    found: dict[str, forms.Field] = {
        "committee_functions": forms.MultipleChoiceField(
            choices=CompetenceFunction.choices,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Di samping kode lingkupnya, yang selalu ditutup bersama oleh anggota."),
            **boxes,
        ),
        "reviewer_in_committee": forms.BooleanField(**yes_no),
    }
    hint = _("Yang tercatat kompeten: pada fungsinya, untuk skema ini dan setiap kode lingkup permohonannya.")
    for name, given in zip(JUDGES[2:], choices, strict=True):
        found[name] = forms.ChoiceField(choices=Demand.choices, help_text=hint, **given)
    return found


def _evaluations(scheme: str) -> dict[str, forms.Field]:
    return {
        f"evaluations{key}": forms.MultipleChoiceField(
            label=name or _("Penilaian yang diperlukan"),
            choices=Evaluation.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        for key, name in types_of(scheme)
    }


def _grades() -> dict[str, forms.Field]:
    laws = [
        ("asked", _("Tingkat ini dipakai")),
        ("needs_answer", _("Wajib dijawab pelanggan")),
        ("needs_verification", _("Hasilnya diverifikasi sebelum keputusan")),
        ("blocks", _("Menahan tahap berikutnya dan sertifikat")),
    ]
    found: dict[str, forms.Field] = {}
    for grade in Grade:
        boxes = forms.CheckboxSelectMultiple
        parts: tuple[forms.Field, ...] = (
            forms.MultipleChoiceField(label=_("Aturannya"), choices=laws, required=False, widget=boxes),
            forms.IntegerField(
                label=_("Ditutup paling lambat (bulan sejak hari terakhir audit)"),
                required=False,
                min_value=1,
                max_value=MONTHS_LIMIT,
                help_text=_("Kosongkan bila tidak ada batasnya."),
            ),
            forms.ChoiceField(label=_("Bila terlambat"), choices=Overdue.choices, required=False),
            forms.CharField(label=_("Sumber"), max_length=300, required=False),
        )
        found |= dict(zip(_of_grade(grade), parts, strict=True))
    return found


def _editions() -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for number in range(1, EDITIONS + 1):
        parts: tuple[forms.Field, ...] = (
            forms.CharField(label=_("Nama edisi"), max_length=200, required=False),
            DayField(label=_("Dapat dipilih mulai"), required=False),
            DayField(label=_("Peralihan sampai"), required=False),
            forms.CharField(label=_("Sumber"), max_length=300, required=False),
            forms.BooleanField(
                label=_("Sudah dipastikan"),
                required=False,
                help_text=_("Tanpa ini edisi hanya catatan kantor: tidak ditawarkan dan tidak dicetak."),
            ),
        )
        found |= dict(zip(_of_edition(number), parts, strict=True))
    return found


def _grade_of(kept: Mapping[str, Any], grade: str) -> GradeData:
    laws, due, overdue, source = (kept[name] for name in _of_grade(grade))
    return GradeData(
        grade=grade,
        due_months=due,
        overdue=overdue,
        source=policy.line(source),
        **{name: name in laws for name in LAWS[1:]},
    )


def _edition_of(kept: Mapping[str, Any], number: int) -> EditionData:
    name, first, last, source, sure = (kept[one] for one in _of_edition(number))
    return EditionData(
        name=policy.line(name),
        published_on=first,
        transition_until=last,
        source=policy.line(source),
        is_confirmed=sure,
    )
