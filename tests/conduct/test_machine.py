"""Whatever people try, in whatever order: a case keeps to its procedure, and a refused act leaves nothing behind.

A machine begins with cases that have come to telling steps and lets anyone try anything; time only moves forward.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from mutubaku.billing.models import Payment
from mutubaku.billing.queries import is_settled, settlement
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Case, Kind, NumberCounter, Pause, Scheme, Task
from mutubaku.cases.queries import open_pause
from mutubaku.certificates.models import Certificate, Continuation
from mutubaku.cli.demonstration.answers import Answers, complete
from mutubaku.cli.demonstration.cases import NobodyMay, Plan, drive, players, supply, worker_for
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions, guard, wiring
from mutubaku.conduct.actions import paying
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.models import Version
from mutubaku.documents.queries import Present
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import broken_chains
from mutubaku.people.access import CLIENT_ROLE, Capacity
from mutubaku.people.actions import mark_day
from mutubaku.people.models import Office, Organisation, User
from mutubaku.procedure import Outcome
from tests.cast import MONDAY, Cast
from tests.conduct.conftest import SecondVersion
from tests.factories.people import FactoryFactory, OrganisationFactory, UserFactory, acting_as, member, official

BEGINNINGS = [  # scheme, and the step at which its case is left to the machine
    ("iso-9001", "application"),
    ("iso-14001", "completeness"),
    ("industri-hijau", "confirmation"),
    ("sppt-sni", "sample-delivery"),
    ("iso-9001", "stage-1-corrections"),
    ("iso-9001", "decision"),
    ("iso-14001", "signing"),
]
HANDED_OVER = {'role = "ss"\nneeds = ["verifikasi-dokumen"]': 'role = "pjt"\nneeds = ["verifikasi-dokumen"]'}
EVERY_ROLE = ("auditor", "lead-auditor", "reviewer", "committee", "decision-maker", "ss", "pjt")
KEPT = (Case, Task, Pause, NumberCounter, Certificate, Continuation)  # their rows change; of others there are more
COUNTED = [model for model in apps.get_models() if model.__module__.startswith("mutubaku.")]

MOST_EDITS = 2  # of the calendar in one example: laying it out anew costs more than all else

PICK = st.integers(0, 63)  # which of those there are, counted round and round
RIGHT = st.integers(0, 3).map(bool)  # three times in four somebody who may
MINUTES = st.sampled_from([1, 30, 60, 150, 450, 24 * 60, 3 * 24 * 60])
REASON = st.sampled_from(["Alasan.", "Alasan.", "Alasan.", "  "])


def rows() -> list[tuple[object, ...]]:
    """What a refused act must leave as it was: how many rows there are, and the content of those that change."""
    counts = ", ".join(f"(SELECT COUNT(*) FROM {model._meta.db_table})" for model in COUNTED)
    found: list[tuple[object, ...]] = []
    with connection.cursor() as cursor:
        for query in [f"SELECT {counts}", *(f"SELECT * FROM {model._meta.db_table} ORDER BY id" for model in KEPT)]:
            cursor.execute(query)
            found += cursor.fetchall()
    return found


# A payment is judged also when its case is over, for the money is there; its receipt is written with it.
OF_MONEY = {Verb.PAYMENT_VERIFIED, Verb.PAYMENT_REJECTED}


class Cases(RuleBasedStateMachine):
    """An office at work on some cases. Each example undoes what it did when it ends."""

    def __init__(self, cast: Cast, people: list[User], administrator: Capacity, at: datetime) -> None:
        super().__init__()
        self.cast, self.people, self.administrator, self.at = cast, people, administrator, at
        self.touched: set[int] = set()  # cases something was tried on since they were last looked at
        self.edits = 0
        self.looked_at: set[int] = set()  # closed tasks whose papers have been looked at
        self.endings: dict[int, tuple[object, ...]] = {}
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    # Choosing

    def wait(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)

    def office(self) -> Office:
        return Office.objects.get(pk=self.cast.office.pk)

    def case(self, pick: int) -> Case:
        cases = list(Case.objects.order_by("pk"))
        return self.touch(cases[pick % len(cases)])

    def task(self, pick: int, *, any_state: bool = False) -> Task | None:
        """One of the open tasks; with ``any_state`` a closed one too."""
        tasks = Task.objects.select_related("case__office", "case__organisation__office", "parent", "claimed_by")
        found = list((tasks if any_state else tasks.filter(closed_at=None)).order_by("pk"))
        if not found:
            return None
        task = found[pick % len(found)]
        self.touch(task.case)
        return task

    def touch(self, case: Case) -> Case:
        self.touched.add(case.pk)
        return case

    def person(self, task: Task, pick: int, *, right: bool) -> User:
        """Somebody who plays the task's role, or else anyone at all."""
        playing = players(task.case, task.role, self.at) if right else []
        people = playing or self.people
        return people[pick % len(people)]

    def anyone(self, pick: int) -> User:
        return self.people[pick % len(self.people)]

    def attempt(self, act: Callable[[], object]) -> bool:
        """Try an act; refused, it must have changed nothing."""
        before = rows()
        try:
            act()
        except (Refusal, NobodyMay):
            assert rows() == before
            return False
        return True

    # What people try

    @rule(pick=PICK, minutes=MINUTES, scheme=st.sampled_from(Scheme.values), kind=st.sampled_from(Kind.values))
    def open_case(self, pick: int, minutes: int, scheme: str, kind: str) -> None:
        self.wait(minutes)
        client = Organisation.objects.select_related("office").get(pk=self.cast.organisation.pk)
        by = self.cast.client if pick % 4 else self.anyone(pick)
        held = Certificate.objects.filter(scheme=scheme, issued_at__isnull=False).order_by("pk").first()
        subject = held if kind != Kind.INITIAL else None
        done = self.attempt(
            lambda: actions.open_case(client, scheme=scheme, kind=kind, by=by, at=self.at, subject=subject)
        )
        self.touched.add(Case.objects.latest("pk").pk)
        assert not done or by in list(client.users.all())

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES)
    def make_a_paper(self, which: int, pick: int, right: bool, minutes: int) -> None:
        self.wait(minutes)
        task = self.task(which, any_state=pick % 8 == 0)
        if task is None:
            return
        by, kinds = self.person(task, pick, right=right), sorted(wiring.kinds_taken(task)) or ["tanda-terima"]
        self.attempt(lambda: actions.make(task.pk, kinds[pick % len(kinds)], by, self.at, text="Isi."))

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES)
    def bring_the_papers(self, which: int, pick: int, right: bool, minutes: int) -> None:
        self.wait(minutes)
        if (task := self.task(which)) is not None:
            self.supply(task, self.person(task, pick, right=right))

    def supply(self, task: Task, by: User) -> None:
        if wiring.work_of(task).takes_requirements and by == self.cast.client:
            self.attempt(lambda: complete(task, by, self.at, Answers()))
        self.attempt(lambda: supply(task, by, self.at))

    @rule(which=PICK, pick=PICK, choice=PICK, minutes=MINUTES)
    def do_a_step_well(self, which: int, pick: int, choice: int, minutes: int) -> None:
        """All papers, and an outcome that is offered, by somebody who may."""
        self.wait(minutes)
        task = self.task(which)
        if task is None or task.runs:
            return
        try:
            by = task.claimed_by or worker_for(task, self.at)
        except NobodyMay:
            return
        offered = step_of(task).outcomes_for(task.case.kind)
        chosen = offered[choice % len(offered)]
        with suppress(Refusal):  # several acts, of which a later one may be refused
            fill(task, chosen, by, self.at)
        self.supply(task, by)
        self.close(task, chosen.key, by, "Catatan.")

    do_another_step_well = do_a_step_well  # cases should move on more often than not

    @rule(which=PICK, pick=PICK, choice=PICK, right=RIGHT, minutes=MINUTES, note=REASON)
    def perform(self, which: int, pick: int, choice: int, right: bool, minutes: int, note: str) -> None:
        """Any outcome of the step, offered or not, by whoever tries."""
        self.wait(minutes)
        task = self.task(which, any_state=pick % 8 == 0)
        if task is not None:
            keys = [*(one.key for one in step_of(task).outcomes), "tidak-ada"]
            self.close(task, keys[choice % len(keys)], self.person(task, pick, right=right), note)

    def close(self, task: Task, outcome: str, by: User, note: str) -> None:
        held, paused = task.claimed_by_id, open_pause(task) is not None
        if self.attempt(lambda: actions.perform(task.pk, outcome, by, self.at, note=note)):
            assert task.is_open
            assert task.case.is_open
            assert not task.runs
            assert not paused
            assert held in {None, by.pk}
            roles = {task.role, "lead-auditor"} if task.role == "auditor" else {task.role}  # who leads audits as well
            assert any(by in players(task.case, role, self.at) for role in roles)

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES, reason=REASON)
    def pause(self, which: int, pick: int, right: bool, minutes: int, reason: str) -> None:
        self.wait(minutes)
        task = self.pausable(which)
        if task is None:
            return
        kinds = [*step_of(task).pauses, *(("lain",) if pick % 8 == 0 else ())] or ["lain"]
        by = self.person(task, pick, right=right)
        self.attempt(lambda: actions.pause(task.pk, kinds[pick % len(kinds)], by, self.at, reason=reason))

    def pausable(self, which: int) -> Task | None:
        """Mostly a step whose clock may be stopped, where there is one."""
        tasks = Task.objects.filter(closed_at=None).select_related("case__office", "case__organisation", "parent")
        found = [task for task in tasks.order_by("pk") if step_of(task).pauses]
        if not found or which % 8 == 0:
            return self.task(which)
        self.touch(found[which % len(found)].case)
        return found[which % len(found)]

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES, note=REASON)
    def end_pause(self, which: int, pick: int, right: bool, minutes: int, note: str) -> None:
        self.wait(minutes)
        pauses = Pause.objects.filter(ended_at=None).select_related("task__case__organisation", "task__case__office")
        held = list(pauses.order_by("pk"))
        task = held[which % len(held)].task if held and which % 8 else self.task(which)
        if task is None:
            return
        self.touch(task.case)
        present = open_pause(task)
        awaited = present and not task.runs and procedure_of(task).pause(present.kind).waits_for == CLIENT_ROLE
        by = self.cast.client if awaited and pick % 2 else self.person(task, pick, right=right)
        self.attempt(lambda: actions.end_pause(task.pk, by, self.at, note=note))

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES)
    def claim(self, which: int, pick: int, right: bool, minutes: int) -> None:
        self.wait(minutes)
        if (task := self.task(which)) is not None:
            by = self.person(task, pick, right=right)
            self.attempt(lambda: actions.claim(task.pk, by, self.at))

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES)
    def release(self, which: int, pick: int, right: bool, minutes: int) -> None:
        self.wait(minutes)
        if (task := self.task(which)) is not None:
            by = task.claimed_by if task.claimed_by and right else self.person(task, pick, right=right)
            self.attempt(lambda: actions.release(task.pk, by, self.at))

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES, reason=REASON)
    def reassign(self, which: int, pick: int, right: bool, minutes: int, reason: str) -> None:
        self.wait(minutes)
        if (task := self.task(which)) is not None:
            to, by = self.person(task, pick, right=right), self.cast.staff["head"] if right else self.anyone(pick)
            self.attempt(lambda: actions.reassign(task.pk, to, by, self.at, reason=reason))

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES, reason=REASON)
    def end_the_case(self, which: int, pick: int, right: bool, minutes: int, reason: str) -> None:
        """Withdrawn by the client or closed by the office; seldom, or nothing would be left to do."""
        self.wait(minutes)
        case = self.case(which)
        reason = reason if pick % 3 == 0 else ""
        if pick % 2:
            by = self.cast.client if right else self.anyone(pick)
            self.attempt(lambda: actions.withdraw(case.pk, by, self.at, reason=reason))
        else:
            by = self.cast.staff["pjt"] if right else self.anyone(pick)
            self.attempt(lambda: actions.close_case(case.pk, by, self.at, reason=reason))

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES, reason=REASON)
    def move_to_another_version(self, which: int, pick: int, right: bool, minutes: int, reason: str) -> None:
        """To the office's own version or back; the open steps of the service go along, and nothing else."""
        self.wait(minutes)
        case, version = self.case(which), 1 + pick % 2
        before, inner = case.procedure_version, list(self.inner_versions(case))
        by = self.cast.staff["ss"] if right else self.anyone(pick)
        done = self.attempt(lambda: actions.move_case(case.pk, version, {}, by, self.at, reason=reason))
        case.refresh_from_db()
        assert case.procedure_version == (version if done else before)
        open_ones = case.tasks.filter(closed_at=None, parent=None)
        assert {one.procedure_version for one in open_ones} <= {case.procedure_version}
        assert list(self.inner_versions(case)) == inner

    def inner_versions(self, case: Case) -> Iterable[tuple[int, int]]:
        return case.tasks.exclude(parent=None).order_by("pk").values_list("pk", "procedure_version")

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES)
    def report_a_payment(self, which: int, pick: int, right: bool, minutes: int) -> None:
        """Of any case, by whoever tries, with one of a few numbers, so that some come twice."""
        self.wait(minutes)
        case, by = self.case(which), self.cast.client if right else self.anyone(pick)
        paid = {"ntpn": f"{pick % 5:016d}", "ntb": "", "bank": "Bank Contoh", "amount": 1_000_000 * (pick % 4)}
        day = self.at.astimezone(ZoneInfo(self.cast.office.zone)).date()
        self.attempt(lambda: paying.report_payment_anew(case.pk, by, self.at, paid_on=day, **paid))

    @rule(which=PICK, pick=PICK, right=RIGHT, minutes=MINUTES, reason=REASON)
    def judge_a_payment(self, which: int, pick: int, right: bool, minutes: int, reason: str) -> None:
        self.wait(minutes)
        payments = list(Payment.objects.select_related("invoice__case").order_by("-pk"))
        if not payments:
            return
        payment = payments[which % len(payments)]
        self.touch(payment.invoice.case)
        by = self.cast.staff["treasurer"] if right else self.anyone(pick)
        if pick % 2:
            done = self.attempt(lambda: paying.verify_payment(payment.pk, by, self.at))
        else:
            done = self.attempt(lambda: paying.reject_payment(payment.pk, by, self.at, reason))
        assert not done or payment.is_waiting

    @rule(ahead=st.integers(0, 9), kind=st.sampled_from(["office", "working"]), minutes=MINUTES)
    def edit_the_calendar(self, ahead: int, kind: str, minutes: int) -> None:
        self.wait(minutes)
        if self.edits == MOST_EDITS:
            return
        self.edits += 1
        office, day = self.office(), self.at.date() + timedelta(days=ahead)
        mark_day(office, day, kind=kind, name="Hari lain", by=self.administrator, at=self.at)
        actions.project_again(self.office(), self.administrator, self.at)
        assert actions.project_again(self.office(), self.administrator, self.at) == 0
        self.touched.update(Case.objects.filter(closed_at=None).values_list("pk", flat=True))

    # What must hold after every one of them

    @invariant()
    def every_case_keeps_to_its_procedure(self) -> None:
        for case in Case.objects.filter(pk__in=self.touched):
            tasks = list(case.tasks.select_related("parent", "closed_by", "case__organisation").order_by("id"))
            self.each_step_is_open_once_at_most(tasks)
            self.every_opening_has_a_cause(tasks)
            self.nothing_is_due_before_it_was_opened(tasks)
            self.papers_were_there(case, tasks)
            self.judges_took_no_part(tasks)
            self.it_ends_once(case, tasks)
            assert list(broken_chains(case.chain)) == []
            self.no_audit_was_prepared_before_it_was_paid(case, tasks)
        self.touched.clear()
        self.numbers_are_given_once()
        self.money_is_counted_once()

    def each_step_is_open_once_at_most(self, tasks: list[Task]) -> None:
        still_open = Counter((task.procedure_key, task.step) for task in tasks if task.is_open)
        assert max(still_open.values(), default=1) == 1
        rounds = Counter((task.procedure_key, task.step, task.round) for task in tasks)
        assert max(rounds.values()) == 1
        held = Pause.objects.filter(task__in=[task for task in tasks if not task.is_open], ended_at=None)
        assert not held.exists()

    def every_opening_has_a_cause(self, tasks: list[Task]) -> None:
        begun = Counter[int | None]()
        for task in tasks:
            if any(task.step in outcome.opens for outcome in self.just_chosen(task, tasks)):
                continue
            resumed = {one.resumes for one in self.just_chosen(task.parent, tasks)} if task.parent else set()
            assert task.step in {procedure_of(task).first.key} | resumed
            assert task.parent is None or task.parent.runs == task.procedure_key
            assert task.opened_at == (task.parent.opened_at if task.parent else task.case.opened_at)
            begun[task.parent_id] += 1
        assert max(begun.values()) == 1

    def just_chosen(self, task: Task, tasks: list[Task]) -> Iterator[Outcome]:
        """The outcomes with which other steps of the same run were closed at the moment this one was opened."""
        for other in tasks:
            beside = (other.parent_id, other.procedure_key) == (task.parent_id, task.procedure_key)
            if other.pk < task.pk and beside and other.closed_at == task.opened_at:
                yield from (one for one in step_of(other).outcomes if one.key == other.outcome)

    def nothing_is_due_before_it_was_opened(self, tasks: list[Task]) -> None:
        for task in tasks:
            assert task.due_at is None or task.due_at >= task.opened_at
            assert (task.due_at is None) == (step_of(task).standard is None)
            assert task.closed_at is None or task.closed_at >= task.opened_at

    def papers_were_there(self, case: Case, tasks: list[Task]) -> None:
        fresh = [task for task in tasks if task.closed_at and task.pk not in self.looked_at]
        if not fresh:
            return
        versions = Version.objects.filter(document__case=case).exclude(document__kind="")
        papers = list(versions.values_list("added_at", "document__kind", "task_id", "task__parent_id"))
        for task in fresh:
            self.looked_at.add(task.pk)
            if task.outcome.startswith("case-") or step_of(task).outcome(task.outcome).waives:
                continue
            there = [Present(*paper) for added_at, *paper in papers if task.closed_at and added_at <= task.closed_at]
            assert [paper.name for paper in guard.papers_of(task, there) if not paper.is_there] == []

    def judges_took_no_part(self, tasks: list[Task]) -> None:
        for task in tasks:
            before = [
                one.step
                for one in tasks
                if one.closed_at
                and task.closed_at
                and one.closed_at < task.closed_at
                and one.closed_by_id == task.closed_by_id
            ]
            if not task.outcome.startswith("case-"):
                assert not set(before) & set(step_of(task).independent_of)

    def it_ends_once(self, case: Case, tasks: list[Task]) -> None:
        entries = Entry.objects.filter(chain=case.chain)
        ends = [one for one in entries if one.verb in {Verb.CASE_WITHDRAWN, Verb.CASE_CLOSED} or "ending" in one.data]
        assert len(ends) == (0 if case.is_open else 1)
        assert any(task.is_open for task in tasks) == case.is_open
        after = [one for one in entries if case.closed_at and one.at > case.closed_at]
        assert {one.verb for one in after if one.data.get("kind") != "bukti-bayar"} <= OF_MONEY
        if not case.is_open:
            ending = (case.closed_at, case.ending, case.ending_reason)
            assert self.endings.setdefault(case.pk, ending) == ending

    def no_audit_was_prepared_before_it_was_paid(self, case: Case, tasks: list[Task]) -> None:
        if any(task.step == "audit-ready" and task.outcome == "disampaikan" for task in tasks):
            assert is_settled(case)

    def money_is_counted_once(self) -> None:
        """One NTPN pays once, what is verified is verified once and by nobody who acts for its client, and only that
        counts."""
        held = Payment.objects.filter(rejected_at=None)
        assert held.count() == held.values("office", "ntpn").distinct().count()
        verified = held.exclude(verified_at=None).select_related("invoice__case")
        for payment in verified:
            assert payment.verified_by_id == self.cast.staff["treasurer"].pk != payment.reported_by_id
            entries = Entry.objects.filter(chain=payment.invoice.case.chain, verb=Verb.PAYMENT_VERIFIED)
            assert sum(entry.data["number"] == payment.ntpn for entry in entries) == 1
        for case in {payment.invoice.case for payment in verified}:
            paid = sum(one.amount for one in verified if one.invoice.case_id == case.pk)
            assert settlement(case).received == paid

    def numbers_are_given_once(self) -> None:
        for model in (Certificate, Continuation):
            numbers = list(model.objects.values_list("number", flat=True))
            assert len(set(numbers)) == len(numbers)
        numbers = list(Case.objects.exclude(number="").values_list("number", flat=True))
        assert len(set(numbers)) == len(numbers)


def test_whatever_anyone_tries_a_case_keeps_to_its_procedure(cast: Cast, second_version: SecondVersion) -> None:
    second_version(HANDED_OVER, effective="2026-12-01")
    versatile = UserFactory(name="Serba Bisa")  # plays roles that judge each other's work
    for role in EVERY_ROLE:
        official(cast.office, role, user=versatile, title="Serba Bisa")
    stranger = member(OrganisationFactory(office=cast.office))
    people = [*cast.staff.values(), versatile, cast.client, stranger, cast.outsider]
    administrator = acting_as(cast.office, "administrator")
    FactoryFactory(organisation=cast.organisation)
    at = max(_begin(cast, scheme, step) for scheme, step in BEGINNINGS) + timedelta(days=1)
    run_state_machine_as_test(
        lambda: Cases(cast, people, administrator, at),
        settings=settings(
            max_examples=settings.default.max_examples // 5,
            stateful_step_count=40,
            suppress_health_check=list(HealthCheck),
        ),
    )


def _begin(cast: Cast, scheme: str, step: str) -> datetime:
    case = actions.open_case(cast.organisation, scheme=scheme, kind="initial", by=cast.client, at=MONDAY)
    return drive(case, until=step, at=MONDAY, plan=Plan())
