"""The rail of a case: what was done, what can still come, and what no longer will."""

from __future__ import annotations

from mutubaku.cases.models import Case
from mutubaku.web.cases.page import tasks_of
from mutubaku.web.cases.rail import rail_of
from tests.cast import Cast, close, fresh, later

AT = later(days=1)


def states(case: Case) -> list[str]:
    """The state of steps 3 to 6."""
    return [row.state for row in rail_of(case, tasks_of(case), AT)[2:6]]


def test_while_the_client_completes_verification_is_still_to_come(cast: Cast) -> None:
    task = cast.case_at("completeness")
    close(task, "tidak-lengkap", cast.staff["pjt"], AT)
    assert states(task.case) == ["done", "todo", "now", "todo"]
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], AT)
    assert states(task.case) == ["paused", "todo", "done", "todo"]


def test_once_the_documents_are_valid_nobody_is_asked_to_complete_them(cast: Cast) -> None:
    assert states(cast.case_at("audit-letter").case) == ["done", "done", "skipped", "now"]
