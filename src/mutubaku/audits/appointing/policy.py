"""Who may make up a team: pure decisions on plain values. Hard rules refuse, soft ones are remarked upon."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.audits.models import Function
from mutubaku.audits.policy import AUDITING, Member, check_impartial

from .errors import (
    CodeNotCovered,
    CompetenceLapsed,
    JudgesThisCase,
    MemberAway,
    NotCompetent,
    ReasonNeeded,
    SamplerMissing,
    TiedToClient,
)

YEARS = 2  # MS-24 (ISO/IEC 17021-1, 5.2), ISO/IEC 17065, 7.13
SOON = timedelta(days=90)
# Which competences of the register allow which function in a team, and which of them cover a technical scope there.
ALLOWED: Mapping[Function, frozenset[str]] = {
    Function.LEAD_AUDITOR: frozenset({"lead-auditor"}),
    Function.AUDITOR: frozenset({"auditor", "lead-auditor"}),
    Function.TECHNICAL_EXPERT: frozenset({"technical-expert", "auditor", "lead-auditor"}),
    Function.PPC: frozenset({"ppc"}),
}
COVERING = frozenset({"auditor", "lead-auditor", "technical-expert"})
_FORMS = frozenset({"pt", "cv", "ud", "tbk", "persero", "perum", "koperasi", "firma", "fa"})


@dataclass(frozen=True)
class Scope:
    """A part of what is applied for: the code people are competent for, and how it is named."""

    code: str
    label: str


@dataclass(frozen=True)
class Held:
    """A competence of somebody; ``scope`` empty for the whole scheme, no ``last`` for no end."""

    user_id: int
    function: str
    scope: str
    first: date
    last: date | None

    def holds(self, first: date, last: date) -> bool:
        """Whether it is in force on all of these days."""
        return self.first <= first and (self.last is None or last <= self.last)

    def covers(self, code: str) -> bool:
        """Whether it is for this part of the scope."""
        return self.scope in ("", code)


@dataclass(frozen=True)
class Away:
    """Days on which somebody is away, and why."""

    user_id: int
    kind: str
    first: date
    last: date

    def meets(self, first: date, last: date) -> bool:
        """Whether they share a day with these."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True)
class Tie:
    """A declared interest of somebody: in the client itself, or in a company of ``name``."""

    user_id: int
    kind: str
    is_client: bool
    name: str
    until: date | None


@dataclass(frozen=True)
class Past:
    """An earlier audit of the client: when it began and who led it."""

    day: date
    lead_id: int | None
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known about a case and the people who might audit it.

    ``past`` are the client's earlier audits, newest first; ``load`` how many audits each has in the month of this one;
    ``rotation`` how many in a row one may lead, 0 for any number.
    ``is_listed``: the office's register has entries for the scheme at all. ``is_special``: a special audit.
    """

    scheme: str
    scopes: Sequence[Scope]
    client: str
    is_product: bool
    is_listed: bool
    is_special: bool = False
    competences: Collection[Held] = ()
    absences: Collection[Away] = ()
    ties: Collection[Tie] = ()
    past: Sequence[Past] = ()
    load: Mapping[int, int] = field(default_factory=dict)
    most_in_a_month: int
    rotation: int
    judges: frozenset[int] = frozenset()
    of_the_client: frozenset[int] = frozenset()

    def of(self, user_id: int) -> list[Held]:
        """The competences of one person."""
        return [one for one in self.competences if one.user_id == user_id]


def check_people(team: Sequence[Member], first: date, last: date, facts: Facts) -> None:
    """Refuse a team in which a function is not filled, somebody is not impartial, away or not competent, or which
    leaves a part of the scope uncovered. The gap is named.
    """
    check_impartial(team, facts.of_the_client)
    for member in team:
        if member.user_id in facts.judges:
            raise JudgesThisCase(member.name, member.function)
        _check_ties(member, first, facts)
        _check_here(member, first, last, facts)
    if facts.is_product and not any(one.function == Function.PPC for one in team):
        raise SamplerMissing
    if facts.is_listed:
        _check_competent(team, first, last, facts)
        _check_covered(team, first, last, facts)


def _check_ties(member: Member, first: date, facts: Facts) -> None:
    tie = tie_between(member.user_id, facts.client, first, facts.ties)
    if tie is not None:
        raise TiedToClient(member.function, member.name, tie.kind, tie.until)


def tie_between(user_id: int, client: str, day: date, ties: Iterable[Tie]) -> Tie | None:
    """What somebody declared that stands between them and a client on a day; None when nothing does."""
    return next(
        (one for one in ties if one.user_id == user_id and _is_about(one, client) and still_binds(one.until, day)), None
    )


def still_binds(until: date | None, day: date) -> bool:
    """Whether a tie that ended then still stands between a person and a company: for two years, the day included."""
    return until is None or day < _years_later(until)


def _years_later(day: date) -> date:
    try:
        return day.replace(year=day.year + YEARS)
    except ValueError:  # 29 February
        return day.replace(year=day.year + YEARS, month=3, day=1)


def _is_about(tie: Tie, client: str) -> bool:
    return tie.is_client or plain(tie.name) == plain(client)


def plain(name: str) -> str:
    """A company's name without its legal form, case and punctuation: two spellings of one company read alike."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    words = [word for word in re.findall(r"[^\W_]+", folded) if word not in _FORMS]
    return " ".join(words)


def _check_here(member: Member, first: date, last: date, facts: Facts) -> None:
    for away in facts.absences:
        if away.user_id == member.user_id and away.meets(first, last):
            raise MemberAway(member.name, away.kind, away.first, away.last)


def _check_competent(team: Iterable[Member], first: date, last: date, facts: Facts) -> None:
    for member in team:
        own = [one for one in facts.of(member.user_id) if one.function in ALLOWED[member.function]]
        if not own:
            raise NotCompetent(member.function, member.name, str(member.function.label).lower(), facts.scheme)
        if not any(one.holds(first, last) for one in own):
            raise CompetenceLapsed(member.function, member.name, str(member.function.label).lower(), first, last)


def _check_covered(team: Iterable[Member], first: date, last: date, facts: Facts) -> None:
    missing = uncovered(team, first, last, facts)
    if missing:
        raise CodeNotCovered([one.label for one in missing])


def uncovered(team: Iterable[Member], first: date, last: date, facts: Facts) -> list[Scope]:
    """The parts of the scope for which nobody of the team is competent on all days."""
    people = {one.user_id for one in team if one.function != Function.PPC}
    held = [
        one
        for one in facts.competences
        if one.user_id in people and one.function in COVERING and one.holds(first, last)
    ]
    return [scope for scope in facts.scopes if not any(one.covers(scope.code) for one in held)]


def remarks(team: Sequence[Member], first: date, last: date, facts: Facts) -> list[str]:
    """What should be looked at before this team stands, each a sentence: an empty register, a special audit, rotation,
    load, competence that runs out soon, a company whose name is like the client's.
    """
    found = [] if facts.is_listed else [_("Daftar kompetensi untuk skema %s masih kosong.") % facts.scheme]
    if facts.is_special:  # MS-19: extra care, since the client cannot object
        found.append(_("Pada audit khusus pelanggan tidak dapat menolak anggota tim; jelaskan pilihan tim ini."))
    for member in team:
        if member.function == Function.LEAD_AUDITOR:
            found += _rotation(member, facts)
    for member in {one.user_id: one for one in team}.values():
        found += [*_load(member, facts), *_likeness(member, first, facts)]
    for member in team:
        found += _expiry(member, first, last, facts)
    return list(dict.fromkeys(found))


def _rotation(lead: Member, facts: Facts) -> list[str]:
    running = 0
    for past in facts.past:
        if past.lead_id != lead.user_id:
            break
        running += 1
    if not facts.rotation or running < facts.rotation:
        return []
    text = _("%(name)s sudah memimpin %(count)s audit berturut-turut di perusahaan ini.")
    return [text % {"name": lead.name, "count": running}]


def _load(member: Member, facts: Facts) -> list[str]:
    many = facts.load.get(member.user_id, 0)
    if many < facts.most_in_a_month:
        return []
    return [_("%(name)s sudah mempunyai %(count)s audit pada bulan itu.") % {"name": member.name, "count": many}]


def _likeness(member: Member, first: date, facts: Facts) -> list[str]:
    """An interest in a company whose name holds the client's, or the other way round: perhaps the same company."""
    client = plain(facts.client)
    for tie in facts.ties:
        name = plain(tie.name)
        is_like = bool(name and client) and (f" {name} " in f" {client} " or f" {client} " in f" {name} ")
        is_open = tie.user_id == member.user_id and still_binds(tie.until, first)
        if is_open and is_like and not _is_about(tie, facts.client):
            text = _("%(name)s menyatakan kepentingan pada %(company)s, yang namanya mirip pelanggan ini.")
            return [text % {"name": member.name, "company": tie.name}]
    return []


def _expiry(member: Member, first: date, last: date, facts: Facts) -> list[str]:
    if not facts.is_listed:
        return []
    own = [
        one for one in facts.of(member.user_id) if one.function in ALLOWED[member.function] and one.holds(first, last)
    ]
    ends = [one.last for one in own]
    if not ends or any(end is None or end > last + SOON for end in ends):
        return []
    end = max(end for end in ends if end is not None)
    text = _("Kompetensi %(name)s sebagai %(function)s berakhir %(day)s.")
    words = {"name": member.name, "function": str(member.function.label).lower()}
    return [text % {**words, "day": date_format(end, "j F Y")}]


def check_reason(found: Sequence[str], reason: str) -> None:
    """What is remarked upon needs a reason (ReasonNeeded)."""
    if found and not reason.strip():
        raise ReasonNeeded(found)


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


def covered(member: Member, first: date, last: date, facts: Facts) -> list[Scope]:
    """The parts of the scope a person is competent for on these days."""
    held = [one for one in facts.of(member.user_id) if one.function in COVERING and one.holds(first, last)]
    return [scope for scope in facts.scopes if any(one.covers(scope.code) for one in held)]


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
    own = [one for one in facts.of(member.user_id) if one.function in ALLOWED[member.function]]
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
    parts.append(_("%s audit bulan itu") % facts.load.get(member.user_id, 0))
    years = [one.day.year for one in facts.past if member.user_id in one.people]
    parts.append(_("terakhir ke perusahaan ini %s") % years[0] if years else _("belum pernah ke perusahaan ini"))
    return "; ".join(parts)


def joined(names: Sequence[str]) -> str:
    """``a, b dan c``."""
    if len(names) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(names)
    return _("%(first)s dan %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def fits(function: str, role: str) -> bool:
    """Whether a member with this function may do the steps of a role: a lead auditor audits as well."""
    return function in FITTING.get(role, frozenset())


# Which functions of a team do the steps of which role of the procedures.
FITTING: Mapping[str, frozenset[str]] = {
    "lead-auditor": frozenset({Function.LEAD_AUDITOR.value}),
    "auditor": frozenset(one.value for one in AUDITING),
    "ppc": frozenset({Function.PPC.value}),
}
JUDGING = frozenset({"reviewer", "committee", "decision-maker"})  # the roles that judge what others evaluated
