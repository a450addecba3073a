"""How a sentence about an entry is built: the names of steps and papers, and the plain patterns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mutubaku.cases.library import find_step
from mutubaku.conduct.disclosure import BESIDE
from mutubaku.journal.models import Entry
from mutubaku.procedure import Procedure
from mutubaku.web.naming import step_name

Data = dict[str, Any]
Procedures = Sequence[Procedure]
Sentence = Callable[[Entry, Procedures], str]


def step_title(data: Data, procedures: Procedures, *, as_client: bool = False) -> str:
    """What the step an entry speaks of is called, with its round; the key where no procedure has it any more."""
    found = find_step(procedures, data["step"])
    title = step_name(found[1], as_client=as_client) if found else str(data["step"])
    number = data.get("round", 1)
    return title if number == 1 else _("%(step)s (putaran ke-%(round)s)") % {"step": title, "round": number}


def paper_name(data: Data, procedures: Procedures) -> str:
    """A paper by its kind's name, or by the file's own name; with its number or, when it is not the first, version."""
    kinds = (kind.name for one in procedures for kind in one.documents if kind.key == data.get("kind"))
    name = next(kinds, "") or BESIDE.get(data.get("kind", "")) or str(data["filename"])
    if data.get("number"):
        return _("%(name)s nomor %(number)s") % {"name": name, "number": data["number"]}
    if data["version"] == 1:
        return name
    return _("%(name)s (versi %(version)s)") % {"name": name, "version": data["version"]}


def at_step(text: Promise, *, as_client: bool = False) -> Sentence:
    """A text with the name of the step."""
    return lambda entry, procedures: str(text) % {"step": step_title(entry.data, procedures, as_client=as_client)}


def plain(text: Promise) -> Sentence:
    """A text that needs nothing of the entry."""
    return lambda _entry, _procedures: str(text)


def numbered(text: Promise) -> Sentence:
    """A text with the number of what was written, or of the certificate."""

    def say(entry: Entry, _procedures: Procedures) -> str:
        return str(text) % {"number": entry.data.get("number") or entry.data.get("certificate", "")}

    return say
