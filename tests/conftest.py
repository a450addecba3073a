"""Owns what every test stands on: Hypothesis profiles, closed sockets, the queue worked off on demand."""

import os
from collections.abc import Callable

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import HealthCheck, settings

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci", max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Stories talk to a server of ours through sockets; everything else has none."""
    for item in items:
        if item.get_closest_marker("story"):
            item.add_marker(pytest.mark.enable_socket)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say in plain words which stories did not run: a skipped story is easily overlooked in a count."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "stories/" in report.nodeid]
    if skipped:
        terminalreporter.section("stories that did NOT run")
        for report in skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
            terminalreporter.write_line(f"{report.nodeid}: {reason}")


@pytest.fixture
def work_queue() -> Callable[[], None]:
    """Does the queued background work there is, as `mutubaku worker` would, and comes back."""
    from django_tasks_db.management.commands.db_worker import Worker  # noqa: PLC0415 - needs a started Django

    def work() -> None:
        Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="test",
            excluded_queue_names=[],
        ).run()

    return work
