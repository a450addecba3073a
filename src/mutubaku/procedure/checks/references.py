"""Checks that every key a field names is declared in the same file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from mutubaku.procedure.complaints import Complaint, instead
from mutubaku.procedure.reading import step_name
from mutubaku.procedure.vocabulary import OUTSIDE, Outcome, Procedure, Step


class _Named(NamedTuple):
    """A field that names keys: where it stands, what it names, and which keys there are."""

    step: Step | None
    field: str
    noun: str
    words: tuple[str, ...]
    known: tuple[str, ...]


def reference_faults(file: str, procedure: Procedure) -> Iterator[Complaint]:
    """Keys that are not declared, named twice in one field, or that name the thing itself."""
    for named in (*_outside_steps(procedure), *_in_steps(procedure)):
        step = step_name(named.step.number, named.step.key) if named.step else ""
        for word, times in Counter(named.words).items():
            if word and word not in named.known:
                what = f"{named.noun} «{word}» tidak ada"
                yield Complaint(file, step, named.field, what, instead(word, named.known))
            elif times > 1:
                do = "tulis satu kali saja"
                yield Complaint(file, step, named.field, f"{named.noun} «{word}» tertulis {times} kali", do)


def _outside_steps(procedure: Procedure) -> Iterator[_Named]:
    roles = tuple(role.key for role in procedure.roles)
    for pause in procedure.pauses:
        field = f"pauses.{pause.key}.waits_for"
        yield _Named(None, field, "pelaksana", (pause.waits_for,), (*roles, OUTSIDE))
    plain = tuple(document.key for document in procedure.documents if not document.one_of)
    for document in procedure.documents:
        field = f"documents.{document.key}.one_of"
        yield _Named(None, field, "jenis dokumen tunggal", document.one_of, plain)


def _in_steps(procedure: Procedure) -> Iterator[_Named]:
    roles = tuple(role.key for role in procedure.roles)
    documents = tuple(document.key for document in procedure.documents)
    pauses = tuple(pause.key for pause in procedure.pauses)
    steps = tuple(step.key for step in procedure.steps)
    for step in procedure.steps:
        others = tuple(key for key in steps if key != step.key)
        yield _Named(step, "role", "pelaksana", (step.role,), roles)
        yield _Named(step, "needs", "jenis dokumen", step.needs, documents)
        yield _Named(step, "produces", "jenis dokumen", step.produces, documents)
        yield _Named(step, "pauses", "jenis jeda", step.pauses, pauses)
        yield _Named(step, "joins", "langkah lain", step.joins, others)
        yield _Named(step, "independent_of", "langkah lain", step.independent_of, others)
        for outcome in step.outcomes:
            where = f"outcomes.{outcome.key}"
            yield _Named(step, f"{where}.opens", "langkah", outcome.opens, steps)
            yield _Named(step, f"{where}.pause", "jenis jeda", (outcome.pause or "",), pauses)


def without_faulty_arrows(procedure: Procedure) -> Procedure:
    """The procedure as far as it can be walked: an arrow into nowhere becomes a refused end.

    Its fault is told by `reference_faults`; the checks of paths need not tell it again.
    """
    first_of = {step.key: step for step in reversed(procedure.steps)}
    walkable = [step for step in procedure.steps if step.key and first_of[step.key] is step]
    known = {step.key for step in walkable}
    return replace(procedure, steps=tuple(_with_known(step, known) for step in walkable))


def _with_known(step: Step, known: set[str]) -> Step:
    outcomes = tuple(_outcome_with_known(outcome, known) for outcome in step.outcomes)
    joins = tuple(key for key in step.joins if key in known and key != step.key)
    return replace(step, outcomes=outcomes, joins=joins)


def _outcome_with_known(outcome: Outcome, known: set[str]) -> Outcome:
    opens = tuple(dict.fromkeys(key for key in outcome.opens if key in known))
    lost = len(opens) < len(set(outcome.opens)) or not (opens or outcome.ends)
    return replace(outcome, opens=() if lost else opens, ends="refused" if lost else outcome.ends)
