"""The guide shows what the product looks like: every picture is taken by the one command, is there, and is shown."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
TAKEN = re.compile(r'Picture\(\s*"([\w-]+)"')


def test_every_picture_that_is_shown_is_there_and_every_picture_there_is_taken_by_the_command() -> None:
    taken = set(TAKEN.findall((ROOT / "tests" / "stories" / "screens.py").read_text(encoding="utf-8")))
    there = {one.name for one in IMAGES.glob("*.png")}
    assert {name.rpartition("-")[0] for name in there} == taken
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    shown = {name for page in pages for name in re.findall(r"images/([\w-]+\.png)", page.read_text(encoding="utf-8"))}
    assert shown <= there


def test_every_actor_s_page_shows_a_screen() -> None:
    pages = [one for one in sorted((ROOT / "docs" / "guide").glob("*.md")) if one.name != "README.md"]
    assert [one.name for one in pages if "](../images/" not in one.read_text(encoding="utf-8")] == []
