"""A line of the checklist as it is drawn: what was answered, by whom, in which round, and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from mutubaku.audits.visits.models import ChecklistPhoto, Found
from mutubaku.audits.visits.policy.checklist import Given
from mutubaku.audits.visits.queries import Line
from mutubaku.web.writing import saat_singkat

from .forms.checklist import AnswerForm


@dataclass(frozen=True)
class AnswerRow:
    """A line as the template draws it."""

    line: Line
    form: AnswerForm
    whose: str
    is_mine: bool
    problem: str = ""

    @property
    def said(self) -> str:
        """The result in words."""
        return str(Found(self.line.found).label) if self.line.found else ""

    @property
    def signed(self) -> str:
        """By whom it was answered in this round and when."""
        holds = self.line.standing.holds
        return signed(holds) if holds else ""

    @property
    def conflict(self) -> str:
        """The other answer, when two stand against each other."""
        return conflict(self.line)

    @property
    def earlier(self) -> str:
        """What the newest earlier round found, and what is to be done with it now."""
        before = self.line.earlier
        if before is None:
            return ""
        words = {"round": before.round, "said": _said(before.given), "signed": signed(before.given)}
        found = _("Putaran %(round)s: %(said)s. %(signed)s.") % words
        if self.line.standing.holds:
            return found
        if self.line.carried:
            return found + " " + _("Jawaban ini tetap berlaku. Simpan untuk menegaskannya, atau ubah.")
        return found + " " + _("Butir ini perlu dijawab lagi.")

    @property
    def photos(self) -> tuple[ChecklistPhoto, ...]:
        """The photos of the round before, then those of this one."""
        return (self.line.earlier.photos if self.line.earlier else ()) + self.line.photos


def signed(given: Given) -> str:
    """By whom an answer was given and when."""
    return f"{given.by}, {saat_singkat(given.typed_at)}"


def _said(given: Given) -> str:
    found = str(Found(given.found).label) if given.found else "–"
    return "; ".join(part.rstrip(".") for part in (found, given.note, given.evidence) if part)


def conflict(line: Line) -> str:
    """The other answer of a line, when two stand against each other."""
    other = line.standing.against
    if other is None:
        return ""
    words = {"signed": signed(other), "said": _said(other)}
    return _("Ada jawaban lain, dari %(signed)s: %(said)s. Simpan sekali lagi jawaban yang Anda pilih.") % words
