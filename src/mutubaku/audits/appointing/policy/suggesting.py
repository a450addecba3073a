"""Whom to offer for a function: the fittest first, each with the reasons in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mutubaku.audits.models import Function
from mutubaku.audits.policy import Member

from .facts import Facts, covered
from .ties import tie_between


@dataclass(frozen=True)
class Suggestion(Member):
    """Somebody who might take a function, with why they stand where they stand in the list."""

    said: str = ""


def ranked(candidates: Iterable[Member], first: date, last: date, facts: Facts) -> list[Suggestion]:
    """Those who might take a function, the fittest first: who may come at all, who covers most of the scope, who did
    not lead here last, who has least to do; each with the reasons in words.
    """
    return [
        Suggestion(one.user_id, one.name, one.function, one.roles, said(one, first, last, facts))
        for one in sorted(candidates, key=lambda one: _rank(one, first, last, facts))
    ]


def _rank(member: Member, first: date, last: date, facts: Facts) -> tuple[bool, int, bool, int, str]:
    led = facts.past[0].lead_id == member.user_id if facts.past else False
    is_leading = member.function == Function.LEAD_AUDITOR and led
    hindered = bool(hindrance(member, first, last, facts))
    return (
        hindered,
        -len(covered(member, first, last, facts)),
        is_leading,
        facts.load.get(member.user_id, 0),
        member.name,
    )


def hindrance(member: Member, first: date, last: date, facts: Facts) -> str:
    """Why a person cannot come on these days, in a few words; empty when nothing is known against it."""
    if member.user_id in facts.of_the_client:
        return _("bertindak untuk pelanggan ini")
    if member.user_id in facts.judges:
        return _("menilai hasil permohonan ini")
    tie = tie_between(member.user_id, facts.client, first, facts.ties)
    if tie is not None:
        return _("kepentingan: %s") % tie.kind.lower()
    for away in facts.absences:
        if away.user_id == member.user_id and away.meets(first, last):
            return _("tidak hadir: %s") % away.kind.lower()
    return _unfit(member, first, last, facts) if facts.is_listed else ""


def _unfit(member: Member, first: date, last: date, facts: Facts) -> str:
    own = facts.allowing(member)
    if not own:
        return _("belum tercatat berkompeten")
    return "" if any(one.holds(first, last) for one in own) else _("kompetensinya tidak berlaku saat itu")


def said(member: Member, first: date, last: date, facts: Facts) -> str:
    """Why a person stands where they stand: ``menutup kode 3 dan 14; 2 audit bulan itu; terakhir ke sini 2024``."""
    against = hindrance(member, first, last, facts)
    if against:
        return against
    parts = []
    if facts.is_listed and member.function != Function.PPC:
        scopes = covered(member, first, last, facts)
        codes = joined([one.code for one in scopes])
        parts.append(_("menutup kode %s") % codes if scopes else _("tidak menutup lingkup permohonan ini"))
    load = facts.load.get(member.user_id, 0)
    parts.append(ngettext("%s audit bulan itu", "%s audit bulan itu", load) % load)
    years = [one.day.year for one in facts.past if member.user_id in one.people]
    parts.append(_("terakhir ke perusahaan ini %s") % years[0] if years else _("belum pernah ke perusahaan ini"))
    return "; ".join(parts)


def joined(names: Sequence[str]) -> str:
    """``a, b dan c``."""
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    return _("%(first)s dan %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
