"""An audit held at a distance, in whole or in part (IAF MD 4): what is agreed before it, and what is recorded of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mutubaku.audits.visits.errors import AgreedAfterwards, RemoteIncomplete, RemotePlanIncomplete


@dataclass(frozen=True)
class Ahead:
    """What a plan says of its remote part: which part, by which means, with which risks and safeguards."""

    parts: str = ""
    means: str = ""
    risks: str = ""

    def __bool__(self) -> bool:
        return bool(self.parts or self.means or self.risks)


@dataclass(frozen=True)
class Remote:
    """How a visit was held at a distance. ``agreed_on``, ``agreement`` and ``risks`` only where no plan says them."""

    is_remote: bool | None = None
    agreed_on: date | None = None
    agreement: str = ""
    risks: str = ""
    means: str = ""
    result: str = ""


def check_ahead(ahead: Ahead) -> None:
    """Refuse a plan that says of its remote part one thing and leaves out another."""
    for name in ("parts", "means", "risks") if ahead else ():
        if not getattr(ahead, name):
            raise RemotePlanIncomplete(f"remote_{name}")


def check_remote(remote: Remote, latest: date, *, is_planned: bool) -> None:
    """Refuse a remote visit of which is not said what was agreed beforehand and what is used.

    ``latest``: the day on which the audit began, else today. How it went is written when it is over (``told``).
    RemoteIncomplete names the first field, AgreedAfterwards.
    """
    if not remote.is_remote:
        return
    asked = ("means",) if is_planned else ("agreed_on", "agreement", "risks", "means")
    for name in asked:
        if not getattr(remote, name):
            raise RemoteIncomplete(f"remote_{name}")
    if remote.agreed_on is not None and remote.agreed_on > latest:
        raise AgreedAfterwards(latest)


def agreed_beforehand(agreed_on: date | None, first_day: date | None) -> bool:
    """Whether what was agreed was agreed no later than the audit began; true while either is not known."""
    return agreed_on is None or first_day is None or agreed_on <= first_day
