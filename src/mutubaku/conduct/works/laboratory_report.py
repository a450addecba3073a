"""Checking the test results: all on one page; a retest while the scheme allows one, else they stand as they are."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from mutubaku.cases.models import Task
from mutubaku.notices.actions import tell_client
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome
from mutubaku.samples.policy import Verdict
from mutubaku.samples.queries import (
    RETEST,
    Line,
    current,
    lines_of,
    plans_of,
    retest_is_open,
    retests_allowed,
    retests_done,
    samples_of,
    standing_against,
    standings,
)

from .letters import INDONESIAN, Letter
from .sampled import RULE, results_table
from .work import Work, Written

CHECK = "pemeriksaan-laporan-uji"
CHECKED, FAILED = "diperiksa", "gagal"  # outcomes that go on to the review


def gaps(task: Task) -> list[str]:
    """The products without a finished test."""
    done = {one.item for one in standings(task.case)}
    untested = {one.item for one in standings(task.case) if one.verdict is None}
    plans = plans_of(task.case)
    return [
        _("Hasil uji %(product)s") % {"product": plan}
        for plan in plans
        if plan.item not in done or plan.item in untested
    ]


def bars(task: Task, outcome: Outcome) -> list[str]:
    """A retest is ordered while it is open, and only then; what failed for good goes on to the review as that."""
    fails = any(one.fails for one in standings(task.case))
    if retest_is_open(task.case):
        retest = _("Ada parameter yang tidak memenuhi dan masih boleh diuji ulang: pilih “Uji ulang”")
        return [] if outcome.key == RETEST else [retest]
    if outcome.key == CHECKED:
        return [_("Ada parameter yang tidak memenuhi: pilih “Gagal”")] if fails else []
    if outcome.key == FAILED:
        return [] if fails else [_("Tidak ada parameter yang tidak memenuhi: pilih “Sesuai”")]
    if not fails:
        return [_("Semua parameter memenuhi: tidak ada yang diuji ulang")]
    allowed = retests_allowed(task.case)
    used = ngettext(
        "Uji ulang sudah dipakai: skema ini membolehkan %(count)s kali",
        "Uji ulang sudah dipakai: skema ini membolehkan %(count)s kali",
        allowed,
    )
    return [used % {"count": allowed}]


def letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """Every result of the case, the newest round last, and what follows."""
    case, now = task.case, current(task.case)
    earlier = [one for one in samples_of(case) if one not in now and not one.void_reason]
    tables = [results_table(lines_of(now), "Hasil yang diperiksa")]
    if lines_of(earlier):
        tables.append(results_table(lines_of(earlier), "Hasil sebelumnya"))
    fields = {
        "kesimpulan": conclusion(task),
        "uji_ulang": f"{retests_done(case)} dari {retests_allowed(case)}",
        "aturan": RULE,
    }
    return Letter(fields, tuple(tables))


def conclusion(task: Task) -> str:
    """What the results come to, in a sentence."""
    against = standing_against(task.case)
    if not against:
        return "Semua parameter memenuhi persyaratan."
    if retest_is_open(task.case):
        return f"Perlu diuji ulang: {' '.join(against)}"
    used = "uji ulang sudah dipakai" if retests_done(task.case) else "skema ini tidak memberi uji ulang"
    return f"Tidak memenuhi persyaratan, dan {used}: {' '.join(against)}"


def _tell(task: Task, outcome: Outcome, _by: Capacity, at: datetime) -> None:
    """The client hears of what does not meet its limit, and what follows (ISO/IEC 17065, 7.4.6)."""
    if outcome.key not in {RETEST, FAILED}:
        return
    failing = [one for one in lines_of(current(task.case)) if one.judgement and one.judgement.verdict is Verdict.FAILS]
    with override(INDONESIAN):
        against = "; ".join(_failing(one) for one in failing)
    data = {"against": against, "is_final": outcome.key == FAILED}
    tell_client(task.case, NoticeKind.TEST_FAILED, at, data)


def _failing(line: Line) -> str:
    """``Karet A: Kadar kotoran 0,95 % (maks. 0,16 %)``."""
    unit = "" if line.test.expected else f" {line.test.unit_said}".rstrip()
    value = line.result.value if line.result else "–"
    return f"{line.sample.plan}: {line.test.name} {value}{unit} ({line.limit.said}{unit})"


WORK = Work(gaps=gaps, bars=bars, after=_tell, written={CHECK: Written(letter, frozenset({CHECKED, FAILED}))})
