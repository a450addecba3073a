"""An entry of the journal as one line of the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mutubaku.conduct.disclosure import is_by_client, told_client
from mutubaku.journal.models import Entry, Verb

from . import audits, certificates, decisions, payments, reviews, samples, steps
from .saying import Procedures, Sentence

SENTENCES: dict[Verb, Sentence] = {
    **steps.SENTENCES,
    **reviews.SENTENCES,
    **audits.SENTENCES,
    **payments.SENTENCES,
    **samples.SENTENCES,
    **decisions.SENTENCES,
    **certificates.SENTENCES,
}

NOTES = ("note", "reason", "instruction", "words", "statement")  # where an entry keeps what somebody wrote


@dataclass(frozen=True)
class Event:
    """One line of the history, as the history component draws it; ``more`` are acts told together under it."""

    text: str
    at: datetime
    who: str
    note: str = ""
    more: tuple[str, ...] = ()


def event_of(entry: Entry, procedures: Procedures, kind: str = "", *, as_client: bool = False) -> Event:
    """An entry in words, with who did it in which position; a client reads positions, not the officials' names, and the
    steps as in a case of this ``kind``.
    """
    if as_client:
        said = sentence(entry, procedures, kind, as_client=True)
        return Event(said, entry.at, _who_for_client(entry), told_client(entry, procedures))
    data = entry.data
    note = next((str(data[name]) for name in NOTES if data.get(name)), "")
    more = reviews.reviewed(entry) if Verb(entry.verb) is Verb.REVIEW_ANSWERED else ()
    return Event(sentence(entry, procedures), entry.at, _who(entry), note, more)


def sentence(entry: Entry, procedures: Procedures, kind: str = "", *, as_client: bool = False) -> str:
    """What was done, as a sentence; of a verb that no case knows, the verb itself."""
    verb = Verb(entry.verb)
    say = (steps.for_client(kind).get(verb) if as_client else None) or SENTENCES.get(verb)
    return say(entry, procedures) if say else entry.verb


def _who(entry: Entry) -> str:
    if entry.actor_id is None:
        return entry.actor_name
    behalf = f" ({entry.on_behalf_of})" if entry.on_behalf_of else ""
    return f"{entry.capacity}, {entry.actor_name}{behalf}"


def _who_for_client(entry: Entry) -> str:
    return entry.actor_name if is_by_client(entry) else entry.capacity
