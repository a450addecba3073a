"""The audit rules in use as their page shows them: each issue, which is in force, its figures, what is unconfirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.auditrules import AuditTimeRules, Complexity, Held, IntegrationRules, RuleSet, SamplingRules, held
from mutubaku.auditrules.rulesets import KINDS
from mutubaku.auditrules.words import written
from mutubaku.web.cases.audit_time_forms import COMPLEXITIES

NAMES = {
    "iaf-md-5": gettext_lazy("Waktu audit"),
    "iaf-md-1": gettext_lazy("Audit banyak lokasi"),
    "iaf-md-11": gettext_lazy("Audit terintegrasi"),
    "iso-17021-1": gettext_lazy("Ketidakberpihakan"),
}
FIGURES = {
    "hours_per_day": gettext_lazy("Jam dalam satu hari audit"),
    "rounding": gettext_lazy("Pembulatan (hari)"),
    "on_site": gettext_lazy("Di lokasi paling sedikit (%)"),
    "most_reduction": gettext_lazy("Pengurangan bersama-sama paling banyak (%)"),
    "most_central": gettext_lazy("Pengurangan karena fungsi pusat paling banyak (%)"),
    "least_surveillance": gettext_lazy("Surveilans paling sedikit (hari)"),
    "extension": gettext_lazy("Perluasan atau pengurangan lingkup dimulai dari (bagian dari audit awal)"),
    "special": gettext_lazy("Audit khusus dimulai dari (bagian dari audit awal)"),
    "least_recertification": gettext_lazy("Sertifikasi ulang paling sedikit (hari)"),
    "initial": gettext_lazy("Audit awal (kali akar jumlah lokasi)"),
    "surveillance": gettext_lazy("Surveilans setahun (bagian dari audit awal)"),
    "recertification": gettext_lazy("Sertifikasi ulang (bagian dari audit awal)"),
    "random": gettext_lazy("Dipilih acak paling sedikit (%)"),
    "unsampled_surveillance": gettext_lazy("Surveilans tanpa pengambilan contoh (% lokasi setahun)"),
    "tie_years": gettext_lazy("Ikatan dengan perusahaan menghalangi sesudah berakhir (tahun)"),
    "reasoned_codes": gettext_lazy("Kode IAF yang kompleksitasnya dipilih dengan alasan"),
}

OF_SITES = {  # what the same figures are called in IAF MD 1
    "surveillance": gettext_lazy("Surveilans (kali akar jumlah lokasi)"),
    "recertification": gettext_lazy("Sertifikasi ulang (kali akar jumlah lokasi)"),
}


@dataclass(frozen=True)
class Figure:
    """A figure of a rule set as it is read."""

    label: str
    value: str
    is_confirmed: bool


@dataclass(frozen=True)
class Row:
    """A row of a table: its head, its cells, and which of these nobody has confirmed."""

    head: str
    cells: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Table:
    """A table of a rule set."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    is_confirmed: bool


@dataclass(frozen=True)
class Issue:
    """One issue of a document in use."""

    rules: RuleSet
    is_own: bool
    state: str  # now, coming, past


@dataclass(frozen=True)
class Document:
    """A document with its issues, newest first, and what the one in force says."""

    name: str
    issues: tuple[Issue, ...]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    words: tuple[tuple[str, tuple[str, ...], bool], ...]


def documents(today: date) -> list[Document]:
    """Every document as it stands today."""
    return [_document(key, [one for one in held() if one.rules.key == key], today) for key in KINDS]


def _document(key: str, found: list[Held], today: date) -> Document:
    begun = [one for one in found if one.rules.valid_from <= today]
    now = max(begun, key=lambda one: one.rules.valid_from, default=None)  # the office's own stands first
    issues = sorted((_issue(one, now, today) for one in found), key=lambda one: one.rules.valid_from, reverse=True)
    rules = now.rules if now else None
    return Document(
        name=str(NAMES[key]),
        issues=tuple(issues),
        figures=tuple(_figures(rules)) if rules else (),
        tables=tuple(_tables(rules)) if rules else (),
        words=tuple(_words(rules)) if isinstance(rules, AuditTimeRules) else (),
    )


def _issue(one: Held, now: Held | None, today: date) -> Issue:
    state = "now" if one is now else "coming" if one.rules.valid_from > today else "past"
    return Issue(one.rules, one.is_own, state)


def _figures(rules: RuleSet) -> Iterator[Figure]:
    labels = FIGURES | OF_SITES if isinstance(rules, SamplingRules) else FIGURES
    for name, label in labels.items():
        if hasattr(rules, name):
            yield Figure(str(label), _value(getattr(rules, name)), rules.is_confirmed(name))


def _value(value: int | Decimal | Fraction | tuple[int, ...]) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "–"
    return str(value) if isinstance(value, Fraction) else written(value)


def _tables(rules: RuleSet) -> Iterator[Table]:
    if isinstance(rules, AuditTimeRules):
        columns = ("qms", Complexity.HIGH, Complexity.MEDIUM, Complexity.LOW, Complexity.LIMITED)
        rows = tuple(
            Row(
                _("sampai %(number)s") % {"number": written(band.up_to)},
                tuple((written(getattr(band, one)), one not in band.unconfirmed) for one in columns),
            )
            for band in rules.bands
        )
        names = ("ISO 9001", *(f"ISO 14001, {str(COMPLEXITIES[Complexity(one)]).lower()}" for one in columns[1:]))
        yield Table(_("Hari audit awal menurut personel efektif"), names, rows, rules.is_confirmed("bands"))
    if isinstance(rules, IntegrationRules):
        is_confirmed = rules.is_confirmed("matrix")
        rows = tuple(
            Row(f"{level}%", tuple((f"{one}%", is_confirmed) for one in row))
            for level, row in zip(rules.levels, rules.matrix, strict=True)
        )
        title = _("Pengurangan menurut kemampuan tim (baris) dan tingkat integrasi (kolom)")
        yield Table(title, tuple(f"{one}%" for one in rules.levels), rows, is_confirmed)


def _words(rules: AuditTimeRules) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """The lists of T-10 and T-11."""
    examples = tuple(f"{COMPLEXITIES[Complexity(one.key)]}: {_(one.examples)}" for one in rules.complexities)
    yield _("Kompleksitas aspek lingkungan, dengan contohnya"), examples, rules.is_confirmed("complexities")
    for adds, title in ((True, _("Alasan lazim untuk menambah")), (False, _("Alasan lazim untuk mengurangi"))):
        said = tuple(_(one.words) for one in rules.factors if one.adds is adds)
        yield title, said, rules.is_confirmed("factors")
