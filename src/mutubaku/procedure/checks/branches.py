"""Checks of parallel branches: every join can complete, and no branch is opened twice or left behind."""

from collections.abc import Iterator

from mutubaku.procedure.complaints import Complaint
from mutubaku.procedure.flow import Arrows, Move, TooManyStatesError, leads_to, moves, reachable, turning_back
from mutubaku.procedure.reading import step_name
from mutubaku.procedure.vocabulary import CASE_KINDS, Outcome, Procedure, Step

_Fault = tuple[Step, str, str, str]  # step, field, what, do


def branch_faults(file: str, procedure: Procedure) -> list[Complaint]:
    """The faults of joins: first those that the file shows, else those that walking every case shows."""
    found = dict.fromkeys(_of_joins(procedure))
    try:
        found = found or dict.fromkeys(fault for kind in CASE_KINDS for fault in _of_walks(procedure, kind))
    except TooManyStatesError:
        do = "kurangi cabang yang berjalan bersamaan"
        return [Complaint(file, "", "steps", "cabang sejajarnya terlalu banyak untuk diperiksa", do)]
    return [Complaint(file, step_name(step.number, step.key), field, what, do) for step, field, what, do in found]


def _of_joins(procedure: Procedure) -> Iterator[_Fault]:
    if procedure.first.joins:
        yield procedure.first, "joins", "langkah pertama tidak dapat menunggu langkah lain", "hapus joins"
    for step in procedure.steps:
        openers = {opener.key for opener, _ in procedure.leading_to(step.key)}
        for key in step.joins:
            if key not in openers:
                what = f"langkah «{key}» yang ditunggu tidak mempunyai hasil yang membuka langkah ini"
                yield step, "joins", what, f"tulis «{step.key}» pada opens hasil langkah itu, atau hapus dari joins"


def _of_walks(procedure: Procedure, kind: str) -> list[_Fault]:
    """What walking along the arrows that do not turn back shows; only without a fault, along all arrows."""
    arrows = leads_to(procedure, kind)
    back = turning_back(arrows)
    return _of_walk(procedure, kind, arrows, back) or _of_walk(procedure, kind, arrows, set())


def _of_walk(procedure: Procedure, kind: str, arrows: Arrows, without: set[tuple[str, str]]) -> list[_Fault]:
    """The faults on the way, each the nearest: no faulty arrow is walked, to tell no consequences."""
    found: list[_Fault] = []
    faulty: set[tuple[str, str]] = set()  # step key and field

    def skip(step: Step, outcome: Outcome) -> bool:
        ways = {(step.key, f"outcomes.{outcome.key}.ends"), *((target, "joins") for target in outcome.opens)}
        return not faulty.isdisjoint(ways) or any((step.key, target) in without for target in outcome.opens)

    while fault := next(
        (fault for move in moves(procedure, kind, skip) for fault in _of_move(procedure, arrows, move)), None
    ):
        found.append(fault)
        faulty.add((fault[0].key, fault[1]))
    return found


def _of_move(procedure: Procedure, arrows: Arrows, move: Move) -> Iterator[_Fault]:
    if move.outcome.ends == "completed" and move.others:
        yield _left_behind(move)
    for target in move.opened:
        if target.key in move.others:
            what = "langkah ini dapat dibuka lagi selagi masih terbuka, karena cabang-cabang sejajar menuju ke sini"
            yield target, "joins", what, "tulis langkah-langkah yang harus ditunggu pada joins"
        elif target.joins and _still_coming(arrows, move, target):
            yield _too_early(move, target)
    if move.outcome.ends is None and not move.after.open:
        yield _waits_forever(procedure, move)


def _left_behind(move: Move) -> _Fault:
    what = f"hasil ini mengakhiri prosedur selagi {_list(move.others)} masih terbuka"
    do = "gabungkan cabang-cabangnya dengan joins sebelum mengakhiri"
    return move.step, f"outcomes.{move.outcome.key}.ends", what, do


def _still_coming(arrows: Arrows, move: Move, join: Step) -> bool:
    """Whether an open step can still lead to a step that the join awaits."""
    return bool(reachable(arrows, move.others, without=join.key) & set(join.joins))


def _too_early(move: Move, join: Step) -> _Fault:
    what = f"langkah ini dapat terbuka terlalu dini, selagi {_list(move.others)} masih menuju ke sini"
    do = "jangan membuka cabang sejajar untuk kedua kali, atau ubah joins"
    return join, "joins", what, do


def _waits_forever(procedure: Procedure, move: Move) -> _Fault:
    """Nothing is open any more: name a join that was led to, and a step that it still awaits."""
    last = dict(move.after.last)
    join, key = next(
        (procedure.step(opened), key)
        for opened in move.outcome.opens
        for key in procedure.step(opened).joins
        if not any(out.key == last.get(key) and opened in out.opens for out in procedure.step(key).outcomes)
    )
    what = f"langkah ini dapat menunggu selamanya karena «{key}» tidak selesai ke sini pada semua jalur"
    return join, "joins", what, "buka langkah itu pada cabang sejajar, atau hapus dari joins"


def _list(keys: frozenset[str]) -> str:
    return ", ".join(f"«{key}»" for key in sorted(keys))
