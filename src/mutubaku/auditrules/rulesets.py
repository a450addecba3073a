"""The vocabulary of the rule sets: what a file of the library says, with who issued it and since when it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Audit(StrEnum):
    """The kinds of audit in a cycle."""

    INITIAL = "initial"
    SURVEILLANCE = "surveillance"
    RECERTIFICATION = "recertification"
    EXTENSION = "extension"  # of the scope
    REDUCTION = "reduction"  # of the scope
    SPECIAL = "special"  # at short notice, beside the plan of the cycle


class Standard(StrEnum):
    """The standards whose audit time MD 5 tells."""

    ISO_9001 = "iso9001"
    ISO_14001 = "iso14001"


class Complexity(StrEnum):
    """Of environmental aspects (T-11)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    LIMITED = "limited"
    SPECIAL = "special"  # without a column of its own: judged case by case, with a reason


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """An issue of a document. ``unconfirmed`` names the fields that nobody has compared with the document itself."""

    key: str
    issuer: str
    number: str
    issue: str
    valid_from: date
    source: str
    unconfirmed: tuple[str, ...] = ()

    def is_confirmed(self, *names: str) -> bool:
        """Whether all of these fields were compared with the document."""
        return not set(names) & set(self.unconfirmed)


@dataclass(frozen=True)
class Band:
    """A row of the table of MD 5: days at its upper end, for QMS and for each complexity of EMS."""

    up_to: int
    qms: Decimal
    high: Decimal
    medium: Decimal
    low: Decimal
    limited: Decimal
    unconfirmed: tuple[str, ...] = ()

    def days(self, column: str) -> Fraction:
        """The days in a column: ``qms`` or a complexity."""
        return Fraction(getattr(self, column))


@dataclass(frozen=True)
class Example:
    """What sort of work has a complexity; ``column`` where the table has none for it: the one it begins with."""

    key: str
    examples: str
    column: str = ""


@dataclass(frozen=True)
class Factor:
    """A usual reason for more or less time (T-10)."""

    adds: bool
    words: str


@dataclass(frozen=True, kw_only=True)
class AuditTimeRules(RuleSet):
    """IAF MD 5. ``extension`` and ``special`` are where the time of such audits begins, the first also that of a
    reduction; the floor of surveillance holds for them too. ``reasoned_codes``: IAF codes of work whose complexity is
    chosen with a reason (T-11)."""

    hours_per_day: int
    rounding: Decimal
    on_site: int
    most_reduction: int
    surveillance: Fraction
    recertification: Fraction
    extension: Fraction
    special: Fraction
    least_surveillance: Decimal
    least_recertification: Decimal
    bands: tuple[Band, ...]
    complexities: tuple[Example, ...]
    factors: tuple[Factor, ...]
    reasoned_codes: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SamplingRules(RuleSet):
    """IAF MD 1. ``group_waits``: an open finding at one site holds the certificate of all, and no site is left out."""

    initial: Decimal
    surveillance: Decimal
    recertification: Decimal
    random: int
    unsampled_surveillance: int
    most_reduction: int
    most_central: int
    group_waits: bool


@dataclass(frozen=True, kw_only=True)
class IntegrationRules(RuleSet):
    """IAF MD 11: ``matrix`` has a row for each level of ability, and in it a figure for each level of integration."""

    rounding: Decimal
    most_reduction: int
    levels: tuple[int, ...]
    matrix: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class ImpartialityRules(RuleSet):
    """ISO/IEC 17021-1: ``tie_years`` is how long a tie to a company binds after its end (MS-24)."""

    tie_years: int


KINDS: dict[str, type[RuleSet]] = {
    "iaf-md-5": AuditTimeRules,
    "iaf-md-1": SamplingRules,
    "iaf-md-11": IntegrationRules,
    "iso-17021-1": ImpartialityRules,
}
