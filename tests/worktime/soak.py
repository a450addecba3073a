"""The long comparison with the reference (bar R8): `python -m tests.worktime.soak [CASES] [SEED]`."""

import sys
from random import Random
from time import perf_counter

from tests.worktime.random_cases import disagreements, draw_case, draw_changing_office, draw_office

CASES, PER_OFFICE, CHANGING_EVERY = 1_000_000, 400, 20


def soak(cases: int, seed: int) -> int:
    """Compare so many random cases; print how many agreed; the number that did not."""
    random, begun = Random(seed), perf_counter()
    wrong = offices = 0
    for number in range(cases):
        if number % PER_OFFICE == 0:
            changing = offices % CHANGING_EVERY == CHANGING_EVERY - 1
            office = draw_changing_office(random.randint) if changing else draw_office(random.randint)
            offices += 1
        case = draw_case(random.randint, office)
        found = disagreements(office, case)
        if found:
            wrong += 1
            sys.stdout.write(f"office {offices}, {case}: {'; '.join(found)}\n")
    took = perf_counter() - begun
    sys.stdout.write(
        f"worktime (R8): {cases - wrong:,} of {cases:,} cases agree with the reference, "
        f"{offices:,} calendars, seed {seed}, {took:.0f} s\n"
    )
    return wrong


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:]]
    sys.exit(1 if soak(*(given + [CASES, 2026][len(given) :])) else 0)
