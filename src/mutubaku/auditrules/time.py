"""Audit time by IAF MD 5: from effective personnel to days, each step with its reason (rules T-01 to T-11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .errors import (
    AdjustmentOutOfRange,
    AdjustmentUnexplained,
    CentralTooLarge,
    ComplexityMissing,
    ComplexityUnexplained,
    PersonnelMissing,
    PersonnelTooMany,
    ReductionTooLarge,
    SiteReductionTooLarge,
)
from .reasoning import DAYS, PEOPLE, PERCENT, SITES, Step
from .rounding import nearest, not_below
from .rulesets import Audit, AuditTimeRules, Complexity, SamplingRules, Standard
from .table import table_days
from .words import Values, _, decimal

MOST_PEOPLE = 10_000_000  # beyond it a number was mistyped
ALL = 100  # percent


@dataclass(frozen=True)
class Adjustment:
    """So many percent of the table less, or more, and why (T-05, T-10)."""

    percent: Decimal
    reason: str


@dataclass(frozen=True, kw_only=True)
class TimeQuestion:
    """What audit time is reckoned from. ``central`` is what a site saves through the central function (MD 1).

    ``sites`` are those in the scope: of several the people are reckoned together (decision 0014, S-06).
    ``codes`` are the IAF codes of the work, for some of which a complexity is chosen with a reason (T-11).
    """

    standard: Standard
    personnel: int
    complexity: Complexity | None = None
    complexity_reason: str = ""
    codes: Sequence[int] = ()
    audit: Audit = Audit.INITIAL
    reductions: Sequence[Adjustment] = ()
    increases: Sequence[Adjustment] = ()
    central: Adjustment | None = None
    sites: int = 1


@dataclass(frozen=True)
class TimeAnswer:
    """The days of an audit, how many of them at least at the client's, and how they were reckoned.

    ``most_reduced`` is the fewest days the limits on reductions leave, before rounding.
    """

    days: Decimal
    on_site_minimum: Decimal
    reasoning: tuple[Step, ...]
    most_reduced: Decimal


def audit_time(question: TimeQuestion, rules: AuditTimeRules, sampling: SamplingRules) -> TimeAnswer:
    """The audit time; a RuleRefusal with the limit it would break."""
    check(question, rules, sampling)
    table, step = table_days(question.personnel, column_of(question, rules), rules)
    steps = [_people(question, rules), *_together(question, sampling), *_complexity(question, rules), step]
    adjusted, more = _adjusted(table, question, rules, sampling)
    steps += more
    share, more = _share(adjusted, question.audit, rules)
    steps += more
    limit = table * _least_part(question, rules, sampling) * part_of(question.audit, rules)
    days, more = _rounded(adjusted * share, limit, question.audit, rules)
    steps += more
    on_site = days * rules.on_site / ALL
    steps += _on_site(days, on_site, rules)
    return TimeAnswer(decimal(days), decimal(on_site), tuple(steps), decimal(limit))


def column_of(question: TimeQuestion, rules: AuditTimeRules) -> str:
    """The column of the table (ComplexityMissing, ComplexityUnexplained)."""
    if question.standard == Standard.ISO_9001:
        return "qms"
    if question.complexity is None:
        raise ComplexityMissing
    reasoned = set(question.codes) & set(rules.reasoned_codes)
    if (reasoned or question.complexity == Complexity.SPECIAL) and not question.complexity_reason.strip():
        raise ComplexityUnexplained(sorted(reasoned))
    found = next(one for one in rules.complexities if one.key == question.complexity)
    return found.column or found.key


def check(question: TimeQuestion, rules: AuditTimeRules, sampling: SamplingRules) -> None:
    """Refuse what no rule allows; the sentence names the limit."""
    if question.personnel < 1:
        raise PersonnelMissing
    if question.personnel > MOST_PEOPLE:
        raise PersonnelTooMany(MOST_PEOPLE)
    column_of(question, rules)
    central = [question.central] if question.central else []
    for one in (*question.reductions, *question.increases, *central):
        if not 0 < one.percent <= ALL:
            raise AdjustmentOutOfRange(ALL)
        if not one.reason.strip():
            raise AdjustmentUnexplained
    reduced = sum((one.percent for one in question.reductions), Decimal(0))
    if reduced > rules.most_reduction:
        raise ReductionTooLarge(reduced.normalize(), rules.most_reduction)
    _check_central(question, reduced, sampling)


def _check_central(question: TimeQuestion, reduced: Decimal, sampling: SamplingRules) -> None:
    """S-06: what a site saves through the central function, and with that of MD 5."""
    if question.central is None:
        return
    if question.central.percent > sampling.most_central:
        raise CentralTooLarge(question.central.percent.normalize(), sampling.most_central)
    if reduced + question.central.percent > sampling.most_reduction:
        raise SiteReductionTooLarge((reduced + question.central.percent).normalize(), sampling.most_reduction)


def _people(question: TimeQuestion, rules: AuditTimeRules) -> Step:
    words = _("Personel efektif dalam ruang lingkup: semua regu, paruh waktu menurut jam kerjanya.")
    return Step("T-02", f"{rules.number}, 2.3", words, {}, Decimal(question.personnel), PEOPLE)


def _together(question: TimeQuestion, sampling: SamplingRules) -> list[Step]:
    """That the time of several sites is reckoned from all their people at once: our reading, nobody confirmed it."""
    if question.sites == 1:
        return []
    words = _(
        "Beberapa lokasi: waktunya dihitung dari personel semua lokasi bersama-sama, seakan-akan bekerja di satu "
        "lokasi, bukan untuk setiap lokasi yang diaudit."
    )
    return [Step("S-06", sampling.number, words, {}, Decimal(question.sites), SITES, is_confirmed=False)]


def _complexity(question: TimeQuestion, rules: AuditTimeRules) -> list[Step]:
    """Why the column was chosen, or that a complexity makes no difference."""
    if question.standard == Standard.ISO_9001:
        if question.complexity is None:
            return []
        words = _("Kompleksitas aspek lingkungan tidak dipakai untuk ISO 9001: tabelnya satu kolom.")
        return [Step("T-11", rules.number, words)]
    example = next(one for one in rules.complexities if one.key == question.complexity)
    words = _("Kompleksitas aspek lingkungan menentukan kolom tabel; contohnya: %(examples)s.")
    is_confirmed = rules.is_confirmed("complexities")
    steps = [Step("T-11", rules.number, words, {"examples": example.examples}, is_confirmed=is_confirmed)]
    if example.column:
        words = _("Tabel tidak berkolom untuk kompleksitas khusus: mulai dari kolom di bawah, ditetapkan per kasus.")
        steps.append(Step("T-11", rules.number, words, is_confirmed=is_confirmed))
    if question.complexity_reason.strip():
        values = {"reason": question.complexity_reason.strip()}
        steps.append(Step("T-11", rules.number, _("Alasan memilih kompleksitas itu: %(reason)s"), values))
    return steps


def _adjusted(
    table: Fraction, question: TimeQuestion, rules: AuditTimeRules, sampling: SamplingRules
) -> tuple[Fraction, list[Step]]:
    """The table with every increase and reduction, each a part of the table's own figure."""
    more, less = _("Penambahan %(percent)s%%: %(reason)s"), _("Pengurangan %(percent)s%%: %(reason)s")
    steps = [_adjustment(one, "T-10", rules.number, more, 1) for one in question.increases]
    steps += [_adjustment(one, "T-05", rules.number, less, -1) for one in question.reductions]
    if question.central:
        words = _("Pengurangan %(percent)s%% karena proses di fungsi pusat: %(reason)s")
        steps.append(_adjustment(question.central, "S-06", sampling.number, words, -1))
    if not steps:
        return table, []
    percent = sum((step.figure for step in steps if step.figure is not None), Decimal(0))
    adjusted = table * (1 + Fraction(percent) / ALL)
    words = _("Setelah penyesuaian; pengurangan bersama-sama paling banyak %(most)s%% dari tabel.")
    most = sampling.most_reduction if question.central else rules.most_reduction
    total = Step("T-05", rules.number, words, {"most": most}, decimal(adjusted), DAYS)
    return adjusted, [*steps, total]


def _adjustment(one: Adjustment, rule: str, document: str, words: str, sign: int) -> Step:
    values: Values = {"percent": decimal(one.percent), "reason": one.reason.strip()}
    return Step(rule, document, words, values, decimal(sign * one.percent), PERCENT)


def part_of(audit: Audit, rules: AuditTimeRules) -> Fraction:
    """What part of an initial audit such an audit takes (T-06, MS-19)."""
    return Fraction(1) if audit == Audit.INITIAL else getattr(rules, _figure_of(audit))


def _figure_of(audit: Audit) -> str:
    """Which figure of the rules tells it: a scope made smaller begins where one made larger does (our reading)."""
    return Audit.EXTENSION if audit == Audit.REDUCTION else audit


def _least_part(question: TimeQuestion, rules: AuditTimeRules, sampling: SamplingRules) -> Fraction:
    """What part of the table all reductions must leave."""
    most = sampling.most_reduction if question.central else rules.most_reduction
    return Fraction(ALL - most, ALL)


def _share(adjusted: Fraction, audit: Audit, rules: AuditTimeRules) -> tuple[Fraction, list[Step]]:
    part = part_of(audit, rules)
    words = {
        Audit.SURVEILLANCE: _("Surveilans: %(part)s waktu audit awal untuk setiap tahun."),
        Audit.RECERTIFICATION: _("Sertifikasi ulang: %(part)s waktu audit awal yang diperlukan sekarang."),
        Audit.EXTENSION: _("Perluasan lingkup: dimulai dari %(part)s waktu audit awal, menurut bagian yang ditambah."),
        Audit.REDUCTION: _(
            "Pengurangan lingkup: dimulai dari %(part)s waktu audit awal atas yang tetap disertifikasi."
        ),
        Audit.SPECIAL: _("Audit khusus: dimulai dari %(part)s waktu audit awal, menurut yang perlu diperiksa."),
    }
    rule = "MS-19" if audit in {Audit.EXTENSION, Audit.REDUCTION, Audit.SPECIAL} else "T-06"
    if audit not in words:
        return part, []
    values = {"part": str(part)}
    is_confirmed = rules.is_confirmed(_figure_of(audit))
    return part, [Step(rule, rules.number, words[audit], values, decimal(adjusted * part), DAYS, is_confirmed)]


def _rounded(exact: Fraction, limit: Fraction, audit: Audit, rules: AuditTimeRules) -> tuple[Fraction, list[Step]]:
    """To the nearest half day, not below what the reductions must leave, and not below the floor of later audits."""
    part, clause = Fraction(rules.rounding), f"{rules.number}, 2.2.3"
    near, days = nearest(exact, part), not_below(exact, limit, part)
    steps = [Step("T-07", clause, _("Dibulatkan ke setengah hari terdekat."), {}, decimal(near), DAYS)]
    if days > near:
        words = _("Dibulatkan ke atas: %(near)s hari akan melampaui batas pengurangan.")
        steps.append(Step("T-05", rules.number, words, {"near": decimal(near)}, decimal(days), DAYS))
    floor = least_of(audit, rules)
    if days < floor:
        days = floor
        words = _("Paling sedikit untuk audit jenis ini.")
        is_confirmed = rules.is_confirmed("least_recertification" if _is_again(audit) else "least_surveillance")
        steps.append(Step("T-07", rules.number, words, {}, decimal(days), DAYS, is_confirmed))
    return days, steps


def least_of(audit: Audit, rules: AuditTimeRules) -> Fraction:
    """The fewest days such an audit may take."""
    if audit == Audit.INITIAL:
        return Fraction(rules.rounding)
    return Fraction(rules.least_recertification if _is_again(audit) else rules.least_surveillance)


def _is_again(audit: Audit) -> bool:
    return audit == Audit.RECERTIFICATION


def _on_site(days: Fraction, on_site: Fraction, rules: AuditTimeRules) -> list[Step]:
    hours = _(
        "Satu hari audit = %(hours)s jam tanpa perjalanan dan istirahat; hari yang lebih panjang tidak mengurangi."
    )
    at_site = _("Di lokasi paling sedikit %(percent)s%% dari waktu audit; selebihnya persiapan dan laporan.")
    return [
        Step("T-04", rules.number, hours, {"hours": rules.hours_per_day}, decimal(days), DAYS),
        Step("T-03", rules.number, at_site, {"percent": rules.on_site}, decimal(on_site), DAYS),
    ]
