"""A procedure as plain values for JSON: what `mutubaku sop show --json` prints."""

from dataclasses import asdict

from mutubaku.procedure.fingerprint import fingerprint
from mutubaku.procedure.vocabulary import Outcome, Procedure, Step
from mutubaku.worktime import TimeStandard


def facts(procedure: Procedure) -> dict[str, object]:
    """Key, version, identity, roles and steps first; dates in ISO 8601."""
    identity = asdict(procedure.identity)
    identity |= {field: identity[field].isoformat() for field in ("made", "effective")}
    return {
        "key": procedure.key,
        "version": procedure.version,
        "identity": identity,
        "roles": [asdict(role) for role in procedure.roles],
        "steps": [_step(step) for step in procedure.steps],
        "documents": [asdict(document) for document in procedure.documents],
        "pauses": [asdict(pause) for pause in procedure.pauses],
        "budget": _standard(procedure.budget),
        "fingerprint": fingerprint(procedure),
    }


def _step(step: Step) -> dict[str, object]:
    printed = step.standard.text if step.standard else ""
    outcomes = [_outcome(outcome, step) for outcome in step.outcomes]
    return asdict(step) | {"standard": _standard(step.standard), "standard_text": printed, "outcomes": outcomes}


def _outcome(outcome: Outcome, step: Step) -> dict[str, object]:
    """Where a step's outcomes are our inference, each of them is."""
    return asdict(outcome) | {"inferred": outcome.inferred or "outcomes" in step.inferred}


def _standard(standard: TimeStandard | None) -> dict[str, object] | None:
    return {"amount": standard.amount, "unit": standard.unit.value} if standard else None
