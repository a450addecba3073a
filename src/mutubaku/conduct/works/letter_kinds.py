"""The kinds of letters: the words in force for each (the office's own, else the built-in ones), and their numbers."""

from __future__ import annotations

from datetime import date, datetime

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Register
from mutubaku.conduct.founding.rows import LetterRow
from mutubaku.conduct.founding.seeds import seeds
from mutubaku.documents.letter_texts import InForce, all_in_force, in_force
from mutubaku.documents.letter_words import LetterWords, read
from mutubaku.people.models import Office


def kinds() -> dict[str, LetterRow]:
    """Every kind the built-in letters know, in the order of the procedure."""
    return {row.kind: row for row in seeds().letters}


def row_of(kind: str, name: str) -> LetterRow:
    """The kind's row; a kind nobody wrote words for is a plain sheet headed with its name."""
    # A brace in the name would be read as a field.
    heading = name.translate({ord("{"): "(", ord("}"): ")"})
    plain = LetterRow.model_construct(kind=kind, form="record", subject=heading, body="{daftar}", title="", fields={})
    return kinds().get(kind, plain)


def used_on(office: Office, row: LetterRow, day: date) -> InForce:
    """What the office's letter of this kind is written with on a day."""
    return in_force(office, row.kind, row.known, day)


def all_used_on(office: Office, day: date) -> dict[str, InForce]:
    """The same for every kind there is."""
    return all_in_force(office, {kind: row.known for kind, row in kinds().items()}, day)


def words_on(office: Office, row: LetterRow, day: date) -> LetterWords:
    """The words of that day; the built-in ones where the office has none that can be used."""
    return used_on(office, row, day).words or read(row.subject, row.body, row.known)


def next_paper_number(office: Office, kind: str, scheme: str, at: datetime) -> str:
    """The next number for a paper of this kind, in its register; one nobody wrote words for counts with the letters."""
    return next_number(office, row_of(kind, kind).register_ or Register.LETTER, scheme, at, kind)
