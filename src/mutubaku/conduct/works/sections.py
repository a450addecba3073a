"""A matter of the dossier as its page draws it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Paper:
    """A paper of the dossier: its name, the version that counts, the hash of its file, and a word beside it."""

    name: str
    version_id: int
    sha256: str
    note: str = ""


@dataclass(frozen=True)
class Proof:
    """A file that bears out a measured value: its name, the task it was kept at, its number there, and its hash."""

    name: str
    task_id: int
    number: int
    sha256: str


@dataclass(frozen=True)
class Section:
    """One matter: facts as label and value, papers; ``empty`` is said when there is nothing.

    ``complaints`` leads from the label of a fact to the complaint it is about; ``proofs`` bear the facts out.
    """

    key: str
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    papers: tuple[Paper, ...] = ()
    empty: str = ""
    complaints: Mapping[str, int] = field(default_factory=dict)
    proofs: tuple[Proof, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the matter."""
        return not (self.facts or self.papers)
