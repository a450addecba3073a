"""The register as its pages show it: by person, and as a matrix of people by technical scope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.models import Scheme
from mutubaku.people.models import Competence, CompetenceFunction, User
from mutubaku.people.queries import EXPIRES_SOON

LETTERS: dict[str, tuple[str, Promise]] = {  # as the matrix marks each function
    CompetenceFunction.AUDITOR: ("A", gettext_lazy("Auditor")),
    CompetenceFunction.LEAD_AUDITOR: ("K", gettext_lazy("Ketua tim audit")),
    CompetenceFunction.TECHNICAL_EXPERT: ("T", gettext_lazy("Tenaga ahli")),
    CompetenceFunction.PPC: ("P", gettext_lazy("Petugas pengambil contoh")),
    CompetenceFunction.REVIEWER: ("R", gettext_lazy("Peninjau")),
    CompetenceFunction.COMMITTEE: ("M", gettext_lazy("Anggota komite")),
    CompetenceFunction.DECISION_MAKER: ("D", gettext_lazy("Pengambil keputusan")),
}


@dataclass(frozen=True)
class EntryRow:
    """An entry with how it stands today: "now", "soon" (it ends within 90 days), "later" or "over"."""

    entry: Competence
    state: str

    @property
    def scheme(self) -> str:
        """The scheme by its name."""
        return str(dict(Scheme.choices).get(self.entry.scheme, self.entry.scheme))

    @property
    def scope(self) -> str:
        """The technical scope as it is said: an IAF code, a category or group, or the whole scheme."""
        code = self.entry.scope
        return _("kode IAF %s") % code if code.isdigit() else code or _("seluruh skema")


@dataclass
class PersonRow:
    """A person with everything the register holds of them, those in force first."""

    user: User
    entries: list[EntryRow] = field(default_factory=list)

    @property
    def in_force(self) -> list[EntryRow]:
        """What holds today."""
        return [one for one in self.entries if one.state in {"now", "soon"}]

    @property
    def summary(self) -> list[str]:
        """Functions by scheme, in a few words: ``ISO 9001: auditor, ketua tim audit``."""
        found: dict[str, list[str]] = {}
        for one in self.in_force:
            label = str(one.entry.get_function_display()).lower()
            functions = found.setdefault(one.scheme, [])
            if label not in functions:
                functions.append(label)
        return [f"{scheme}: {', '.join(functions)}" for scheme, functions in found.items()]

    @property
    def soon(self) -> list[EntryRow]:
        """What ends within 90 days."""
        return [one for one in self.entries if one.state == "soon"]


def state_of(entry: Competence, day: date) -> str:
    """How an entry stands on a day."""
    if entry.ends_on is not None and entry.ends_on < day:
        return "over"
    if entry.starts_on > day:
        return "later"
    return "soon" if entry.ends_on is not None and entry.ends_on <= day + EXPIRES_SOON else "now"


ORDER = ("soon", "now", "later", "over")


def entry_rows(entries: Iterable[Competence], day: date) -> list[EntryRow]:
    """The entries with how they stand, what holds first."""
    rows = [EntryRow(one, state_of(one, day)) for one in entries]
    return sorted(rows, key=lambda one: (ORDER.index(one.state), one.entry.scheme, one.entry.function, _order(one)))


def _order(row: EntryRow) -> tuple[int, str]:
    """Codes in figures by their number, the whole scheme and names before them."""
    code = row.entry.scope
    return (int(code) if code.isdigit() else -1, code)


def person_rows(people: Iterable[User], entries: Iterable[Competence], day: date) -> list[PersonRow]:
    """Every person of the office, with their entries."""
    rows = {one.pk: PersonRow(one) for one in people}
    for entry in entry_rows(entries, day):
        if entry.entry.user_id in rows:
            rows[entry.entry.user_id].entries.append(entry)
    return list(rows.values())


@dataclass(frozen=True)
class Matrix:
    """People by technical scope in one scheme; a cell holds the letters of the functions and whether one ends soon."""

    scopes: list[str]
    rows: list[tuple[User, list[tuple[str, bool]]]]


def matrix_of(entries: Iterable[Competence], scheme: str, day: date) -> Matrix:
    """The matrix of what holds on a day in a scheme, the whole scheme first, codes in their own order."""
    held = [one for one in entry_rows(entries, day) if one.state in {"now", "soon"} and one.entry.scheme == scheme]
    scopes = list(dict.fromkeys(one.entry.scope for one in sorted(held, key=_order)))
    people = {one.entry.user_id: one.entry.user for one in held}
    ordered = sorted(people.values(), key=lambda user: (user.name, user.pk))
    return Matrix(scopes, [(user, [_cell(held, user, scope) for scope in scopes]) for user in ordered])


def _cell(held: Sequence[EntryRow], user: User, scope: str) -> tuple[str, bool]:
    own = [one for one in held if one.entry.user_id == user.pk and one.entry.scope == scope]
    letters = [
        letter for function, (letter, _name) in LETTERS.items() if any(o.entry.function == function for o in own)
    ]
    return " ".join(letters), any(one.state == "soon" for one in own)
