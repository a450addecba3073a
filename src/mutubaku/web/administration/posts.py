"""Holdings and role assignments as the lists show them: in force, to come, over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from mutubaku.people.models import Holding, RoleAssignment


class When(IntEnum):
    """How a dated row stands to a day; also the order in which rows are shown."""

    NOW = 0
    TO_COME = 1
    OVER = 2


@dataclass(frozen=True)
class Post:
    """A dated row with how it stands today."""

    row: Holding | RoleAssignment
    when: When

    @property
    def is_now(self) -> bool:
        """In force today."""
        return self.when is When.NOW

    @property
    def is_over(self) -> bool:
        """No longer in force."""
        return self.when is When.OVER


def posts_on(rows: Iterable[Holding | RoleAssignment], day: date, *, past: bool = False) -> list[Post]:
    """The rows in force first, then those to come, and with ``past`` those that are over."""
    posts = [Post(row, _when(row.starts_on, row.ends_on, day)) for row in rows]
    return sorted((post for post in posts if past or not post.is_over), key=lambda post: post.when)


def _when(starts_on: date, ends_on: date | None, day: date) -> When:
    if ends_on is not None and ends_on < day:
        return When.OVER
    return When.TO_COME if starts_on > day else When.NOW
