"""What a version of a scheme may say, on plain values: clauses, limits, grades, evaluations."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from mutubaku.cases.models import Scheme

from .errors import SurveillanceTooRare, TermsContradict
from .measures import check_digits, read_number
from .models import Evaluation, Grade

# Chapters 4 to 10 hold the requirements of ISO 9001 and ISO 14001; SPPT SNI counts its management questions like them.
_SYSTEM = re.compile(r"([4-9]|10)(\.[1-9][0-9]?){0,3}")
# M.1 to M.6 are the management topics of green industry, T.1 to T.9 the technical ones, in the order of GreenTopic.
_GREEN = re.compile(r"(M\.[1-6]|T\.[1-9])(\.[1-9][0-9]?)?")
_CLAUSES = {scheme: _GREEN if scheme == Scheme.GREEN_INDUSTRY else _SYSTEM for scheme in Scheme.values}


def is_clause(scheme: str, clause: str) -> bool:
    """Whether a scheme has a clause so numbered; False too for a scheme that is not there."""
    pattern = _CLAUSES.get(scheme)
    return pattern is not None and pattern.fullmatch(clause) is not None


def clause_order(clause: str) -> tuple[str, tuple[int, ...]]:
    """By what clauses are sorted as a reader expects: 4.2 before 4.10 before 10.1; letters first."""
    letters = "".join(part for part in clause.split(".") if not part.isdigit())
    return letters, tuple(int(part) for part in clause.split(".") if part.isdigit())


def are_limits(lower: Decimal | None, upper: Decimal | None) -> bool:
    """Whether two limits, both included, leave anything between them; an empty one is none."""
    return lower is None or upper is None or lower <= upper


WHOLE, PLACES = 14, 10  # digits before and behind the comma that a limit may have


def read_limit(typed: str) -> Decimal | None:
    """A limit as ``read_number`` reads it, spaces apart; None when nothing is typed, TooManyDigits when too long."""
    text = "".join(typed.split())
    if not text:
        return None
    limit = read_number(text)
    check_digits(limit, WHOLE, PLACES)
    return limit


def limit_text(value: Decimal | None) -> str:
    """A limit as it is written for people, without thousands points: "0,005", "1500"; nothing for none."""
    if value is None:
        return ""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def span_text(lower: Decimal | None, upper: Decimal | None) -> str:
    """What a value may be, both limits included: "6–8,5", "paling tinggi 0,5", "paling rendah 30"."""
    if lower is not None and upper is not None:
        return f"{limit_text(lower)}–{limit_text(upper)}"
    if upper is not None:
        return _("paling tinggi %(value)s") % {"value": limit_text(upper)}
    return _("paling rendah %(value)s") % {"value": limit_text(lower)} if lower is not None else ""


EVERY = frozenset(Evaluation.values)
# What the linked procedure of a scheme has a step of its own for, whatever is asked: it cannot be left out.
ALWAYS: Mapping[str, frozenset[str]] = {
    Scheme.SPPT_SNI: frozenset({Evaluation.SAMPLING.value, Evaluation.TESTING.value}),
    Scheme.ISO_9001: frozenset({Evaluation.STAGE_1.value, Evaluation.STAGE_2.value}),  # MS-01
    Scheme.ISO_14001: frozenset({Evaluation.STAGE_1.value, Evaluation.STAGE_2.value}),
    Scheme.GREEN_INDUSTRY: frozenset({Evaluation.STAGE_2.value}),
}
OPERATION = "8"  # the clause of operation in the standards that share the harmonized structure: the production itself


def asked(kept: Mapping[str, Collection[str]], types: Collection[str]) -> frozenset[str]:
    """The kinds of evaluation that a version of a scheme asks for of these certification types together.

    A type of which it says nothing is evaluated in every way: silence leaves nothing out.
    """
    if not types or not all(kept.get(one) for one in types):
        return EVERY
    return frozenset(kind for one in types for kind in kept[one])


def is_asked(clause: str, stage: int, wanted: Collection[str]) -> bool:
    """Whether a checklist question of this clause belongs to these evaluations: at stage 1 when there is one, at the
    site the whole system when it is audited and the production alone when only the factory is assessed. Of green
    industry the technical topics (T) belong to the measured criteria, the others (M) to the graded ones.
    """
    if stage == 1 and Evaluation.STAGE_1 not in wanted:
        return False
    chapter = clause.split(".", maxsplit=1)[0]
    if chapter in {"T", "M"}:
        return (Evaluation.PERFORMANCE if chapter == "T" else Evaluation.MANAGEMENT) in wanted
    if stage == 1 or Evaluation.STAGE_2 in wanted:
        return True
    return Evaluation.FACTORY in wanted and chapter == OPERATION


CALENDAR_YEAR = 12  # months
BY_CALENDAR_YEAR = frozenset({Scheme.ISO_9001.value, Scheme.ISO_14001.value})  # schemes of ISO/IEC 17021-1


def check_interval(scheme: str, first_months: int, every_months: int) -> None:
    """Refuse intervals that leave a calendar year without surveillance (MS-02): SurveillanceTooRare."""
    for field, months in (("first_surveillance_months", first_months), ("surveillance_months", every_months)):
        if scheme in BY_CALENDAR_YEAR and months > CALENDAR_YEAR:
            raise SurveillanceTooRare(field)


CYCLE = 36  # months of a management system's cycle (MS-01; ISO/IEC 17021-1, 9.1.3.2)
SHORTEST_MONTH = 28  # days
VERIFIED_IN_TIME = (Grade.CRITICAL, Grade.MAJOR)  # what MS-12 limits, as findings.policy.GRAVE


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of a scheme's version that have to hold together; ``due_months`` of the findings of each grade that
    sets some.
    """

    validity_months: int
    surveillance_months: int
    first_surveillance_months: int
    surveillance_window_days: int
    recertification_lead_months: int
    major_limit_months: int
    due_months: Mapping[str, int]


def check_figures(scheme: str, given: Figures) -> None:
    """Refuse figures that contradict the rule of the scheme's standard or one another: TermsContradict."""
    found = contradiction(scheme, given)
    if found is not None:
        raise TermsContradict(*found)


def contradiction(scheme: str, given: Figures) -> tuple[str, str] | None:
    """The first contradiction in words, with the field to change."""
    if scheme in BY_CALENDAR_YEAR and given.validity_months > CYCLE:
        said = _("Siklus sistem manajemen tiga tahun sejak keputusan (ISO/IEC 17021-1, 9.1.3.2). Isi paling banyak 36.")
        return said, "validity_months"
    if given.recertification_lead_months >= given.validity_months:
        said = _(
            "Sertifikasi ulang dibuka sebelum sertifikatnya ada. Isi kurang dari masa berlakunya, %(months)s bulan."
        )
        return said % {"months": given.validity_months}, "recertification_lead_months"
    for field in ("first_surveillance_months", "surveillance_months"):
        if getattr(given, field) > given.validity_months:
            said = _("Surveilans itu jatuh sesudah masa berlaku habis. Isi paling banyak %(months)s bulan.")
            return said % {"months": given.validity_months}, field
    shortest = min(given.first_surveillance_months, given.surveillance_months) * SHORTEST_MONTH
    if given.surveillance_window_days > shortest:
        said = _("Jendela surveilans lebih panjang dari selangnya. Isi paling banyak %(days)s hari.")
        return said % {"days": shortest}, "surveillance_window_days"
    for grade in VERIFIED_IN_TIME:
        if given.due_months.get(grade, 0) > given.major_limit_months:
            said = _("%(grade)s ditutup sesudah batas verifikasinya. Isi paling banyak %(months)s bulan.")
            words = {"grade": Grade(grade).label, "months": given.major_limit_months}
            return said % words, f"{grade}_due_months"
    return None


def left_out(scheme: str, kinds: Collection[str]) -> list[str]:
    """What a list of evaluations lacks that the scheme's procedure always does; an empty list stands for everything."""
    return [one for one in Evaluation.values if kinds and one in ALWAYS[scheme] and one not in kinds]
