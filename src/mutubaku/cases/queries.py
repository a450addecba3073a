"""Reading cases: locking one for an act, the inbox, the lists and the search."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from mutubaku.people.access import CLIENT_ROLE
from mutubaku.people.models import Office, User
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page

from .library import procedure_of
from .models import Account, Case, Involvement, Pause, Side, Task

Found = TypeVar("Found", bound=Model)


def lock_task(task_id: int) -> Task:
    """The task with its case, both locked for the rest of the transaction; DoesNotExist when there is none.

    The case is locked first, as by every act: two acts on one case wait for each other and never in a circle.
    """
    found = _LOCKED.first(task=task_id)
    if found is None:
        raise Task.DoesNotExist
    return found


# What no act reads of the rows around a task is fetched only when somebody asks for it after all.
_NOT_READ = (
    "case__ending_reason",
    "case__office__created_at",
    *(f"case__organisation__{name}" for name in ("nib", "npwp", "province", "country", "phone", "email", "created_at")),
)
_LOCKED: Prepared[Task] = Prepared(
    lambda mark: (
        Task.objects.select_related("case__office", "case__organisation")
        .defer(*_NOT_READ)
        .select_for_update(of=("case", "self"), no_key=True)
        .filter(pk=mark.number("task"))
    )
)


def lock_case(case_id: int) -> Case:
    """The case, locked for the rest of the transaction; DoesNotExist when there is none."""
    found = _LOCKED_CASE.first(case=case_id)
    if found is None:
        raise Case.DoesNotExist
    return found


_LOCKED_CASE: Prepared[Case] = Prepared(
    lambda mark: (
        Case.objects.select_related("office", "organisation")
        .select_for_update(of=("self",))
        .filter(pk=mark.number("case"))
    )
)


def open_tasks(case: Case) -> QuerySet[Task]:
    """What is still to be done in a case, in the order it was opened."""
    return case.tasks.filter(closed_at=None).order_by("id")


def open_pause(task: Task) -> Pause | None:
    """The pause that holds the task's clock now."""
    return _HELD.first(task=task.pk)


_HELD: Prepared[Pause] = Prepared(lambda mark: Pause.objects.filter(task_id=mark.number("task"), ended_at=None))


class Opened(NamedTuple):
    """One opening of a step: its outcome, empty while it is open; ``number`` is its round.

    ``parent_id`` tells the runs of a linked procedure apart, for it may be run again in a later loop.
    """

    task_id: int
    procedure: str
    step: str
    outcome: str
    number: int
    parent_id: int | None

    @property
    def is_open(self) -> bool:
        """Whether the step is still to be done: a closed one has an outcome."""
        return not self.outcome


def rounds_so_far(case: Case, procedure: str) -> dict[str, int]:
    """How often each step of a procedure was opened in a case, over every run of it."""
    return dict(_ROUNDS.rows(case=case.pk, procedure=procedure))


_ROUNDS: Prepared[Task] = Prepared(
    lambda mark: (
        Task.objects.filter(case_id=mark.number("case"), procedure_key=mark.text("procedure"))
        .order_by("id")
        .values_list("step", "round")
    )
)


@dataclass(frozen=True)
class Reach:
    """What a person's inbox holds beyond and short of their roles: ``also`` theirs, ``never`` theirs."""

    also: Q
    never: Q


def inbox_of(
    user: User,
    office: Office,
    roles: Collection[str],
    reach: Reach | None = None,
    lapsed: Collection[int] = (),
) -> QuerySet[Task]:
    """Open work for a person's roles in an office, nearest due first; work another has claimed is left out.

    ``reach`` narrows and widens it by what the person may do in single cases; ``lapsed``: the tasks
    whose claims count no longer.
    """
    tasks = Task.objects.filter(office=office, closed_at=None, runs="", account="office")
    tasks = tasks.filter(Q(role__in=roles) | reach.also).exclude(reach.never) if reach else tasks.filter(role__in=roles)
    free = Q(claimed_by=None) | Q(claimed_by=user) | Q(pk__in=lapsed)
    tasks = tasks.filter(free, case__sent_at__isnull=False)
    return _with_case(tasks).order_by(F("due_at").asc(nulls_last=True), "id")


CLIENTS_OFFERED = 12  # more would hide the work; the search finds the rest


def clients_in(inbox: QuerySet[Task]) -> list[tuple[int, str]]:
    """The clients whose work waits in an inbox, by name."""
    tasks = inbox.select_related(None).prefetch_related(None)
    named = tasks.order_by("case__organisation__name", "case__organisation_id")
    rows = named.values_list("case__organisation_id", "case__organisation__name").distinct()
    return list(rows[:CLIENTS_OFFERED])


def coming(office: Office, inbox: QuerySet[Task]) -> int:
    """How many open cases of an office have nothing in this inbox: they are with others now."""
    cases = Case.objects.filter(office=office, closed_at=None, sent_at__isnull=False)
    return cases.exclude(pk__in=inbox.order_by().values("case_id")).count()


def open_tasks_of(cases: Sequence[Case]) -> dict[int, list[Task]]:
    """The open tasks of several cases in one query, by case; steps that carry a linked procedure are left out."""
    by_id = {case.pk: case for case in cases}
    found: dict[int, list[Task]] = {}
    tasks = Task.objects.filter(case__in=by_id, closed_at=None, runs="").select_related(
        "claimed_by", "parent", "case__office"
    )
    for task in tasks.prefetch_related("pauses").order_by("id"):
        found.setdefault(task.case_id, []).append(task)
    return found


def _with_case(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.select_related("case__organisation", "case__office", "claimed_by", "parent").prefetch_related("pauses")


def cases_of_office(office: Office) -> QuerySet[Case]:
    """The cases an office has received, newest first; what a client has not sent yet is not the office's."""
    return Case.objects.filter(office=office, sent_at__isnull=False).select_related("organisation").order_by("-id")


def cases_of_organisations(organisation_ids: Collection[int]) -> QuerySet[Case]:
    """The client's own cases, newest first, drafts included."""
    cases = Case.objects.filter(organisation_id__in=organisation_ids)
    return cases.select_related("organisation", "office").order_by("-id")


def search(rows: QuerySet[Found], words: str, prefix: str = "") -> QuerySet[Found]:
    """The rows whose case's number, company, product or scope holds the words; ``prefix`` leads to the case."""
    if "\x00" in words:  # PostgreSQL keeps no such text and will not even look for it
        return rows.none()
    fields = ("number", "organisation__name", "about")
    match = Q(pk__in=[])
    for field in fields:
        match |= Q(**{f"{prefix}{field}__icontains": words})
    return rows.filter(match)


def late(tasks: QuerySet[Task], at: object) -> QuerySet[Task]:
    """Those past their due moment whose clock is not standing still."""
    paused = Pause.objects.filter(task=OuterRef("pk"), ended_at=None)
    return tasks.filter(due_at__lt=at).exclude(Exists(paused))


def late_work(office: Office, at: object) -> QuerySet[Task]:
    """What is late on the office's account now, the longest late first; a linked procedure as a whole is one of it."""
    steps = Task.objects.filter(office=office, closed_at=None, runs="")  # as the index of open work has them
    ids = steps.values("pk").union(steps.filter(parent__isnull=False).values("parent"))
    tasks = Task.objects.filter(pk__in=ids, account=Account.OFFICE, case__sent_at__isnull=False)
    return late(_with_case(tasks), at).order_by("due_at", "id")


def with_late_step(cases: QuerySet[Case], account: str, at: object) -> QuerySet[Case]:
    """The cases in which a step on this account is late now."""
    tasks = Task.objects.filter(case=OuterRef("pk"), closed_at=None, account=account)
    return cases.filter(Exists(late(tasks, at)))


def awaiting_client(case: Case) -> Task | None:
    """The open task whose clock stands still until the client completes something."""
    held = case.tasks.filter(closed_at=None, runs="", pauses__ended_at=None, pauses__isnull=False)
    for task in held.select_related("case__office").order_by("id"):
        pause = open_pause(task)
        if pause is not None and procedure_of(task).pause(pause.kind).waits_for == CLIENT_ROLE:
            return task
    return None


@once_a_page
def sides_of(case: Case) -> dict[int, str]:
    """On which side each person stands in a case, by their account."""
    return dict(Involvement.objects.filter(case=case).values_list("user_id", "side"))


def on_side(case: Case, side: Side) -> set[int]:
    """Everyone who stands on this side of a case, by their account."""
    return {user_id for user_id, taken in sides_of(case).items() if taken == side}
