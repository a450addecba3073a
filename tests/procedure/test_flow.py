"""A procedure moves as its file says; what passes the checks can never get stuck."""

import random

from hypothesis import assume, given
from hypothesis import strategies as st

from mutubaku.procedure import CASE_KINDS, Procedure, Step, load_library, opened_by
from mutubaku.procedure.checks.branches import branch_faults
from mutubaku.procedure.checks.paths import path_faults
from mutubaku.procedure.flow import moves, open_together, reachable, turning_back

from .building import END, procedure, step, to

LIBRARY = load_library()
JOINING = procedure(
    step("a", to("b", "c")),
    step("b", to("d"), to("b", key="ulang")),
    step("c", to("d")),
    step("d", END, to("b", key="kembali"), joins=("b", "c")),
)


def opened(key: str, outcome: str, last: dict[str, str], still_open: set[str]) -> list[str]:
    closing = JOINING.step(key)
    return [one.key for one in opened_by(JOINING, closing, closing.outcome(outcome), last, still_open)]


def test_an_outcome_of_two_steps_opens_both() -> None:
    assert opened("a", "b-c", {}, set()) == ["b", "c"]


def test_a_join_waits_for_the_branch_that_is_still_open() -> None:
    assert opened("b", "d", {"a": "b-c"}, {"c"}) == []


def test_a_join_opens_when_the_last_branch_arrives() -> None:
    assert opened("c", "d", {"a": "b-c", "b": "d"}, set()) == ["d"]


def test_a_join_waits_for_a_branch_that_was_never_begun_or_closed_otherwise() -> None:
    assert opened("c", "d", {"a": "b-c"}, set()) == []
    assert opened("c", "d", {"a": "b-c", "b": "ulang"}, set()) == []


def test_a_join_opens_again_when_one_branch_was_sent_back() -> None:
    assert opened("b", "d", {"a": "b-c", "b": "d", "c": "d", "d": "kembali"}, set()) == ["d"]


def test_a_step_repeated_in_one_branch_does_not_pass_the_join() -> None:
    assert opened("c", "d", {"a": "b-c", "b": "d"}, {"b"}) == []


def test_the_steps_of_parallel_branches_can_be_open_together() -> None:
    assert open_together(JOINING) == {frozenset({"b", "c"})}


def test_arrows_that_close_a_loop_turn_back() -> None:
    assert turning_back({"a": ("b",), "b": ("c", "b"), "c": ("a",), "d": ("a",)}) == {("b", "b"), ("c", "a")}


def test_what_lies_behind_a_step_is_not_reached_without_it() -> None:
    arrows = {"a": ["b", "d"], "b": ["c"], "c": [], "d": ["d"]}
    assert reachable(arrows, ["a"]) == {"a", "b", "c", "d"}
    assert reachable(arrows, ["a"], without="b") == {"a", "d"}
    assert reachable(arrows, ["b"], without="b") == set()


def random_procedure(draw: random.Random) -> Procedure:
    """Choices, forks and joins in a row, with up to two arrows more that lead anywhere."""
    steps = [step("z", END)]
    for number in range(draw.randint(1, 3)):
        grow = draw.choice([_fork, _choice])
        steps = grow(str(number), steps[0].key, draw) + steps
    for number in range(draw.choice([0, 0, 1, 2])):
        place = draw.randrange(len(steps))
        found = to(draw.choice(steps).key, key=f"lagi-{number}")
        steps[place] = step(steps[place].key, *steps[place].outcomes, found, joins=steps[place].joins)
    return procedure(*steps)


def _fork(name: str, after: str, draw: random.Random) -> list[Step]:
    """A fork of two or three branches of one or two steps, and their join."""
    begins, lasts, inside = [], [], []
    for branch in range(draw.randint(2, 3)):
        one, two = f"b{name}-{branch}", f"c{name}-{branch}"
        long = draw.random() < 0.5
        inside += [step(one, to(two)), step(two, to(f"j{name}"))] if long else [step(one, to(f"j{name}"))]
        begins.append(one)
        lasts.append(two if long else one)
    return [step(f"f{name}", to(*begins)), *inside, step(f"j{name}", to(after), joins=tuple(lasts))]


def _choice(name: str, after: str, draw: random.Random) -> list[Step]:
    """A decision: on, or round by another step, or to an early end."""
    other = END if draw.random() < 0.3 else to(f"r{name}")
    return [step(f"d{name}", to(after), other), step(f"r{name}", to(draw.choice([after, f"d{name}"])))]


def walk(walked: Procedure, kind: str, draw: random.Random) -> str:
    """Carry one case through at random for up to 60 outcomes; says how it went."""
    last: dict[str, str] = {}
    open_steps = {walked.first.key}
    for _ in range(60):
        closing = walked.step(draw.choice(sorted(open_steps)))
        outcome = draw.choice(closing.outcomes_for(kind))
        others = open_steps - {closing.key}
        if outcome.ends:
            return "left behind" if others and outcome.ends == "completed" else "ended"
        opening = {one.key for one in opened_by(walked, closing, outcome, last, others)}
        if opening & others:
            return "opened twice"
        last[closing.key] = outcome.key
        open_steps = others | opening
        if not open_steps:
            return "stuck"
    return "under way"


@given(st.integers(0, 10**9))
def test_a_procedure_that_passes_the_checks_never_gets_stuck_and_opens_no_step_twice(seed: int) -> None:
    draw = random.Random(seed)
    walked = random_procedure(draw)
    assume(not path_faults("", walked) and not branch_faults("", walked))
    for kind in CASE_KINDS:
        assert walk(walked, kind, draw) in {"ended", "under way"}


@given(st.integers(0, 10**9))
def test_the_procedures_that_come_with_the_product_never_get_stuck(seed: int) -> None:
    draw = random.Random(seed)
    for key in LIBRARY.keys():  # noqa: SIM118 - a Library is no dict
        for kind in CASE_KINDS:
            assert walk(LIBRARY.get(key, 1), kind, draw) in {"ended", "under way"}


def test_the_sop_without_branches_has_one_move_for_each_outcome() -> None:
    sop = list(moves(LIBRARY.get("pelayanan-sertifikasi", 1), "initial"))
    assert len(sop) == sum(len(one.outcomes) for one in LIBRARY.get("pelayanan-sertifikasi", 1).steps) == 17
