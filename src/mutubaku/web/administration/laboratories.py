"""The list of laboratories as its page shows it: how each stands today, and what its scope covers of our standards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mutubaku.people.models import Office
from mutubaku.samples.laboratories import in_force
from mutubaku.samples.models import Laboratory
from mutubaku.samples.policy import Covered, plain_words, scope_of
from mutubaku.schemes.queries import product_standards
from mutubaku.web.writing import tanggal

SOON = timedelta(days=90)
STATES = {  # how an accreditation stands: the tag's kind
    "none": "not-applicable",
    "over": "withdrawn",
    "to-come": "empty",
    "soon": "suspended",
    "holds": "complete",
}


@dataclass(frozen=True)
class Scope:
    """A line of a scope in words, and what of it no standard of the office has, which is mostly a slip of the pen."""

    number: str
    said: str
    unknown: str


@dataclass(frozen=True)
class Row:
    """A laboratory with how it and its accreditation stand today."""

    row: Laboratory
    tag: str
    state: str
    scope: list[Scope]
    is_over: bool
    is_to_come: bool


def listed(office: Office, rows: Iterable[Laboratory], today: date, *, with_old: bool) -> list[Row]:
    """The rows in force and to come, with ``with_old`` also those that are over."""
    known = {
        plain_words(one.number): {plain_words(part.name) for part in one.parameters.all()}
        for one in product_standards(office, today)
    }
    found = [_row(one, known, today) for one in rows]
    return [one for one in found if with_old or not one.is_over]


def _row(row: Laboratory, known: dict[str, set[str]], today: date) -> Row:
    state = state_of(row, today)
    return Row(
        row=row,
        tag=STATES[state],
        state=_said(state),
        scope=[_scope(one, known) for one in scope_of(row.scope)],
        is_over=row.valid_to is not None and row.valid_to < today,
        is_to_come=row.valid_from > today,
    )


def state_of(row: Laboratory, today: date) -> str:
    """How a laboratory's accreditation stands on a day: a key of ``STATES``."""
    if row.accredited_from is None or row.accredited_to is None:
        return "none"
    if row.accredited_to < today:
        return "over"
    if row.accredited_from > today:
        return "to-come"
    return "soon" if row.accredited_to <= today + SOON else "holds"


def _said(state: str) -> str:
    return {
        "none": _("Belum terakreditasi"),
        "over": _("Berakhir"),
        "to-come": _("Akan datang"),
        "soon": _("Segera berakhir"),
        "holds": _("Berlaku"),
    }[state]


def _scope(one: Covered, known: dict[str, set[str]]) -> Scope:
    count = len(one.parameters)
    said = ngettext("%(count)s parameter", "%(count)s parameter", count) % {"count": count}
    names = known.get(plain_words(one.number))
    unknown = [name for name in one.parameters if names is not None and plain_words(name) not in names]
    return Scope(one.number, said if count else _("semua parameter"), ", ".join(unknown))


def to_look_at(office: Office, today: date) -> list[str]:
    """A sentence for each laboratory in use whose accreditation is over or soon will be."""
    said = {
        "over": _("Akreditasi %(name)s berakhir %(day)s; pesanan ke sana meminta alasan."),
        "soon": _("Akreditasi %(name)s berakhir %(day)s."),
    }
    rows = [(one, state_of(one, today)) for one in in_force(office, today)]
    return [said[state] % {"name": one.name, "day": tanggal(one.accredited_to)} for one, state in rows if state in said]
