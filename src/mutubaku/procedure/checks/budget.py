"""Checks that the paths of a linked procedure add up to its budget."""

from collections.abc import Iterator

from mutubaku.procedure.complaints import Complaint
from mutubaku.procedure.flow import leads_to, turning_back
from mutubaku.procedure.reading import step_name
from mutubaku.procedure.vocabulary import CASE_KINDS, Outcome, Procedure, Step
from mutubaku.worktime import TimeStandard

Path = tuple[str, ...]
# (amount, may be shorter) → one path of that sum; beyond the budget only one path is kept
Sums = dict[tuple[int, bool], Path]


def budget_faults(file: str, procedure: Procedure) -> Iterator[Complaint]:
    """Paths that miss the budget: each must equal it, one with a shortcut or a refusal may be shorter.

    A path goes through each step once; where branches run side by side, each branch makes its own path.
    Only steps on the office's account count.
    """
    if procedure.budget is None:
        return
    budget, counted = procedure.budget, False
    for step in procedure.steps:
        if step.standard is not None and _counts(procedure, step) and step.standard.unit != budget.unit:
            what = f"satuan «{step.standard.unit}» tidak dapat dijumlahkan dengan anggaran «{budget.text}»"
            do = f"tulis standar waktunya dalam {budget.unit}"
            yield Complaint(file, step_name(step.number, step.key), "standard", what, do)
            counted = True
    if not counted:
        yield from _missed(file, procedure, budget)


def _counts(procedure: Procedure, step: Step) -> bool:
    """Whether the step spends the office's time (a step of an undeclared role does)."""
    return not any(role.key == step.role and role.account == "client" for role in procedure.roles)


def _missed(file: str, procedure: Procedure, budget: TimeStandard) -> Iterator[Complaint]:
    told: set[Path] = set()
    for kind in CASE_KINDS:
        for (amount, shorter), path in _Summing(procedure, kind, budget.amount).of(procedure.first).items():
            if amount == budget.amount or (shorter and amount < budget.amount) or path in told:
                continue
            told.add(path)
            what = f"jalur {' → '.join(path)} berjumlah {amount} {budget.unit}, bukan {budget.text}"
            do = "sesuaikan standar waktu langkah-langkah itu, atau tandai hasil yang memintas dengan shortcut"
            yield Complaint(file, "", "budget", what, do)


class _Summing:
    """The sums of all paths from a step to an end, along the arrows that do not turn back."""

    def __init__(self, procedure: Procedure, kind: str, budget: int) -> None:
        self.procedure, self.kind, self.budget = procedure, kind, budget
        self.back = turning_back(leads_to(procedure, kind))
        self.known: dict[str, Sums] = {}

    def of(self, step: Step) -> Sums:
        """Every sum from this step on, each with one of its paths."""
        if step.key not in self.known:
            self.known[step.key] = self._from(step)
        return self.known[step.key]

    def _from(self, step: Step) -> Sums:
        own = step.standard.amount if step.standard and _counts(self.procedure, step) else 0
        sums: Sums = {}
        for outcome in step.outcomes_for(self.kind):
            for (amount, shorter), path in self._after(step, outcome).items():
                total = own + amount
                if total > self.budget and any(known > self.budget for known, _ in sums):
                    continue
                sums.setdefault((total, shorter or outcome.shortcut), (step.key, *path))
        return sums

    def _after(self, step: Step, outcome: Outcome) -> Sums:
        if outcome.ends is not None:
            return {(0, outcome.ends != "completed"): ()}
        sums: Sums = {}
        for key in outcome.opens:
            if (step.key, key) not in self.back:
                sums = self.of(self.procedure.step(key)) | sums
        return sums
