"""Step 4: each document of the company is verified, and the verified set is frozen."""

from __future__ import annotations

from .work import Work

WORK = Work()
