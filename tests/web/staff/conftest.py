"""The desks of the cast, as the tests of case pages have them."""

from tests.web.cases.conftest import as_, cast, move, queries, quick_papers, soon_after

__all__ = ["as_", "cast", "move", "queries", "quick_papers", "soon_after"]
