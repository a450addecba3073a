"""The rule sets of this product, loaded once, and which issue is in force on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from .errors import LibraryRefused, NotInForce
from .reading import read
from .rulesets import KINDS, AuditTimeRules, IntegrationRules, RuleSet, SamplingRules

FOLDER = Path(__file__).parent / "library"
Kind = TypeVar("Kind", bound=RuleSet)


def load(folder: Path) -> tuple[RuleSet, ...]:
    """Every rule set below a folder, laid out ``<key>/<issue>.toml``; LibraryRefused with every fault of every file."""
    sets: list[RuleSet] = []
    complaints: list[str] = []
    for path in sorted(folder.glob("*/*.toml")):
        name = path.relative_to(folder).as_posix()
        found, wrong = read(path, name)
        complaints += wrong
        if found is not None:
            sets.append(found)
            if path.parent.name != found.key:
                complaints.append(f"{name}, kolom key: «{found.key}» berbeda dari nama foldernya; samakan.")
    if complaints:
        raise LibraryRefused(complaints)
    return tuple(sets)


@cache
def _built_in() -> tuple[RuleSet, ...]:
    return load(FOLDER)


def audit_time_rules(day: date) -> AuditTimeRules:
    """IAF MD 5 as it is in force on a day (NotInForce)."""
    return in_force(_built_in(), AuditTimeRules, day)


def sampling_rules(day: date) -> SamplingRules:
    """IAF MD 1 as it is in force on a day (NotInForce)."""
    return in_force(_built_in(), SamplingRules, day)


def integration_rules(day: date) -> IntegrationRules:
    """IAF MD 11 as it is in force on a day (NotInForce)."""
    return in_force(_built_in(), IntegrationRules, day)


def in_force(sets: Sequence[RuleSet], kind: type[Kind], day: date) -> Kind:
    """The latest issue that has begun by a day; NotInForce before the first."""
    begun = [one for one in sets if isinstance(one, kind) and one.valid_from <= day]
    if not begun:
        key = next(key for key, value in KINDS.items() if value is kind)
        raise NotInForce(key, day.isoformat())
    return max(begun, key=lambda one: one.valid_from)
