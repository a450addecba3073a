"""Step 3: each requirement is checked for being there, and the application is reviewed (ISO/IEC 17065, 7.3)."""

from __future__ import annotations

from .work import Work

WORK = Work()
