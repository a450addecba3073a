"""Many at once: of those who close one step together one is first, and numbers are given without gap or double."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection, transaction

from mutubaku.cases.actions import next_number
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, NumberCounter, NumberPattern, Register, Task
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions
from mutubaku.conduct.actions import Done
from mutubaku.conduct.errors import AlreadyDone
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import broken_chains
from mutubaku.notices.models import Notice, NoticeKind
from mutubaku.people.models import Office, User
from tests.cast import MONDAY, Cast, fresh, later, make_cast
from tests.conduct.quick import Written
from tests.factories.people import official

T = TypeVar("T")
MANY = 50
SOME = 20  # where it is not the number that counts

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None, quick_papers: Written) -> Cast:
    """The cast in a database whose transactions are real ones."""
    return make_cast()


def at_once(acts: Sequence[Callable[[], T]]) -> list[T]:
    """Do all acts at the same moment, each in a thread with a connection of its own; what each gave."""
    start = Barrier(len(acts), timeout=60)

    def run(act: Callable[[], T]) -> T:
        try:
            connection.ensure_connection()
            start.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def ready_task(cast: Cast) -> Task:
    """Step 2, with its own work done."""
    task = cast.case_at("disposition")
    fill(task, step_of(task).outcome("didisposisikan"), cast.staff["head"], later(hours=4))
    return task


def close(task: Task, by: User) -> Done | AlreadyDone:
    """Close step 2 with its outcome, or say why not."""
    try:
        return actions.perform(task.pk, "didisposisikan", by, later(days=1))
    except AlreadyDone as refusal:
        return refusal


def test_of_fifty_who_close_a_step_at_once_one_is_first_and_the_others_are_told_who(cast: Cast) -> None:
    task = ready_task(cast)
    heads = [official(cast.office, "head", title="Kepala Balai") for _ in range(MANY)]
    answers = at_once([partial(close, task, head) for head in heads])

    [done] = [one for one in answers if isinstance(one, Done)]
    first = heads[answers.index(done)]
    refused = [str(one) for one in answers if isinstance(one, AlreadyDone)]
    assert refused == [str(AlreadyDone(first.name, "Kepala Balai"))] * (MANY - 1)
    assert first.name in refused[0]

    closed = fresh(task.case, "disposition")
    assert (closed.closed_by, closed.outcome, closed.closed_at) == (first, "didisposisikan", later(days=1))
    [following] = Task.objects.filter(case=task.case, step="completeness")
    assert [one.pk for one in done.opened] == [following.pk]
    entries = Entry.objects.filter(chain=task.case.chain, verb=Verb.STEP_DONE)
    [entry] = [one for one in entries if one.data["step"] == "disposition"]
    assert (entry.actor_id, entry.data["opened"]) == (first.pk, ["completeness"])
    assert list(broken_chains()) == []
    assert Notice.objects.filter(kind=NoticeKind.YOUR_TURN, role="pjt", at=later(days=1)).count() == 1


def test_one_person_who_presses_many_times_at_once_closes_the_step_once(cast: Cast) -> None:
    task = ready_task(cast)
    answers = at_once([partial(close, task, cast.staff["head"])] * SOME)
    assert sum(isinstance(one, Done) for one in answers) == 1
    assert sum(isinstance(one, AlreadyDone) for one in answers) == SOME - 1
    assert Task.objects.filter(case=task.case, closed_at=None).count() == 1
    assert list(broken_chains()) == []


def test_acts_on_ten_cases_at_once_all_come_through(cast: Cast) -> None:
    tasks = [ready_task(cast) for _ in range(10)]
    answers = at_once([partial(close, task, cast.staff["head"]) for task in tasks])
    assert [isinstance(one, Done) for one in answers] == [True] * len(tasks)
    assert len(set(Case.objects.values_list("number", flat=True))) == len(tasks)
    assert list(broken_chains()) == []


def give_number(office: Office) -> int:
    """The next number of the office's letters, in a transaction of its own."""
    with transaction.atomic():
        return int(next_number(office, Register.LETTER, "iso-9001", MONDAY))


def give_back(office: Office) -> int:
    """Take the next number in an act that is then not done."""
    with transaction.atomic():
        next_number(office, Register.LETTER, "iso-9001", MONDAY)
        transaction.set_rollback(True)
    return 0


@pytest.fixture
def office(cast: Cast) -> Office:
    """An office that writes its letters' bare serials."""
    NumberPattern.objects.create(
        office=cast.office, register=Register.LETTER, pattern="{serial}", valid_from=MONDAY.date()
    )
    return cast.office


def test_fifty_numbers_asked_for_at_once_are_one_to_fifty(office: Office) -> None:
    numbers = at_once([partial(give_number, office)] * MANY)
    assert sorted(numbers) == list(range(1, MANY + 1))
    assert NumberCounter.objects.get(register=Register.LETTER).last == MANY


def test_the_number_of_an_act_that_was_not_done_is_given_again(office: Office) -> None:
    numbers = at_once([partial(give_number, office), partial(give_back, office)] * (MANY // 2))
    given = [number for number in numbers if number]
    assert sorted(given) == list(range(1, MANY // 2 + 1))
    assert NumberCounter.objects.get(register=Register.LETTER).last == MANY // 2
