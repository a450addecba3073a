"""Quick papers: tests about rules get a page that was typeset once, made unlike every other by a line after its end."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

import pytest

from mutubaku.paper import forms

_MADE = datetime(2026, 11, 1, tzinfo=UTC)
_number = itertools.count(1)


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
def quick_papers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Papers are not typeset anew; what stands on them is tested in tests/conduct/works and tests/paper."""
    page = _page()
    monkeypatch.setattr(forms, "typeset", lambda *_args, **_more: page + b"%% %d\n" % next(_number))
    yield
