"""The rule sets in use, loaded once: those of this product and those of the office's own folders; which is in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from .errors import LibraryRefused, NotInForce
from .reading import read
from .rulesets import KINDS, AuditTimeRules, ImpartialityRules, IntegrationRules, RuleSet, SamplingRules

FOLDER = Path(__file__).parent / "library"
Kind = TypeVar("Kind", bound=RuleSet)
_own: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Held:
    """A rule set in use, and whether it is of the office's own folder."""

    rules: RuleSet
    is_own: bool


def use(*folders: Path) -> None:
    """Take the rule sets of these folders beside those of this product from now on; read at the next question."""
    global _own  # noqa: PLW0603 - a process answers by one library; it is told which when it starts
    _own = folders
    held.cache_clear()


def load(folder: Path) -> tuple[RuleSet, ...]:
    """Every rule set below a folder, laid out ``<key>/<issue>.toml``; LibraryRefused with every fault of every file."""
    if not folder.is_dir():
        raise LibraryRefused([f"{folder}: folder aturan ini tidak ada; periksa MUTUBAKU_RULES, atau buat foldernya."])
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
    complaints += _doubled(sets)
    if complaints:
        raise LibraryRefused(complaints)
    return tuple(sets)


def _doubled(sets: Sequence[RuleSet]) -> Iterator[str]:
    seen: dict[tuple[str, date], str] = {}
    for one in sets:
        place = (one.key, one.valid_from)
        if place in seen:
            yield (
                f"{one.key}: terbitan «{seen[place]}» dan «{one.issue}» sama-sama berlaku mulai {one.valid_from}; "
                "bedakan kolom valid_from."
            )
        seen[place] = one.issue


@cache
def held() -> tuple[Held, ...]:
    """Every rule set in use, the office's own first: of one day, its own counts in place of ours (LibraryRefused)."""
    own = [Held(one, is_own=True) for folder in _own for one in load(folder)]
    return (*own, *(Held(one, is_own=False) for one in load(FOLDER)))


def _sets() -> list[RuleSet]:
    return [one.rules for one in held()]


def audit_time_rules(day: date) -> AuditTimeRules:
    """IAF MD 5 as it is in force on a day (NotInForce)."""
    return in_force(_sets(), AuditTimeRules, day)


def sampling_rules(day: date) -> SamplingRules:
    """IAF MD 1 as it is in force on a day (NotInForce)."""
    return in_force(_sets(), SamplingRules, day)


def integration_rules(day: date) -> IntegrationRules:
    """IAF MD 11 as it is in force on a day (NotInForce)."""
    return in_force(_sets(), IntegrationRules, day)


def impartiality_rules(day: date) -> ImpartialityRules:
    """ISO/IEC 17021-1 as it is in force on a day (NotInForce)."""
    return in_force(_sets(), ImpartialityRules, day)


def in_force(sets: Sequence[RuleSet], kind: type[Kind], day: date) -> Kind:
    """The latest issue that has begun by a day, of several the first given; NotInForce before the first."""
    begun = [one for one in sets if isinstance(one, kind) and one.valid_from <= day]
    if not begun:
        key = next(key for key, value in KINDS.items() if value is kind)
        raise NotInForce(key, day.isoformat())
    return max(begun, key=lambda one: one.valid_from)
