"""The cast, as the tests of case pages have it."""

from tests.web.cases.conftest import as_, cast, move, queries, quick_papers

__all__ = ["as_", "cast", "move", "queries", "quick_papers"]
