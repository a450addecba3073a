"""Whatever is tried with samples: custody stays unbroken, nothing is tested without a sample, retests are counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mutubaku.samples.errors import SampleRefusal
from mutubaku.samples.models import BrokenSeal, Receiver
from mutubaku.samples.policy import (
    Custody,
    Passing,
    Standing,
    Verdict,
    check_passing,
    may_retest,
    newest,
    passed,
    to_sample,
)

START = datetime(2026, 11, 23, 1, tzinfo=UTC)
PRODUCTS = (1, 2)
PARAMETERS = ("pH", "Timbal")
ALLOWED = 1  # retests by the scheme

NUMBER = st.integers(0, 1)
MINUTES = st.integers(-90, 90)


class Laboratory(RuleBasedStateMachine):
    """Two products, sampled, sent and tested in any order anybody could try, by the decisions of the policy."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.samples: dict[int, list[Custody]] = {item: [] for item in PRODUCTS}
        self.links: dict[str, list[tuple[str, Passing]]] = {}
        self.results: list[Standing] = []
        self.tested: set[str] = set()
        self.retests = 0
        self.serial = 0

    def wanted(self) -> list[int]:
        taken = {item: not own[-1].is_void for item, own in self.samples.items() if own}
        fresh = {item for item, own in self.samples.items() if own and own[-1].code not in self.tested}
        failing = [one for one in newest(self.results).values() if one.item not in fresh]
        return to_sample(PRODUCTS, taken, failing if self.retest_ordered() else [])

    def retest_ordered(self) -> bool:
        return self.retests > 0

    @rule(which=NUMBER, minutes=st.integers(0, 60))
    def take(self, which: int, minutes: int) -> None:
        """A sample is taken where one is wanted."""
        self.now += timedelta(minutes=minutes)
        item = PRODUCTS[which]
        if item in self.wanted():
            self.serial += 1
            self.samples[item].append(Custody(f"C-{self.serial}", "Agus", self.now))
            self.links[f"C-{self.serial}"] = []

    @rule(
        which=NUMBER,
        minutes=MINUTES,
        kind=st.sampled_from(Receiver.values),
        receiver=st.sampled_from(["Budi", "Pos", "Lab"]),
        laboratory=st.sampled_from(["", "Lab", "Lab lain"]),
        resi=st.sampled_from(["", "P-1"]),
        broken=st.sampled_from(BrokenSeal.values),
        reason=st.sampled_from(["", "Sobek"]),
        seal=st.sampled_from(["", "B1"]),
    )
    def hand_on(
        self,
        which: int,
        minutes: int,
        kind: str,
        receiver: str,
        laboratory: str,
        resi: str,
        broken: str,
        reason: str,
        seal: str,
    ) -> None:
        """Somebody tells of a hand-over, right or wrong."""
        own = self.samples[PRODUCTS[which]]
        if not own:
            return
        passing = Passing(
            at=self.now + timedelta(minutes=minutes),
            to_kind=kind,
            receiver=receiver,
            laboratory=laboratory if kind == Receiver.LABORATORY else "",
            courier_number=resi,
            broken=broken,
            reason=reason,
            new_seal=seal,
        )
        try:
            check_passing(own[-1], passing, self.now, ordered="Lab")
        except SampleRefusal:
            return
        self.links[own[-1].code].append((own[-1].holder, passing))
        own[-1] = passed(own[-1], passing)

    @rule(which=NUMBER, verdict=st.sampled_from(Verdict))
    def test(self, which: int, verdict: Verdict) -> None:
        """The laboratory tests what it has and has not tested: everything, or what failed before."""
        item = PRODUCTS[which]
        own = self.samples[item]
        if not own or not own[-1].is_delivered or own[-1].code in self.tested:
            return
        before = [one for one in newest(self.results).values() if one.item == item]
        names = [one.parameter for one in before if one.fails] or list(PARAMETERS)
        self.results += [Standing(item, name, verdict) for name in names]
        self.tested.add(own[-1].code)

    @rule()
    def order_a_retest(self) -> None:
        """Seksi SS orders one, if that is open."""
        if may_retest(list(newest(self.results).values()), done=self.retests, allowed=ALLOWED):
            self.retests += 1

    @invariant()
    def custody_is_unbroken(self) -> None:
        for links in self.links.values():
            holders = ["Agus", *(", ".join(filter(None, (one.receiver, one.laboratory))) for _, one in links)]
            assert [giver for giver, _ in links] == holders[: len(links)]
            times = [passing.at for _, passing in links]
            assert times == sorted(times)
            ends = [passing.broken == BrokenSeal.VOID or passing.to_kind == Receiver.LABORATORY for _, passing in links]
            assert not any(ends[:-1])
            assert all(passing.courier_number for _, passing in links if passing.to_kind == Receiver.COURIER)
            assert {one.laboratory for _, one in links if one.to_kind == Receiver.LABORATORY} <= {"Lab"}
            assert all(bool(passing.broken) == bool(passing.reason) for _, passing in links)

    @invariant()
    def no_result_without_a_sample_the_laboratory_has(self) -> None:
        known = {one.code: one for own in self.samples.values() for one in own}
        assert all(known[code].is_delivered and not known[code].is_void for code in self.tested)
        assert {one.item for one in self.results} <= {item for item, own in self.samples.items() if own}

    @invariant()
    def retests_are_as_many_as_the_scheme_allows(self) -> None:
        assert self.retests <= ALLOWED
        for item, own in self.samples.items():
            assert sum(one.code in self.tested for one in own) <= 1 + self.retests, item


TestLaboratory = Laboratory.TestCase
TestLaboratory.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
