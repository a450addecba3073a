"""The vocabulary of an SOP: the sheet of PermenPANRB 35/2012 as frozen values, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from mutubaku.worktime import TimeStandard

CASE_KINDS = ("initial", "surveillance", "recertification", "scope-change")
SCHEMES = ("sppt-sni", "iso-9001", "iso-14001", "industri-hijau")
ACCOUNTS = ("office", "client")
ENDS = ("completed", "refused")
OUTSIDE = "outside"
GENERIC = "generic"

# The key of the step that does a work, where rooms look for the step by it.
STEP_OF_WORK = {
    "receipt": "hand-over",
    **{
        work: work
        for work in (
            "completeness",
            "audit-letter",
            "confirmation",
            "audit-ready",
            "team",
            "stage-1",
            "stage-1-corrections",
            "audit-plan",
            "stage-2",
            "sampling",
            "sample-delivery",
            "testing",
            "laboratory-report",
            "audit-report",
            "corrections",
            "decision",
        )
    },
}
KNOWN_WORK = frozenset(
    {
        *STEP_OF_WORK,
        GENERIC,
        "application",
        "disposition",
        "verification",
        "completion-request",
        "draft",
        "certificate",
        "acceptance",
        "review",
        "committee",
        "final",
    }
)


_Named = TypeVar("_Named")


class UnknownKeyError(LookupError):
    """A step, role, document kind, pause kind or outcome was asked for by a key that is not there."""


def _found(table: dict[str, _Named], what: str, key: str) -> _Named:
    try:
        return table[key]
    except KeyError:
        raise UnknownKeyError(f"Prosedur ini tidak mempunyai {what} «{key}».") from None


@dataclass(frozen=True, kw_only=True)
class Role:
    """A performer (pelaksana): one column of the sheet; `account` says whose time its steps spend."""

    key: str
    name: str
    account: str = "office"
    inferred: bool = False


@dataclass(frozen=True, kw_only=True)
class DocumentKind:
    """A kind of document; with `one_of` it is satisfied by any document of those kinds."""

    key: str
    name: str
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PauseKind:
    """A named reason to stop the clock; `waits_for` is a role key or "outside"."""

    key: str
    label: str
    waits_for: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One way a step can close: an arrow of the flowchart.

    `opens` names the steps it opens (several: parallel branches); `pause` is the pause kind it opens on them;
    `kinds` are the case kinds it is offered to (empty: all); `ends` says how the procedure ends instead:
    "completed" (a linked procedure hands back to the step that runs it) or "refused" (the whole case ends).
    `shortcut`: a path through it may be shorter than the budget. `waives`: it may be chosen although
    documents that the step needs or produces are missing, because it turns back. `resumes`: the step of the
    linked procedure that a step opened by it begins with, instead of the first.
    """

    key: str
    label: str
    opens: tuple[str, ...] = ()
    pause: str | None = None
    kinds: tuple[str, ...] = ()
    ends: str | None = None
    note_required: bool = False
    shortcut: bool = False
    waives: bool = False
    resumes: str | None = None
    inferred: bool = False

    def offered_to(self, kind: str) -> bool:
        """Whether a case of this kind may choose the outcome."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, kw_only=True)
class Runs:
    """The linked procedure a step runs for one scheme; without `version`, the one in force for the case."""

    scheme: str
    procedure: str
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """One row of the sheet. `number` is its position; the `*_text` fields are the cells as printed
    (of a text that is not printed: the names of the document kinds). `title` is our short name for lists and the
    rail; the activity itself where the file gives none.

    `joins`: opens only when each of these steps was last closed by an outcome that opens this one.
    `pauses`: pause kinds that may be opened here by hand. `independent_of`: who closed one of these steps
    in the case may not act here; where the step judges, they all count as evaluation (ISO/IEC 17065, 7.5 and 7.6).
    `inferred` names the fields that are our reading, because the printed sheet lost them.
    """

    number: int
    key: str
    activity: str
    role: str
    title: str = ""
    needs: tuple[str, ...] = ()
    needs_text: str = ""
    standard: TimeStandard | None = None
    produces: tuple[str, ...] = ()
    produces_text: str = ""
    note: str = ""
    work: str = GENERIC
    runs: tuple[Runs, ...] = ()
    joins: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    independent_of: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    inferred: tuple[str, ...] = ()

    def outcome(self, key: str) -> Outcome:
        """The outcome of this key; UnknownKeyError when the step has none."""
        for outcome in self.outcomes:
            if outcome.key == key:
                return outcome
        raise UnknownKeyError(f"Langkah «{self.key}» tidak mempunyai hasil «{key}».")

    def outcomes_for(self, kind: str) -> tuple[Outcome, ...]:
        """The outcomes offered to a case of this kind, in the order of the file."""
        return tuple(outcome for outcome in self.outcomes if outcome.offered_to(kind))

    def linked(self, scheme: str) -> Runs | None:
        """The linked procedure this step runs for a scheme, or None when it runs none."""
        return next((runs for runs in self.runs if runs.scheme == scheme), None)


@dataclass(frozen=True, kw_only=True)
class Approval:
    """Who approved the SOP (Disahkan oleh): office title, name and NIP as printed."""

    title: str
    name: str
    nip: str


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The identity part of the sheet, word for word.

    `heading` is the title above the flowchart and `time_heading` the head of its time column, where they are
    printed otherwise; `proposal` is true for a text that no office has approved, and `note` says so.
    """

    number: str
    name: str
    unit: tuple[str, ...]
    made: date
    revision: str
    effective: date
    approved_by: Approval
    legal_bases: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    heading: str = ""
    time_heading: str = "WAKTU"
    proposal: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """One version of an SOP; `budget` is the time a linked procedure has under the step that runs it."""

    key: str
    version: int
    identity: Identity
    roles: tuple[Role, ...]
    documents: tuple[DocumentKind, ...]
    steps: tuple[Step, ...]
    pauses: tuple[PauseKind, ...] = ()
    budget: TimeStandard | None = None

    @property
    def first(self) -> Step:
        """The step that opens when the procedure begins."""
        return self.steps[0]

    @cached_property
    def _steps(self) -> dict[str, Step]:
        return {step.key: step for step in self.steps}

    @cached_property
    def _roles(self) -> dict[str, Role]:
        return {role.key: role for role in self.roles}

    @cached_property
    def _documents(self) -> dict[str, DocumentKind]:
        return {document.key: document for document in self.documents}

    @cached_property
    def _pauses(self) -> dict[str, PauseKind]:
        return {pause.key: pause for pause in self.pauses}

    def step(self, key: str) -> Step:
        """The step of this key; UnknownKeyError when there is none."""
        return _found(self._steps, "langkah", key)

    def role(self, key: str) -> Role:
        """The role of this key; UnknownKeyError when there is none."""
        return _found(self._roles, "pelaksana", key)

    def document(self, key: str) -> DocumentKind:
        """The document kind of this key; UnknownKeyError when there is none."""
        return _found(self._documents, "jenis dokumen", key)

    def pause(self, key: str) -> PauseKind:
        """The pause kind of this key; UnknownKeyError when there is none."""
        return _found(self._pauses, "jenis jeda", key)

    def satisfying(self, key: str) -> tuple[str, ...]:
        """The document kinds that satisfy a kind: itself, or those it is one of."""
        return self.document(key).one_of or (key,)

    @cached_property
    def may_wait(self) -> frozenset[str]:
        """The steps whose clock can stand still: by hand, by the outcome that opens them, or with what they run."""
        by_outcome = {key for step in self.steps for one in step.outcomes if one.pause for key in one.opens}
        return frozenset(step.key for step in self.steps if step.pauses or step.runs or step.key in by_outcome)

    def leading_to(self, key: str) -> Iterator[tuple[Step, Outcome]]:
        """Each step and outcome that opens the step of this key: the arrows into its symbol."""
        for step in self.steps:
            for outcome in step.outcomes:
                if key in outcome.opens:
                    yield step, outcome
