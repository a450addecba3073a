"""What is wrong with a procedure file, and the refusals of this room: one class per reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Complaint:
    """One fault: where (file, step, field), what is wrong, and what to do; printed as one sentence.

    `step` is empty for a fault outside the steps, `field` for a fault of the whole file or step.
    """

    file: str
    step: str
    field: str
    what: str
    do: str

    def __str__(self) -> str:
        place = [self.file] if self.file else []
        if self.step:
            place.append(f"langkah {self.step}")
        if self.field:
            place.append(f"kolom {self.field}")
        return _on_one_line(f"{', '.join(place)}: {self.what}; {self.do}.")


def _on_one_line(sentence: str) -> str:
    """The sentence without the line breaks and control characters that a file may have brought into it."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in sentence).split())


class ProcedureError(Exception):
    """Any refusal of this room; the message is for the person who asked."""


class LibraryRefusedError(ProcedureError):
    """Procedure files with faults: none of them is used. `complaints` holds every fault."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(str(complaint) for complaint in complaints))


class UnknownProcedureError(ProcedureError):
    """No procedure of this key, or none of this version."""


class NotInForceError(ProcedureError):
    """The procedure exists, but none of its versions is in force on that day."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or an empty string."""
    return next(iter(get_close_matches(word, list(known), n=1)), "")


def instead(word: str, known: Iterable[str]) -> str:
    """What to write in place of an unknown word: the nearest known one, or the choice."""
    known = list(dict.fromkeys(known))
    meant = nearest(word, known)
    if meant:
        return f"maksudnya mungkin «{meant}»"
    if not known:
        return "nyatakan dahulu, atau hapus"
    return "tulis salah satu dari: " + ", ".join(known)
