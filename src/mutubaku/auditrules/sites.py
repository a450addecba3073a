"""How many sites an audit visits, by IAF MD 1 (rules S-01 to S-05, S-07 and S-09)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, isqrt

from .errors import (
    AdjoiningAlone,
    AdjoiningTooMany,
    AdjoiningTwice,
    AdjoiningUnexplained,
    ExtraOutOfRange,
    SitesMissing,
    SitesTooMany,
)
from .reasoning import SITES, Step
from .rulesets import Audit, SamplingRules
from .words import Values, _, decimal

MOST_SITES = 1_000_000  # beyond it a number was mistyped
ALL = 100  # percent
CYCLE = {Audit.INITIAL, Audit.SURVEILLANCE, Audit.RECERTIFICATION}  # any other is taken as a surveillance: our reading
OUTSIDE = _("Lokasi dalam ruang lingkup, tidak termasuk fungsi pusat.")


@dataclass(frozen=True)
class SitesAnswer:
    """The sites to visit beside the central function, how many of them at random, and how they were reckoned."""

    sites: int
    at_random: int
    reasoning: tuple[Step, ...]


@dataclass(frozen=True)
class Adjoining:
    """Premises side by side that count as one site: their names, and why they are taken for one (S-07)."""

    names: tuple[str, ...]
    reason: str

    @property
    def name(self) -> str:
        """What the one site is called."""
        return " + ".join(self.names)


def sites_to_visit(
    sites: int,
    audit: Audit,
    rules: SamplingRules,
    *,
    is_sampled: bool = True,
    extra: int = 0,
    adjoining: Sequence[Adjoining] = (),
    has_central: bool = False,
) -> SitesAnswer:
    """The sites of one audit; ``extra`` are added for their risk, ``adjoining`` count as one site each. With
    ``has_central`` one of them is where the central function is, which is not counted (S-01).

    A RuleRefusal with the limit it would break.
    """
    if sites < 1:
        raise SitesMissing
    if sites > MOST_SITES:
        raise SitesTooMany(MOST_SITES)
    asked = _("Lokasi dalam ruang lingkup.") if has_central else OUTSIDE
    steps = [Step("S-01", rules.number, asked, {}, Decimal(sites), SITES)]
    check_adjoining(adjoining, sites)
    steps += _as_one(sites, adjoining, rules)
    sites = counted(sites, adjoining)
    if has_central and sites > 1:
        sites -= 1
        words = _("Dikurangi lokasi fungsi pusat, yang diaudit tersendiri.")
        steps.append(Step("S-01", rules.number, words, {}, Decimal(sites), SITES))
    if not 0 <= extra <= sites:
        raise ExtraOutOfRange(sites)
    found, step = _sample(sites, audit, rules) if is_sampled else _all(sites, audit, rules)
    steps.append(step)
    if extra:
        found = min(sites, found + extra)
        words = _("Ditambah %(extra)s lokasi karena risikonya, paling banyak semua.")
        steps.append(Step("S-09", rules.number, words, {"extra": extra}, Decimal(found), SITES, is_confirmed=False))
    at_random = ceil(Fraction(found * rules.random, ALL)) if is_sampled and found < sites else 0
    if at_random:
        words = _("Di antaranya paling sedikit %(percent)s%% dipilih acak; selebihnya tersebar dalam siklus.")
        is_confirmed = rules.is_confirmed("random")
        steps.append(
            Step("S-04", rules.number, words, {"percent": rules.random}, Decimal(at_random), SITES, is_confirmed)
        )
    central = _("Ditambah fungsi pusat: diaudit pada setiap audit, setiap tahun; boleh jarak jauh.")
    steps.append(Step("S-03", rules.number, central))
    return SitesAnswer(found, at_random, tuple(steps))


def check_adjoining(adjoining: Sequence[Adjoining], sites: int) -> None:
    """Refuse a site made of one address, without a reason, with an address twice, or of more addresses than there are.

    AdjoiningAlone, AdjoiningUnexplained, AdjoiningTwice, AdjoiningTooMany.
    """
    names: list[str] = []
    for one in adjoining:
        if len(one.names) < 2:  # noqa: PLR2004 - one address adjoins nothing
            raise AdjoiningAlone
        if not one.reason.strip():
            raise AdjoiningUnexplained
        names += one.names
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise AdjoiningTwice(twice)
    if len(names) > sites:
        raise AdjoiningTooMany(len(names), sites)


def counted(sites: int, adjoining: Sequence[Adjoining]) -> int:
    """How many sites there are when adjoining premises count as one (S-07)."""
    return sites - sum(len(one.names) - 1 for one in adjoining)


def _as_one(sites: int, adjoining: Sequence[Adjoining], rules: SamplingRules) -> Iterator[Step]:
    words = _(
        "%(names)s berdampingan dan dihitung sebagai satu lokasi: %(reason)s. Semua alamatnya tercetak pada sertifikat."
    )
    for number, one in enumerate(adjoining, start=1):
        values = {"names": ", ".join(one.names), "reason": one.reason.strip().rstrip(".")}
        yield Step("S-07", rules.number, words, values, Decimal(counted(sites, adjoining[:number])), SITES)


def _sample(sites: int, audit: Audit, rules: SamplingRules) -> tuple[int, Step]:
    factors = {Audit.INITIAL: rules.initial, Audit.RECERTIFICATION: rules.recertification}
    factor = factors.get(audit, rules.surveillance)
    found = min(sites, root_up(Fraction(factor), sites))
    words = _("Lokasi sejenis: %(factor)s × akar %(sites)s, dibulatkan ke atas.")
    values: Values = {"factor": decimal(factor), "sites": sites}
    return found, Step("S-02", rules.number, words, values, Decimal(found), SITES, audit in CYCLE)


def root_up(factor: Fraction, sites: int) -> int:
    """``factor`` times the square root, rounded up; exactly, so that no float makes 3 sites of 9 into 4."""
    square = ceil(factor * factor * sites)
    root = isqrt(square)
    return root if root * root == square else root + 1


def _all(sites: int, audit: Audit, rules: SamplingRules) -> tuple[int, Step]:
    if audit in {Audit.INITIAL, Audit.RECERTIFICATION}:
        words = _("Pengambilan contoh tidak sesuai: semua lokasi diaudit.")
        return sites, Step("S-05", f"{rules.number}, 6.2.1", words, {}, Decimal(sites), SITES)
    found = ceil(Fraction(sites * rules.unsampled_surveillance, ALL))
    words = _(
        "Pengambilan contoh tidak sesuai: %(percent)s%% lokasi setiap tahun, dibulatkan ke atas; surveilans kedua "
        "biasanya lokasi lain."
    )
    values = {"percent": rules.unsampled_surveillance}
    return found, Step("S-05", f"{rules.number}, 6.2.1", words, values, Decimal(found), SITES, audit in CYCLE)
