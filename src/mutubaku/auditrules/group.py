"""What a finding at one of several sites means for all of them, by IAF MD 1 (rule S-08)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .errors import SiteLeftOut
from .reasoning import Step
from .rulesets import SamplingRules
from .words import _

OPEN = _("temuan")


@dataclass(frozen=True)
class SiteFinding:
    """A nonconformity found at a site: its number, whether it still bars a certificate, and whether the client has said
    whether other sites are affected."""

    number: str
    site: str
    is_open: bool
    is_asked: bool


def group_steps(findings: Sequence[SiteFinding], rules: SamplingRules) -> tuple[Step, ...]:
    """What the findings at single sites ask of the whole group; nothing where there is none."""
    found = [_asked(one, rules) for one in findings]
    waiting = [one.number for one in findings if one.is_open]
    if waiting and rules.group_waits:
        words = _(
            "Sertifikat tidak diberikan kepada satu lokasi pun sebelum temuan ini ditutup (%(numbers)s); lokasinya "
            "tidak boleh dikeluarkan untuk menghindari temuan."
        )
        is_confirmed, values = rules.is_confirmed("group_waits"), {"numbers": ", ".join(waiting)}
        found.append(Step("S-08", rules.number, words, values, Decimal(len(waiting)), OPEN, is_confirmed))
    return tuple(found)


def _asked(one: SiteFinding, rules: SamplingRules) -> Step:
    values = {"number": one.number, "site": one.site}
    if one.is_asked:
        return Step("S-08", rules.number, _("%(number)s di %(site)s: dampak pada lokasi lain sudah diperiksa."), values)
    words = _("%(number)s di %(site)s: pelanggan harus memeriksa apakah lokasi lain terdampak.")
    return Step("S-08", rules.number, words, values)


def check_left_out(left_out: Collection[str], findings: Sequence[SiteFinding], rules: SamplingRules) -> None:
    """Refuse to leave a site out while something found there is open (SiteLeftOut)."""
    if not rules.group_waits:
        return
    for site in dict.fromkeys(one.site for one in findings if one.is_open):
        if site in left_out:
            raise SiteLeftOut(site, [one.number for one in findings if one.is_open and one.site == site])
