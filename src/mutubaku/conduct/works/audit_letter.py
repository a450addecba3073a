"""Step 6: dates, team and fee are told to the client, with the code to pay by."""

from __future__ import annotations

from .work import Work

WORK = Work()
