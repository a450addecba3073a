"""Owns what every test stands on: Hypothesis profiles, closed sockets, a journal that can be emptied."""

import gc
import os
import shutil
from collections.abc import Iterator
from uuid import uuid4

import pytest
from _pytest.terminal import TerminalReporter
from django.db import connection
from django.test import TransactionTestCase
from factory.django import DjangoModelFactory
from hypothesis import HealthCheck, settings

from mutubaku.journal import triggers
from tests.folders import beginnings

# Python looks through all it holds for circles after every 700 new objects: with all rooms in memory, a twelfth of the
# time of a run.
gc.set_threshold(100_000, 50, 1000)

settings.register_profile("dev", max_examples=50, deadline=None)
# for `make policies`: the tables reach the branches, the random cases only ride along
settings.register_profile("branches", max_examples=5, deadline=None, derandomize=True)
settings.register_profile(
    "ci", max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
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


def pytest_configure(config: pytest.Config) -> None:
    """Name the run, so that whoever began it can remove what its processes leave for each other."""
    if not hasattr(config, "workerinput") and not config.getoption("testrunuid", None):
        config.option.testrunuid = uuid4().hex


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the processes of the run left for each other."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(beginnings(config.option.testrunuid), ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def numbers_of_its_own() -> None:
    """Each process counts its people and companies from elsewhere: it lays down those of the others beside its own."""
    process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for one in _factories(DjangoModelFactory):
        one.reset_sequence(process * 1_000_000, force=True)


def _factories(base: type[DjangoModelFactory]) -> Iterator[type[DjangoModelFactory]]:
    for one in base.__subclasses__():
        yield one
        yield from _factories(one)


@pytest.fixture(scope="session", autouse=True)
def the_disk_is_not_waited_for() -> Iterator[None]:
    """A test's files need not outlive a power cut; that ours do is shown by tests/documents/test_storage.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def journal_can_be_emptied_after_a_test() -> Iterator[None]:
    """A test with real commits ends by emptying every table, which the journal's triggers refuse: they step
    aside for that moment."""
    empty_tables = TransactionTestCase._fixture_teardown

    def without_triggers(case: TransactionTestCase) -> None:
        triggers.remove(connection)
        try:
            empty_tables(case)
        finally:
            triggers.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_triggers)
        yield
