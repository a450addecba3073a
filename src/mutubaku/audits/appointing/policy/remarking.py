"""The soft rules: what should be looked at before a team stands, and is explained."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.audits.appointing.errors import ReasonNeeded
from mutubaku.audits.models import Function
from mutubaku.audits.policy import Member
from mutubaku.people.errors import full_day

from .facts import Facts
from .ties import is_about, plain, still_binds

SOON = timedelta(days=90)
FAR = timedelta(days=366)  # beyond twelve months a year was probably mistyped


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


@dataclass(frozen=True)
class Objection:
    """What a client objected to in an earlier round: a person of the team, or (nobody named) the days proposed."""

    on: date
    reason: str
    first: date
    last: date
    user_id: int | None = None
    name: str = ""

    def holds(self, people: Collection[int], first: date, last: date) -> bool:
        """Whether it is about these people or days too: days within the rejected ones, or that hold them all."""
        if self.user_id is not None:
            return self.user_id in people
        return self.first <= first <= last <= self.last or first <= self.first <= self.last <= last


def objected(people: Collection[int], first: date, last: date, objections: Iterable[Objection]) -> list[str]:
    """That a person or the days are proposed again though the client objected to them, each a sentence."""
    return [_objection(one) for one in objections if one.holds(people, first, last)]


def _objection(one: Objection) -> str:
    said = {"on": full_day(one.on), "reason": one.reason.rstrip(" .")}
    if one.user_id is not None:
        return _("Pelanggan menolak %(name)s pada %(on)s: “%(reason)s”.") % {**said, "name": one.name}
    if one.first == one.last:
        return _("Pelanggan menolak tanggal %(day)s pada %(on)s: “%(reason)s”.") % {**said, "day": full_day(one.first)}
    days = {"first": full_day(one.first), "last": full_day(one.last)}
    return _("Pelanggan menolak tanggal %(first)s sampai %(last)s pada %(on)s: “%(reason)s”.") % {**said, **days}


def far_ahead(first: date, today: date) -> list[str]:
    """That an audit begins more than twelve months from today, as a sentence."""
    if first - today <= FAR:
        return []
    return [_("Hari pertama audit, %(day)s, lebih dari 12 bulan lagi; periksa tahunnya.") % {"day": full_day(first)}]


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
        if is_open and is_like and not is_about(tie, facts.client):
            text = _("%(name)s menyatakan kepentingan pada %(company)s, yang namanya mirip pelanggan ini.")
            return [text % {"name": member.name, "company": tie.name}]
    return []


def _expiry(member: Member, first: date, last: date, facts: Facts) -> list[str]:
    if not facts.is_listed:
        return []
    ends = [one.last for one in facts.allowing(member) if one.holds(first, last)]
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
