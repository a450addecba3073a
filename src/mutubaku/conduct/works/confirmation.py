"""Step 7: the client confirms the audit or objects, and reports the payment."""

from __future__ import annotations

from .work import Work

WORK = Work()
