"""Counts what something asks of a person: pages, answers, clicks (the bars U5 and U7)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Frame, Locator, Page

FIRST_TIME_PAGES = 10  # the bar U5, of somebody who applies for the first time
ANSWERS = ("fill", "check", "select_option", "set_input_files")


@dataclass
class Count:
    """The pages that were open, by their path; how often something was answered; how often something was pressed."""

    paths: list[str] = field(default_factory=list)
    answers: int = 0
    clicks: int = 0

    def pages(self, *but: str) -> list[str]:
        """The distinct pages whose path ends in none of these."""
        return [path for path in dict.fromkeys(self.paths) if not path.endswith(but)]


@contextmanager
def counted(page: Page) -> Iterator[Count]:
    """Count what happens at a page in the block."""
    count = Count([urlsplit(page.url).path] if page.url.startswith("http") else [])

    def note(frame: Frame) -> None:
        count.paths.append(urlsplit(frame.url).path)

    page.on("framenavigated", note)
    with pytest.MonkeyPatch.context() as patch:
        for name in (*ANSWERS, "click"):
            patch.setattr(Locator, name, _counting(getattr(Locator, name), count, name))
        yield count
    page.remove_listener("framenavigated", note)


def _counting(original: Any, count: Count, name: str) -> Any:
    def call(self: Locator, *given: Any, **named: Any) -> Any:
        if name == "click":
            count.clicks += 1
        else:
            count.answers += 1
        return original(self, *given, **named)

    return call
