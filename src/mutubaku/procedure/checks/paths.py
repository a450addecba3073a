"""Checks of the arrows: every step reachable, every path ends, every loop can be left."""

from collections.abc import Iterator

from mutubaku.procedure.complaints import Complaint
from mutubaku.procedure.flow import Arrows, leads_to, reachable
from mutubaku.procedure.reading import step_name
from mutubaku.procedure.vocabulary import CASE_KINDS, Procedure, Step

_Fault = tuple[str, str, str]  # step key, what, do


def path_faults(file: str, procedure: Procedure) -> list[Complaint]:
    """The faults of the arrows, each once, naming the case kinds it meets when it does not meet all."""
    met: dict[_Fault, list[str]] = {}
    for kind in CASE_KINDS:
        for fault in _of_kind(procedure, kind):
            met.setdefault(fault, []).append(kind)
    found = [(key, "outcomes", _for_kinds(what, kinds), do) for (key, what, do), kinds in met.items()]
    found += _never_opened(procedure)
    steps = {step.key: step for step in procedure.steps}
    return [Complaint(file, _named(steps[key]), field, what, do) for key, field, what, do in found]


def _named(step: Step) -> str:
    return step_name(step.number, step.key)


def _for_kinds(what: str, kinds: list[str]) -> str:
    return what if len(kinds) == len(CASE_KINDS) else f"{what} (jenis perkara: {', '.join(kinds)})"


def _of_kind(procedure: Procedure, kind: str) -> Iterator[_Fault]:
    """Where a case of this kind stops or goes round for ever; not the steps that only lead there."""
    arrows = leads_to(procedure, kind)
    walked = reachable(arrows, [procedure.first.key])
    ending = _can_end(procedure, kind, arrows)
    told: set[str] = set()
    for step in procedure.steps:
        if step.key not in walked or step.key in ending | told:
            continue
        if not step.outcomes_for(kind):
            do = "tambahkan hasil yang membuka langkah lain atau mengakhiri"
            yield step.key, "jalurnya berhenti di sini karena tidak ada hasil yang dapat dipilih", do
        beyond = reachable(arrows, arrows[step.key])
        if beyond and all(step.key in reachable(arrows, arrows[key]) for key in beyond):
            told |= beyond
            names = ", ".join(inside.key for inside in procedure.steps if inside.key in beyond)
            do = "tambahkan hasil yang membuka langkah di luarnya atau mengakhiri"
            yield step.key, f"lingkar langkah ini tidak dapat ditinggalkan ({names})", do


def _can_end(procedure: Procedure, kind: str, arrows: Arrows) -> set[str]:
    """The steps from which some path ends."""
    backward: dict[str, list[str]] = {key: [] for key in arrows}
    for key, targets in arrows.items():
        for target in targets:
            backward[target].append(key)
    last = [step.key for step in procedure.steps if any(outcome.ends for outcome in step.outcomes_for(kind))]
    return reachable(backward, last)


def _never_opened(procedure: Procedure) -> Iterator[tuple[str, str, str, str]]:
    """The steps no case comes to; of those that only follow one another, the first."""
    arrows: dict[str, list[str]] = {step.key: [] for step in procedure.steps}
    for kind in CASE_KINDS:
        for key, targets in leads_to(procedure, kind).items():
            arrows[key] += targets
    left = set(arrows) - reachable(arrows, [procedure.first.key])
    do = "tulis kuncinya pada opens sebuah hasil, atau hapus langkah ini"
    while left:
        entered = {target for key in left for target in arrows[key] if target != key}
        root = next(key for key in arrows if key in left and (key not in entered or not left - entered))
        yield root, "key", "langkah ini tidak pernah dibuka oleh hasil mana pun", do
        left -= reachable(arrows, [root])
