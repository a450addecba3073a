"""Which products need a sample, and what is tested again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from mutubaku.samples.errors import OtherLot

from .judging import Verdict


@dataclass(frozen=True)
class Standing:
    """A parameter of a product as it stands: its newest verdict, None when it was ordered and has no result yet."""

    item: int
    parameter: str
    verdict: Verdict | None

    @property
    def fails(self) -> bool:
        """Whether it stands against the certificate."""
        return self.verdict in {Verdict.FAILS, Verdict.UNDECIDED}


def newest(results: Iterable[Standing]) -> dict[tuple[int, str], Standing]:
    """The newest standing of each parameter of each product, ``results`` being oldest first; a parameter ordered
    again counts with its new result, and until then as not tested.
    """
    return {(one.item, one.parameter): one for one in results}


def may_retest(standings: Collection[Standing], *, done: int, allowed: int) -> bool:
    """Whether something failed and the scheme allows another test of it."""
    return done < allowed and any(one.fails for one in standings)


def check_lot(lot: str, asked: str) -> None:
    """Refuse a sample of another lot than ``asked``, where one is; spaces and capitals do not count (OtherLot)."""
    if asked and "".join(lot.split()).casefold() != "".join(asked.split()).casefold():
        raise OtherLot(asked)


def to_sample(planned: Iterable[int], taken: Mapping[int, bool], standings: Collection[Standing]) -> list[int]:
    """The products a sample is wanted of: never sampled, the newest sample void, or something failed.

    ``taken``: by product, whether the newest sample of it may be tested.
    """
    failing = {one.item for one in standings if one.fails}
    return [item for item in planned if not taken.get(item, False) or item in failing]
