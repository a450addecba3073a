"""Which sites the visits of a cycle look at, by IAF MD 1: a part of them drawn, the rest those longest not looked at.

Whoever has the seed draws the same sites again: they are ordered by the SHA-256 of seed, visit and site, each on a line
of its own (rules S-03 to S-05).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from .reasoning import SITES, Step
from .rulesets import SamplingRules
from .words import _


@dataclass(frozen=True)
class Asked:
    """A visit: how many sites it needs beside the central function, and how many of them are to be drawn."""

    visit: str
    sites: int
    at_random: int = 0


@dataclass(frozen=True)
class Choice:
    """The sites of a visit: those drawn, and those that follow in turn."""

    visit: str
    drawn: tuple[str, ...]
    in_turn: tuple[str, ...]

    @property
    def sites(self) -> tuple[str, ...]:
        """All of them."""
        return self.drawn + self.in_turn


def draw(sites: Sequence[str], number: int, seed: str, visit: str) -> tuple[str, ...]:
    """So many of the sites by the lot that the seed casts for a visit."""
    return tuple(sorted(sites, key=lambda site: sha256(f"{seed}\n{visit}\n{site}".encode()).hexdigest())[:number])


def choose(sites: Sequence[str], visits: Sequence[Asked], seed: str, seen: Mapping[str, int]) -> list[Choice]:
    """The sites of each visit, in the order of the visits.

    ``seen``: the sites looked at before, the higher the later. Beside those drawn come first the new ones and those
    not looked at in longest, so that a visit goes to other sites than the one before it.
    """
    last, found = dict(seen), []
    for turn, asked in enumerate(visits, start=max(seen.values(), default=0) + 1):
        drawn = draw(sites, min(asked.at_random, asked.sites), seed, asked.visit)
        others = sorted((one for one in sites if one not in drawn), key=lambda site: last.get(site, 0))
        found.append(Choice(asked.visit, drawn, tuple(others[: asked.sites - len(drawn)])))
        last.update(dict.fromkeys(found[-1].sites, turn))
    return found


def choice_steps(
    choices: Sequence[Choice],
    sites: Sequence[str],
    rules: SamplingRules,
    *,
    central: str,
    seed: str,
    labels: Mapping[str, str],
) -> tuple[Step, ...]:
    """Why these sites; ``central`` is where the central function is, empty when at none of them."""
    return tuple(_steps(choices, sites, rules, central, seed, labels))


def _steps(
    choices: Sequence[Choice],
    sites: Sequence[str],
    rules: SamplingRules,
    central: str,
    seed: str,
    labels: Mapping[str, str],
) -> Iterator[Step]:
    if central:
        words = _("Fungsi pusat di %(site)s dilihat pada setiap kunjungan.")
        yield Step("S-03", rules.number, words, {"site": central})
    for one in choices:
        label = labels[one.visit]
        if one.drawn:
            words, values = _("%(visit)s, dipilih acak: %(sites)s."), {"visit": label, "sites": "; ".join(one.drawn)}
            is_confirmed = rules.is_confirmed("random")
            yield Step("S-04", rules.number, words, values, Decimal(len(one.drawn)), SITES, is_confirmed)
        if one.in_turn:
            words = _("%(visit)s, yang belum atau paling lama tidak dilihat: %(sites)s.")
            values = {"visit": label, "sites": "; ".join(one.in_turn)}
            yield Step("S-05", rules.number, words, values, Decimal(len(one.in_turn)), SITES)
    if any(one.drawn for one in choices):
        words = _("Pilihan acak memakai benih %(seed)s; benih yang sama selalu memberi lokasi yang sama.")
        yield Step("S-04", rules.number, words, {"seed": seed})
    looked_at = {site for one in choices for site in one.sites}
    left = [one for one in sites if one not in looked_at]
    if choices and left:
        words = _("Tidak dilihat pada kunjungan-kunjungan ini, jadi didahulukan sesudahnya: %(sites)s.")
        yield Step("S-05", rules.number, words, {"sites": "; ".join(left)}, Decimal(len(left)), SITES)
