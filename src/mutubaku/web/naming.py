"""Names out of procedure files in the reader's language: short titles, roles, outcomes and pauses.

What the SOP itself says, its activities and documents, is quoted law and stays as it is printed.
"""

from __future__ import annotations

from django.utils.translation import pgettext


def named(text: str) -> str:
    """The name in the active language; an office's own names, which no catalogue knows, as they are."""
    return pgettext("sop", text) if text else ""
