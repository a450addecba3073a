"""Step 2: the head routes the application to the sections."""

from __future__ import annotations

from .work import Work

WORK = Work()
