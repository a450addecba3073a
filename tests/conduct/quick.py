"""Quick papers: tests about rules get a page that was typeset once, made unlike every other by a line after its end.

What would have stood on each paper is kept for whoever asks (``Written``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from mutubaku.paper import forms

_MADE = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass
class Written:
    """The papers made so far, oldest first: template and everything that stands on it."""

    papers: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def typeset(self, template: str, data: Mapping[str, Any], **_more: object) -> bytes:
        self.papers.append((template, dict(data)))
        return _page() + b"%% %d\n" % len(self.papers)

    def last(self, template: str) -> dict[str, Any]:
        """What stands on the newest paper of a template."""
        return next(data for name, data in reversed(self.papers) if name == template)


@cache
def _page() -> bytes:
    form = forms.OfficeDocument(
        letterhead=forms.Letterhead(lines=("KANTOR CONTOH",)),
        title="Halaman contoh",
        number="",
        place="Contoh",
        issued=_MADE.date(),
        paragraphs=("Isi.",),
    )
    return form.pdf(at=_MADE)


@pytest.fixture
def quick_papers(monkeypatch: pytest.MonkeyPatch) -> Written:
    """Papers are not typeset anew; how they look is tested in tests/paper."""
    _page()
    written = Written()
    monkeypatch.setattr(forms, "typeset", written.typeset)
    return written
