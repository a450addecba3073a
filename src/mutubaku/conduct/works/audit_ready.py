"""Step 8: the other section is told that the company is ready for the audit."""

from __future__ import annotations

from .work import Work

WORK = Work()
