"""The cast at its browsers, as for the pages about cases."""

from tests.web.cases.conftest import as_, cast, move, queries, quick_papers

__all__ = ["as_", "cast", "move", "queries", "quick_papers"]
