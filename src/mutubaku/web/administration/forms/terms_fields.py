"""The fields of a scheme's version that follow from tables: figures, judges, evaluations, grades and editions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from mutubaku.applications.models import CertificationType
from mutubaku.cases.models import Scheme
from mutubaku.people.models import CompetenceFunction
from mutubaku.schemes.models import Demand, Evaluation, Grade, Overdue, SchemeTerms
from mutubaku.web.client.forms.fields import Count

from .base import DayField

MONTHS_LIMIT = 600
DAYS_LIMIT = 3650
HOURS_LIMIT = 168  # of a week
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
    "measuring_months": (1, MONTHS_LIMIT),
    "measuring_age_months": (1, MONTHS_LIMIT),
    "full_time_hours": (1, HOURS_LIMIT),
    "rotation_audits": (1, 99),
    "committee_members": (1, 99),
}


def types_of(scheme: str) -> list[tuple[str, str]]:
    """The certification types a scheme has, each with its name; one without name where it has none."""
    if scheme == Scheme.SPPT_SNI:
        return [(str(key), str(name)) for key, name in CertificationType.choices]
    return [("", "")]


def of_grade(grade: str) -> tuple[str, ...]:
    return tuple(f"{grade}_{part}" for part in ("laws", "due_months", "overdue", "source"))


def of_edition(number: int) -> tuple[str, ...]:
    return tuple(f"edition{number}_{part}" for part in ("name", "from", "until", "source", "sure"))


def figure(name: str) -> models.Field[Any, Any]:
    """The column of a figure, with what it is called and its default."""
    return cast("models.Field[Any, Any]", SchemeTerms._meta.get_field(name))


def figures() -> dict[str, forms.Field]:
    return {
        name: Count(label=figure(name).verbose_name, min_value=low, max_value=high, initial=figure(name).get_default())
        for name, (low, high) in FIGURES.items()
    }


def judges() -> dict[str, forms.Field]:
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


def evaluations(scheme: str) -> dict[str, forms.Field]:
    return {
        f"evaluations{key}": forms.MultipleChoiceField(
            label=name or _("Penilaian yang diperlukan"),
            choices=Evaluation.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        for key, name in types_of(scheme)
    }


def grades() -> dict[str, forms.Field]:
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
            Count(
                label=_("Ditutup paling lambat (bulan sejak hari terakhir audit)"),
                required=False,
                min_value=1,
                max_value=MONTHS_LIMIT,
                help_text=_("Kosongkan bila tidak ada batasnya."),
            ),
            forms.ChoiceField(label=_("Bila terlambat"), choices=Overdue.choices, required=False),
            forms.CharField(label=_("Sumber"), max_length=300, required=False),
        )
        found |= dict(zip(of_grade(grade), parts, strict=True))
    return found


def editions() -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    for number in range(1, EDITIONS + 1):
        parts: tuple[forms.Field, ...] = (
            forms.CharField(label=_("Nama edisi"), max_length=200, required=False),
            DayField(label=_("Dapat dipilih mulai"), required=False),
            DayField(
                label=_("Peralihan sampai"),
                required=False,
                help_text=_("Sesudah hari itu edisi ini tidak diberikan lagi, dan sertifikatnya tidak berlaku lagi."),
            ),
            forms.CharField(label=_("Sumber"), max_length=300, required=False),
            forms.BooleanField(
                label=_("Sudah dipastikan"),
                required=False,
                help_text=_("Tanpa ini edisi hanya catatan kantor: tidak ditawarkan dan tidak dicetak."),
            ),
        )
        found |= dict(zip(of_edition(number), parts, strict=True))
    return found
