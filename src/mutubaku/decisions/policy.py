"""When an evaluation may be recommended, decided and appealed against: pure decisions on plain values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from .errors import (
    AlreadyStated,
    AppealedAlready,
    AppealReasonMissing,
    AppealTooLate,
    ChairMissing,
    CodesUncovered,
    DissentReasonMissing,
    FunctionUnheld,
    MemberTwice,
    NothingLeft,
    NotYourTurn,
    PartMissing,
    ReasonsMissing,
    ReviewerSits,
    StandsAgainst,
    TooFewMembers,
)
from .models import Conclusion, Recommendation, Reply, Verdict

COMPLETE = "lengkap"  # the outcome of the review that goes on to the committee
CONCLUSIONS = {  # outcome of the committee step → what the committee must have concluded
    "direkomendasikan": Conclusion.GRANT,
    "direkomendasikan-sebagian": Conclusion.PART,
    "tidak-direkomendasikan": Conclusion.REFUSE,
    "ditunda": Conclusion.DEFER,
}
VERDICTS = {  # outcome of the decision step → what is decided; to send it back decides nothing
    "diberikan": Verdict.GRANTED,
    "diberikan-sebagian": Verdict.PART,
    "dilanjutkan": Verdict.CONTINUED,
    "dilanjutkan-sebagian": Verdict.PART,  # of a surveillance: the rest is taken out of the certificate
    "ditolak": Verdict.REFUSED,
}
FITTING = {  # what a decision may be when it follows the committee
    Conclusion.GRANT: {Verdict.GRANTED, Verdict.CONTINUED},
    Conclusion.PART: {Verdict.PART},
    Conclusion.REFUSE: {Verdict.REFUSED},
}
LESS = frozenset({Recommendation.PART, Recommendation.REFUSE})  # with these a judgement may be “Tidak”
GRANTING = frozenset({Conclusion.GRANT, Conclusion.PART, Verdict.GRANTED, Verdict.PART, Verdict.CONTINUED})


@dataclass(frozen=True)
class Against:
    """Something that stands against certification, in words, and the item of the scope it is about; "" is all of it."""

    words: str
    item: str = ""


@dataclass(frozen=True)
class Judged:
    """One judgement of the sheet: its words, and the reply, "" while there is none."""

    text: str
    reply: str


@dataclass(frozen=True)
class Seat:
    """A member of a committee: who, whether they chair, what they answer for, and what they say; None while silent.

    ``codes`` are the technical codes they answer for, ``functions`` the competences they hold in the scheme.
    """

    user_id: int
    name: str
    is_chair: bool = False
    codes: frozenset[str] = frozenset()
    agrees: bool | None = None
    functions: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Composition:
    """What a version of a scheme asks of a committee: how many members, which codes they jointly answer for, which
    competences (key → name) are each held by one of them, and who may not sit because they reviewed the case.
    """

    least: int
    codes: frozenset[str] = frozenset()
    functions: Mapping[str, str] = field(default_factory=dict)
    reviewers: frozenset[int] = frozenset()


def free_items(against: Sequence[Against], offered: Collection[str]) -> list[str]:
    """The items of a scope that nothing stands against: what can be granted in part."""
    held = {one.item for one in against}
    return [] if "" in held else [item for item in offered if item not in held]


def holding_back(result: str, against: Sequence[Against], items: Collection[str]) -> list[str]:
    """What keeps a conclusion or verdict from standing: all that stands against any item when everything is granted,
    what stands against an item of a part; nothing where nothing is granted (MS-11; ISO/IEC 17065, 7.6).
    """
    if result not in GRANTING:
        return []
    in_part = {"", *items} if result == Conclusion.PART else None  # the same word as Verdict.PART
    return [one.words for one in against if in_part is None or one.item in in_part]


def review_bars(
    outcome: str,
    judged: Sequence[Judged],
    recommendation: str,
    words: str,
    against: Sequence[Against],
    offered: Collection[str] = (),
) -> list[str]:
    """What keeps a review from going on to the committee: everything is judged, and nothing stands against what is
    recommended (MS-11; ISO/IEC 17065, 7.5): the whole, or in part the ``offered`` items that nothing stands against.
    Turning back is barred by nothing here.
    """
    if outcome != COMPLETE:
        return []
    found = []
    silent = sum(not one.reply for one in judged)
    if silent:
        found.append(_("%(count)s penilaian belum diisi") % {"count": silent})
    if not recommendation:
        found.append(_("Rekomendasi peninjau"))
    elif recommendation != Recommendation.GRANT and not words.strip():
        found.append(_("Alasan rekomendasi"))
    refused = sum(one.reply == Reply.NO for one in judged)
    if refused and recommendation not in LESS:
        found.append(_("%(count)s penilaian dijawab “Tidak”") % {"count": refused})
    is_free = recommendation == Recommendation.PART and free_items(against, offered)
    if recommendation != Recommendation.REFUSE and not is_free:
        found += [one.words for one in against]
    return found


def check_members(seats: Sequence[Seat], asked: Composition) -> None:
    """Refuse a committee that is too small, has somebody twice or who may not sit, no chair, or leaves a code or a
    competence of its scheme uncovered; the gap is named.
    """
    seen: set[int] = set()
    for seat in seats:
        if seat.user_id in seen:
            raise MemberTwice(seat.name)
        if seat.user_id in asked.reviewers:
            raise ReviewerSits(seat.name)
        seen.add(seat.user_id)
    if len(seats) < asked.least:
        raise TooFewMembers(len(seats), asked.least)
    if sum(seat.is_chair for seat in seats) != 1:
        raise ChairMissing
    missing = uncovered(seats, asked.codes)
    if missing:
        raise CodesUncovered(missing)
    unheld = [name for key, name in asked.functions.items() if not any(key in seat.functions for seat in seats)]
    if unheld:
        raise FunctionUnheld(unheld)


def uncovered(seats: Sequence[Seat], wanted: Collection[str]) -> list[str]:
    """The standards and codes that the members together do not answer for."""
    held = frozenset[str]().union(*(seat.codes for seat in seats))
    return sorted(set(wanted) - held)


def unfit_for(held: Collection[str], wanted: Collection[str]) -> list[str] | None:
    """The codes that somebody's competences in one function of a scheme leave open, "" among them being the whole
    scheme; None when they hold none at all.
    """
    if not held:
        return None
    return [] if "" in held else [code for code in wanted if code not in held]


def in_order(seats: Sequence[Seat]) -> list[Seat]:
    """The members as they confirm: in the order they were called, the chair last."""
    return sorted(seats, key=lambda seat: seat.is_chair)


def check_statement(seats: Sequence[Seat], user_id: int, *, agrees: bool, reason: str) -> None:
    """Refuse a statement given twice, out of turn, or a dissent without its reason. ``seats`` in their order."""
    earlier = []
    for seat in seats:
        if seat.user_id == user_id:
            if seat.agrees is not None:
                raise AlreadyStated
            break
        if seat.agrees is None:
            earlier.append(seat.name)
    if earlier:
        raise NotYourTurn(earlier)
    if not agrees and not reason.strip():
        raise DissentReasonMissing


def is_carried(seats: Sequence[Seat]) -> bool:
    """Whether more than half of the members agree with the conclusion."""
    return 2 * sum(seat.agrees is True for seat in seats) > len(seats)


def committee_bars(outcome: str, conclusion: str, seats: Sequence[Seat]) -> list[str]:
    """What keeps a committee from closing with an outcome: it must be the conclusion most members agree with, and
    everyone must have spoken. To defer is a conclusion like every other: without a meeting nothing is deferred.
    """
    wanted = CONCLUSIONS[outcome]
    if not seats:
        return [_("Anggota komite belum dipanggil")]
    if not conclusion:
        return [_("Kesimpulan rapat belum diajukan")]
    if conclusion != wanted:
        return [_("Kesimpulan rapat: “%(name)s”") % {"name": Conclusion(conclusion).label}]
    silent = [seat.name for seat in seats if seat.agrees is None]
    if silent:
        return [_("Pernyataan %(names)s") % {"names": ", ".join(silent)}]
    return [] if is_carried(seats) else [_("Kesimpulan tidak disetujui sebagian besar anggota")]


def check_part(chosen: Collection[str], offered: Collection[str], words: str) -> None:
    """Refuse a part that is nothing, or is everything that was applied for."""
    if offered and not set(chosen) & set(offered):
        raise NothingLeft
    if set(chosen) >= set(offered) and not words.strip():
        raise PartMissing


def check_conclusion(
    conclusion: str, reasons: str, chosen: Collection[str], offered: Collection[str], words: str
) -> None:
    """Refuse a conclusion or verdict without the reasons or the part that it needs."""
    if conclusion not in {Conclusion.GRANT, Verdict.GRANTED, Verdict.CONTINUED} and not reasons.strip():
        raise ReasonsMissing
    if conclusion == Conclusion.PART:  # the same word as Verdict.PART
        check_part(chosen, offered, words)


def check_nothing_held(conclusion: str, against: Sequence[Against], items: Collection[str]) -> None:
    """Refuse to lay a conclusion before the members that something stands against."""
    found = holding_back(conclusion, against, items)
    if found:
        field = "part_items" if conclusion == Conclusion.PART else "conclusion"
        raise StandsAgainst(found, field, is_whole=any(not one.item for one in against))


def decision_bars(outcome: str, recommended: str, basis: str, reasons: str) -> list[str]:
    """What a decision still lacks: its basis, and reasons where it departs from the committee (ISO/IEC 17065, 7.6)."""
    verdict = VERDICTS.get(outcome)
    if verdict is None:
        return []
    found = [] if basis.strip() else [_("Dasar keputusan")]
    fitting = FITTING.get(Conclusion(recommended), set()) if recommended else {verdict}
    if verdict not in fitting and not reasons.strip():
        found.append(_("Pertimbangan yang tersimpan: mengapa keputusan berbeda dari rekomendasi komite"))
    return found


def last_day_of_appeal(decided_on: date, days: int) -> date:
    """The last day on which an appeal is taken, so many calendar days after the decision."""
    return decided_on + timedelta(days=days)


def check_appeal(reason: str, *, today: date, until: date, is_appealed: bool) -> None:
    """Refuse a second appeal, one after the last day, and one without reason (ISO/IEC 17065, 7.13; MS-22)."""
    if is_appealed:
        raise AppealedAlready
    if today > until:
        raise AppealTooLate(until)
    if not reason.strip():
        raise AppealReasonMissing


def is_in_force(valid_from: date | None, valid_until: date | None, ended_on: date | None, day: date) -> bool:
    """Whether an agreement both sides signed holds on a day; all its dates are included."""
    if valid_from is None or day < valid_from:
        return False
    return all(last is None or day <= last for last in (valid_until, ended_on))
