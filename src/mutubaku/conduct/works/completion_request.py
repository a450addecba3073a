"""Step 5: the client is asked to complete exactly what steps 3 and 4 found lacking."""

from __future__ import annotations

from .work import Work

WORK = Work()
