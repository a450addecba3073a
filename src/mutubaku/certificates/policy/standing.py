"""What may be done about a certificate as it stands, and when a suspension has lasted too long."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from mutubaku.worktime.months import months_after

from ..errors import (
    AnswerMissing,
    CertificateExpired,
    CertificateReplaced,
    CertificateSuspended,
    CertificateWithdrawn,
    ConditionsMissing,
    GroundUnnamed,
    NothingLeft,
    NothingRemoved,
    NotSuspended,
    OwnGround,
    WordsMissing,
)
from ..ground_errors import GroundUnfit, NothingLate
from .certificate import Verdict

GROUNDS = {  # which grounds a measure may rest on (MS-20, MS-21; ISO/IEC 17021-1, 9.6.5; ISO/IEC 17065, 7.11)
    "suspend": ("failure", "refused", "misuse", "surveillance", "first-surveillance", "request"),
    "restore": ("resolved",),
    "withdraw": ("failure", "refused", "misuse", "surveillance", "first-surveillance", "too-long", "request"),
    "reduce": ("failure", "refused", "misuse", "request"),
}
OF_LATENESS = frozenset({"surveillance", "first-surveillance"})  # only where an audit is late
BY_RULE = frozenset({"first-surveillance", "too-long"})  # found by the system alone; nobody chooses them
LIVE = frozenset({Verdict.VALID, Verdict.NOT_YET_VALID, Verdict.SUSPENDED})
_GONE = {
    Verdict.WITHDRAWN: CertificateWithdrawn,
    Verdict.REPLACED: CertificateReplaced,
    Verdict.EXPIRED: CertificateExpired,
}


def check_live(verdict: Verdict, number: str) -> None:
    """Refuse what can be done no more with a certificate that is replaced, withdrawn or at its end."""
    if verdict in _GONE:
        raise _GONE[verdict](number)


def check_measure(measure: str, verdict: Verdict, number: str) -> None:
    """Refuse a measure that does not fit how the certificate stands (MS-20; ISO/IEC 17065, 7.11)."""
    check_live(verdict, number)
    if measure == "suspend" and verdict == Verdict.SUSPENDED:
        raise CertificateSuspended(number)
    if measure == "restore" and verdict != Verdict.SUSPENDED:
        raise NotSuspended(number)


def grounds_for(measure: str, *, is_late: bool) -> tuple[str, ...]:
    """The grounds that an official may choose for a measure: those of lateness only where an audit is late."""
    kept_out = BY_RULE if is_late else BY_RULE | OF_LATENESS
    return tuple(one for one in GROUNDS[measure] if one not in kept_out)


def check_ground(measure: str, ground: str, offered: Sequence[str], names: Mapping[str, str]) -> None:
    """Refuse a ground that contradicts its measure (GroundUnfit), or one of lateness while nothing is late
    (NothingLate); ``offered`` are those that may be chosen, ``names`` what measures and grounds are called.
    """
    if ground in offered:
        return
    if ground in OF_LATENESS & set(GROUNDS[measure]):
        raise NothingLate
    raise GroundUnfit(names[measure], [names[one] for one in offered])


def check_proposal(measure: str, reason: str, removed: Collection[int], size: int) -> None:
    """Refuse a proposal without words; a reduction names some, and not all, of the ``size`` parts of the scope."""
    if not reason.strip():
        raise WordsMissing
    if measure == "reduce" and not removed:
        raise NothingRemoved
    if measure == "reduce" and len(set(removed)) >= size:
        raise NothingLeft


def grounds_named(chosen: Collection[int] | None, own: Collection[int], size: int, *, accepted: bool) -> list[int]:
    """The grounds, by number of ``size``, that a decision rests on; ``None`` chooses all that are not the decider's
    ``own``. GroundUnnamed when an accepted measure rests on none, OwnGround when it rests on the decider's.
    """
    if not accepted:
        return []
    named = [one for one in range(size) if (one not in own if chosen is None else one in chosen)]
    if not named:
        raise GroundUnnamed
    if set(named) & set(own):
        raise OwnGround
    return named


def check_answer(measure: str, answer: str, conditions: str, *, accepted: bool) -> None:
    """A decision has a reason; a suspension names what ends it (ISO/IEC 17065, 7.11)."""
    if not answer.strip():
        raise AnswerMissing
    if accepted and measure == "suspend" and not conditions.strip():
        raise ConditionsMissing


def suspension_ends(since: date, months: int) -> date:
    """The last day a suspension may last; not resolved by then, the certificate is withdrawn or reduced (MS-20)."""
    return months_after(since, months)


def parts_of(scope: dict[str, Any]) -> list[str]:
    """What of a scope can be taken out, in words: its products, or where there are none its sites."""
    products = [f"{one['name']} {one['brand']} {one['type']} ({one['standard']})" for one in scope.get("products", [])]
    return products or [f"{one['name']}, {one['address']}" for one in scope.get("sites", [])]


def identities_of(scope: dict[str, Any]) -> list[tuple[str, ...]]:
    """By what each part of a scope is known again in a later application, in the order of ``parts_of``."""
    kinds = (("products", ("name", "brand", "type", "standard")), ("sites", ("name", "address")))
    found = [[tuple(str(one[field]) for field in fields) for one in scope.get(kind, [])] for kind, fields in kinds]
    return found[0] or found[1]


def keys_of(parts: Sequence[tuple[str, ...]], items: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The item of an application that each part of a certificate is, "" where it is none: the same in everything, else
    the same in the first half of what it is known by (product and brand; the name of a site), each item once.
    """
    found, free = [""] * len(parts), dict(items)
    for share in (1, 2):
        for number, part in enumerate(parts):
            key = "" if found[number] else _alike(part, free, len(part) // share)
            if key:
                found[number] = key
                del free[key]
    return found


def _alike(part: tuple[str, ...], free: Mapping[str, tuple[str, ...]], length: int) -> str:
    wanted = _plain(part[:length])
    return next((key for key, one in free.items() if _plain(one[:length]) == wanted), "")


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(one.casefold().split()) for one in words)


def reduced(scope: dict[str, Any], removed: Collection[int], statement: str = "") -> dict[str, Any]:
    """The scope without the parts of these numbers, narrowed to ``statement`` where one is given (MS-21)."""
    key = "products" if scope.get("products") else "sites"
    left = [one for number, one in enumerate(scope.get(key, [])) if number not in removed]
    new = {**scope, key: left}
    if key == "products":
        new["standard"] = "; ".join(dict.fromkeys(one["standard"] for one in left))
    return narrowed(new, statement) if statement else new


def narrowed(scope: dict[str, Any], statement: str) -> dict[str, Any]:
    """The scope in these words; so is that of its site, where there is but one: a certificate says of no site more than
    of the whole."""
    sites = scope.get("sites", [])
    of_one = {"sites": [{**sites[0], "scope": statement}]} if len(sites) == 1 and "scope" in sites[0] else {}
    return {**scope, "statement": statement, **of_one}
