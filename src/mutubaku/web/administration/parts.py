"""The parts of a scheme's version as the administration names them, and how each was confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mutubaku.schemes.models import Confirmation, Edition, Grade, GradeRule, SchemeTerms
from mutubaku.schemes.queries import (
    CERTIFICATE,
    COMPOSITION,
    EDITION,
    EVALUATIONS,
    FIGURES,
    GRADE,
    confirmations_of,
    parts_of,
)
from mutubaku.web.writing import tanggal

from .forms.terms_fields import figure


@dataclass(frozen=True)
class Part:
    """A part with its words, and how it was confirmed; ``source``: whence it is as long as nobody has."""

    key: str
    label: str
    value: Any
    confirmation: Confirmation | None
    is_confirmed: bool
    source: str = ""


def shown_parts(terms: SchemeTerms) -> dict[str, Part]:
    """Every part of a version by its key, in the order of the page."""
    known, sources = confirmations_of(terms), _sources(terms)
    return {
        key: Part(
            key,
            label_of(key),
            value,
            known.get(key),
            key in known or (terms.is_confirmed and not key.startswith(EDITION)),
            sources.get(key, ""),
        )
        for key, value in parts_of(terms).items()
    }


def _sources(terms: SchemeTerms) -> Mapping[str, str]:
    grades = {CERTIFICATE: terms.source} | {f"{GRADE}{one.grade}": one.source for one in terms.grades.all()}
    return grades | {f"{EDITION}{one.name}": one.source for one in terms.editions.all()}


def label_of(key: str) -> str:
    """What a part is called."""
    names = {
        CERTIFICATE: _("Judul, standar, dan kalimat pada sertifikat"),
        EVALUATIONS: _("Penilaian yang diperlukan"),
        COMPOSITION: _("Susunan peninjau dan komite"),
    }
    if key in FIGURES:
        return str(figure(key).verbose_name)
    if key.startswith(GRADE):
        return _("Temuan: %(grade)s") % {"grade": str(Grade(key.removeprefix(GRADE)).label).lower()}
    if key.startswith(EDITION):
        return _("Edisi %(name)s") % {"name": key.removeprefix(EDITION)}
    return names[key]


def choices_of(terms: SchemeTerms, asked: str) -> list[tuple[str, str]]:
    """The parts that are still to be confirmed, the one asked for by its key before the others, with what each says."""
    words = {f"{EDITION}{one.name}": _edition(one) for one in terms.editions.all()}
    words |= {f"{GRADE}{one.grade}": _grade(one) for one in terms.grades.all()}
    wanted = [one for one in shown_parts(terms).values() if not one.is_confirmed or one.key == asked]
    wanted.sort(key=lambda one: one.key != asked)
    return [(one.key, words.get(one.key) or _told(one)) for one in wanted]


def _told(part: Part) -> str:
    return f"{part.label}: {part.value}" if part.key in FIGURES else part.label


def _grade(one: GradeRule) -> str:
    return ", ".join([label_of(f"{GRADE}{one.grade}"), _due(one.due_months), str(one.get_overdue_display()).lower()])


def _due(months: int | None) -> str:
    return ngettext("%(months)s bulan", "%(months)s bulan", months) % {"months": months} if months else _("tanpa batas")


def _edition(one: Edition) -> str:
    words = _("Edisi %(name)s, dapat dipilih mulai %(first)s, peralihan sampai %(last)s")
    return words % {
        "name": one.name,
        "first": _day(one.published_on, _("sekarang")),
        "last": _day(one.transition_until, _("belum diketahui")),
    }


def _day(day: date | None, otherwise: str) -> str:
    return tanggal(day) if day else otherwise
