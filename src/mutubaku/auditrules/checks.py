"""What cannot be right in a rule set whose fields are all of their kinds: (field, what is wrong and what to do)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise

from .rulesets import AuditTimeRules, Complexity, IntegrationRules, RuleSet, SamplingRules

COLUMNS = ("qms", Complexity.HIGH, Complexity.MEDIUM, Complexity.LOW, Complexity.LIMITED)
ALL = 100

Fault = tuple[str, str]


def faults(rules: RuleSet) -> Iterator[Fault]:
    """Every fault, field by field."""
    names = {field.name for field in fields(rules)}
    for name in rules.unconfirmed:
        if name not in names:
            yield "unconfirmed", f"kolom «{name}» tidak ada; periksa ejaannya"
    yield from _percents(rules)
    if isinstance(rules, AuditTimeRules):
        yield from _table(rules)
    if isinstance(rules, IntegrationRules):
        yield from _matrix(rules)


def _percents(rules: RuleSet) -> Iterator[Fault]:
    names = ("on_site", "most_reduction", "random", "unsampled_surveillance", "most_central")
    for name in names:
        if getattr(rules, name, 0) > ALL:
            yield name, "persen paling banyak 100; perbaiki angkanya"
    if isinstance(rules, AuditTimeRules | IntegrationRules) and not rules.rounding:
        yield "rounding", "pembulatan harus lebih dari 0; tulis misalnya 0.5"
    if isinstance(rules, SamplingRules) and not all((rules.initial, rules.surveillance, rules.recertification)):
        yield "initial", "faktor pengambilan contoh harus lebih dari 0; perbaiki angkanya"


def _table(rules: AuditTimeRules) -> Iterator[Fault]:
    if len(rules.bands) < 2:  # noqa: PLR2004 - the progression beyond the table needs two
        yield "bands", "tabel memerlukan sedikitnya dua baris; tambahkan"
    if not all(band.up_to and all(band.days(column) for column in COLUMNS) for band in rules.bands):
        yield "bands", "setiap baris memerlukan personel dan hari lebih dari 0; perbaiki"
    for lower, upper in pairwise(rules.bands):
        if upper.up_to <= lower.up_to:
            yield "bands.up_to", f"{upper.up_to} tidak lebih besar dari baris sebelumnya; urutkan"
        for column in COLUMNS:
            if upper.days(column) < lower.days(column):
                yield f"bands.{column}", f"hari untuk {upper.up_to} kurang dari baris sebelumnya; perbaiki"
    for band in rules.bands:
        for name in set(band.unconfirmed) - set(COLUMNS):
            yield "bands.unconfirmed", f"kolom «{name}» tidak ada; periksa ejaannya"
    if sorted(one.key for one in rules.complexities) != sorted(Complexity):
        yield "complexities", f"tulis satu kali masing-masing: {', '.join(Complexity)}"
    for one in rules.complexities:
        if (one.column or one.key) not in COLUMNS[1:]:
            yield "complexities.column", f"«{one.key}» memerlukan kolom tabel: {', '.join(COLUMNS[1:])}"


def _matrix(rules: IntegrationRules) -> Iterator[Fault]:
    levels = rules.levels
    if not levels or levels[0] != 0 or levels[-1] > ALL or any(one >= other for one, other in pairwise(levels)):
        yield "levels", "tulis tingkat dari 0 sampai paling banyak 100, makin besar"
    if len(rules.matrix) != len(levels) or any(len(row) != len(levels) for row in rules.matrix):
        yield "matrix", "banyaknya baris dan kolom harus sama dengan banyaknya tingkat; lengkapi"
    if any(figure > rules.most_reduction for row in rules.matrix for figure in row):
        yield "matrix", f"pengurangan paling banyak {rules.most_reduction}%; perbaiki angkanya"
