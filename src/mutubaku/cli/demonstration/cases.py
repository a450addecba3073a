"""Walking a case by the real acts of the right people, each at a plausible moment on the office's clock."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from mutubaku.applications.queries import application_of, required_documents
from mutubaku.audits.queries import plan_in_force
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Case, Pause, Task
from mutubaku.conduct import access, actions, guard, wiring
from mutubaku.conduct.actions.visiting import ON_SITE
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.queries import present_kinds
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.people.models import User
from mutubaku.people.queries import calendar_of, officials
from mutubaku.prepared import Prepared
from mutubaku.procedure import Outcome
from mutubaku.worktime import TimeStandard, Unit

from .answers import Answers, complete, hand_in
from .filling import fill, stage_2
from .filling.findings import answer_findings
from .moments import DAY, after
from .papers import sample, words

WORKING_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: DAY, Unit.WORKING_DAY: DAY}
REASON = "Alasan ditulis untuk demonstrasi."


class NobodyMay(LookupError):  # noqa: N818 - it says what happened
    """No one in the office or at the client may do the next step, so the walk cannot go on."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How a case is walked.

    ``until``: steps that are opened and then left alone, "completeness" or, from its second round on,
    "completeness/2"; branches beside them go on. ``choices``: a step's outcome in its first round, second round, …;
    beyond them, and for other steps, the first one offered. ``pace``: the part of a step's time standard that is
    used, ``paces`` for single steps (above 1 is late). ``moments``: steps that are not done before a moment.
    ``waits``: working minutes that whoever is waited for takes. ``on_its_days``: the audit at the site is not over
    before the last of its days.
    """

    until: Collection[str] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pace: float = 0.5
    paces: Mapping[str, float] = field(default_factory=dict)
    moments: Mapping[str, datetime] = field(default_factory=dict)
    waits: int = 2 * DAY
    on_its_days: bool = False
    answers: Answers = field(default_factory=Answers)

    def leaves(self, task: Task) -> bool:
        """Whether the walk leaves this task open."""
        for stop in self.until:
            step, _, number = stop.partition("/")
            if task.step == step and task.round >= int(number or 1):
                return True
        return False

    def outcome(self, task: Task) -> Outcome:
        """The outcome a task is closed with."""
        step = step_of(task)
        chosen = self.choices.get(task.step, ())
        if task.round <= len(chosen):
            return step.outcome(chosen[task.round - 1])
        return step.outcomes_for(task.case.kind)[0]

    def minutes(self, task: Task) -> int:
        """The working minutes a task takes; an hour where the SOP gives no time."""
        standard = step_of(task).standard or TimeStandard(2, Unit.HOUR, "")
        share = self.paces.get(task.step, self.pace)
        return int(standard.amount * WORKING_MINUTES[standard.unit] * share)


@dataclass(frozen=True)
class Act:
    """The next act of a walk: when, and what; the step it does and with which outcome, None when a wait ends."""

    at: datetime
    do: Callable[[], object]
    step: tuple[Task, Outcome] | None = None


def drive(case: Case, *, until: str | Collection[str] = (), at: datetime, plan: Plan | None = None) -> datetime:
    """Walk a case, nothing of it before ``at``, until only the named steps are open, or to its end.

    Returns the moment of the last act. Everything is done by ``conduct.actions`` as the people who may; NobodyMay
    when a role is empty.
    """
    stops = (until,) if isinstance(until, str) and until else tuple(until)
    way = replace(plan or Plan(), until=stops) if stops else plan or Plan()
    while (act := next_act(case, way, at)) is not None:
        act.do()
        at = act.at
    return at


def next_act(case: Case, plan: Plan, not_before: datetime) -> Act | None:
    """The act that comes first on the clock, or None when the case is over or only left tasks are open."""
    acts = [_act(task, plan, not_before) for task in _OPEN.models(case=case.pk) if not plan.leaves(task)]
    return min(acts, key=lambda act: act.at, default=None)


_OPEN: Prepared[Task] = Prepared(
    lambda mark: (
        Task.objects.filter(case_id=mark.number("case"), closed_at=None, runs="")
        .select_related("case__office", "case__organisation", "parent")
        .order_by("pk")
    ),
    lists={"pauses": Prepared(lambda mark: Pause.objects.filter(task_id=mark.number("of")))},
)


def _act(task: Task, plan: Plan, not_before: datetime) -> Act:
    calendar = calendar_of(task.case.office)
    pauses = list(task.pauses.all())
    held = next((pause for pause in pauses if pause.ended_at is None), None)
    if held is not None:
        at = max(after(calendar, held.started_at, plan.waits), not_before)
        return Act(at, lambda: _end_wait(task, held, at))
    begun = max([task.opened_at, *(pause.ended_at for pause in pauses if pause.ended_at)])
    planned = max(plan.moments.get(task.step, begun), _visit_ends(task) if plan.on_its_days else begun)
    at = max(after(calendar, begun, plan.minutes(task)), planned, not_before)
    outcome = plan.outcome(task)
    return Act(at, lambda: do_step(task, outcome, at, plan.answers), (task, outcome))


def _visit_ends(task: Task) -> datetime:
    """When the audit at the site ends by its plan; when the step was opened for every other step."""
    fixed = plan_in_force(task.case) if step_of(task).work == ON_SITE else None
    return stage_2.at_hour(task.case, fixed.ends_on, stage_2.CLOSES) if fixed else task.opened_at


def do_step(task: Task, outcome: Outcome, at: datetime, answers: Answers | None = None) -> actions.Done:
    """Do a step whole: its papers, then its outcome, by somebody who may."""
    by = worker_for(task, at)
    if wiring.work_of(task).takes_requirements:
        complete(task, by, at, answers or Answers())
    fill(task, outcome, by, at)
    if not outcome.waives:
        supply(task, by, at)
    return actions.perform(task.pk, outcome.key, by, at, note=REASON if outcome.note_required else "")


def supply(task: Task, by: User, at: datetime) -> None:
    """Upload or make what the step still needs or must produce, but for what its own work makes by itself."""
    procedure, promised = procedure_of(task), wiring.promised(task)
    for paper in guard.papers_of(task, present_kinds(task.case_id)):
        kinds = procedure.satisfying(paper.kind)
        if paper.is_there or promised & set(kinds):
            continue
        if task.role == CLIENT_ROLE:
            actions.attach(task.pk, by, at, name=f"{kinds[0]}.pdf", data=sample(paper.name), kind=kinds[0])
        else:
            actions.make(task.pk, kinds[0], by, at, text=words(kinds[0], paper.name))


def worker_for(task: Task, at: datetime) -> User:
    """Somebody who may do the task, those who play its role taking turns. NobodyMay when there is none."""
    people = players(task.case, task.role, at)
    turn = int(task.opened_at.timestamp()) // 60 % len(people) if people else 0
    for user in people[turn:] + people[:turn]:
        try:
            access.worker_of(task, user, at)
        except Refusal:
            continue
        return user
    raise NobodyMay(f"Tidak ada yang dapat mengerjakan “{step_of(task).activity}” ({task.role}) pada {at}.")


def member_of(case: Case) -> User:
    """The client's first person."""
    return case.organisation.users.order_by("memberships__pk")[0]


def players(case: Case, role: str, at: datetime) -> list[User]:
    """Who plays a role in a case at a moment, acting officials first; for the client, its first person."""
    if role == CLIENT_ROLE:
        return [member_of(case)]
    ids = [capacity.user_id for capacity in officials(case.office, role, at)]
    found = User.objects.in_bulk([one for one in ids if one is not None])
    return [found[one] for one in ids if one is not None]


def _end_wait(task: Task, held: Pause, at: datetime) -> None:
    """Whoever is waited for has come: the client completes its documents, or the office notes what arrived."""
    if procedure_of(task).pause(held.kind).waits_for != CLIENT_ROLE:
        actions.end_pause(task.pk, worker_for(task, at), at, note="Yang ditunggu sudah diterima.")
        return
    client = member_of(task.case)
    if answer_findings(task, client, at):
        return
    required = required_documents(task.case, application_of(task.case))
    for requirement in required[:1]:
        hand_in(task, client, at, requirement.key, requirement.name)
    actions.end_pause(task.pk, client, at)
