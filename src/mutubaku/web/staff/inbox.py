"""The inbox as its page shows it: filtered by plain links, grouped by how near the due moment is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mutubaku.cases.library import library, step_of
from mutubaku.cases.models import Kind, Scheme, Task
from mutubaku.cases.queries import clients_in, coming, late, search
from mutubaku.conduct.inbox import roles_done, work_for
from mutubaku.people.models import User
from mutubaku.web.cases.clock import clock, held_by, unsettled
from mutubaku.web.context import Link
from mutubaku.web.gate import Visit
from mutubaku.web.listing import rows_shown
from mutubaku.web.naming import named

PAGE = 50  # rows shown at first; the rest behind "lagi"


@dataclass(frozen=True)
class Filters:
    """What the address asks for; an unknown value filters nothing."""

    work: str
    scheme: str
    step: str
    client: str
    words: str
    shown: int

    @classmethod
    def read(cls, visit: Visit) -> Filters:
        """From the query string."""
        scheme, step = visit.GET.get("skema", ""), visit.GET.get("langkah", "")
        return cls(
            work=visit.GET.get("kerja", ""),
            scheme=scheme if scheme in Scheme.values else "",
            step=step if step.isprintable() else "",
            client=_number(visit.GET.get("pelanggan", "")),
            words=visit.GET.get("q", "").strip()[:200],
            shown=rows_shown(visit, PAGE),
        )


class Inbox:
    """The inbox of one desk at one moment."""

    def __init__(self, visit: Visit, *, most: int = 0) -> None:
        """With ``most`` only so many rows, whatever the address asks for: the head of a page about something else."""
        self.visit = visit
        self.filters = Filters("", "", "", "", "", most) if most else Filters.read(visit)

    @cached_property
    def tasks(self) -> list[Task]:
        """The filtered tasks, one more than shown so that the page knows whether there are more."""
        tasks = self._work()
        if self.filters.scheme:
            tasks = tasks.filter(case__scheme=self.filters.scheme)
        if self.filters.step:
            tasks = tasks.filter(step=self.filters.step)
        if self.filters.client:
            tasks = tasks.filter(case__organisation_id=self.filters.client)
        if self.filters.work == "saya":
            tasks = tasks.filter(claimed_by=self.visit.user)
        if self.filters.work == "lewat":
            tasks = late(tasks, self.visit.at)
        if self.filters.words:
            tasks = search(tasks, self.filters.words, "case__")
        return list(tasks[: self.filters.shown + 1])

    @property
    def has_more(self) -> bool:
        """Whether there are tasks beyond those shown."""
        return len(self.tasks) > self.filters.shown

    @property
    def more_href(self) -> str:
        """The page with the next rows as well."""
        return self._href(tampil=str(self.filters.shown + PAGE))

    @cached_property
    def groups(self) -> list[dict[str, Any]]:
        """The rows in groups: late, today, later, waiting for others, without a time."""
        at = self.visit.at
        found: dict[str, list[dict[str, Any]]] = {}
        for task in self.tasks[: self.filters.shown]:
            found.setdefault(_group(task, at), []).append(row_of(task, at, self.visit.user))
        return [{"title": str(title), "rows": found[key]} for key, title in _groups() if key in found]

    @cached_property
    def unsettled(self) -> str:
        """The warning that due moments rest on a year without joint leave."""
        return unsettled(self.visit.desk.office, self.visit.at, [task.due_at for task in self.tasks])

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out on purpose."""
        given = self.filters
        return any((given.work, given.scheme, given.step, given.client, given.words))

    @property
    def filter_groups(self) -> list[dict[str, Any]]:
        """The filters as plain links."""
        work = [("", _("Semua")), ("saya", _("Milik saya")), ("lewat", _("Lewat waktu"))]
        schemes = [("", _("Semua")), *((s.value, str(s.label)) for s in Scheme)]
        steps = [("", _("Semua")), *self._steps()]
        groups = [
            {"name": _("Pekerjaan"), "links": self._links("kerja", self.filters.work, work)},
            {"name": _("Skema"), "links": self._links("skema", self.filters.scheme, schemes)},
            {"name": _("Langkah"), "links": self._links("langkah", self.filters.step, steps)},
        ]
        clients = clients_in(self._work())
        if len(clients) > 1 or self.filters.client:
            named_clients = [("", _("Semua")), *((str(pk), name) for pk, name in clients)]
            links = self._links("pelanggan", self.filters.client, named_clients)
            groups.append({"name": _("Pelanggan"), "links": links})
        return groups

    @cached_property
    def upcoming(self) -> int:
        """How many cases are on their way here, for the empty inbox."""
        return coming(self.visit.desk.office, self._work())

    def _work(self) -> QuerySet[Task]:
        """Everything that waits for this person."""
        return work_for(self.visit.user, self.visit.desk.office, self.visit.desk.roles, self.visit.at)

    def _steps(self) -> list[tuple[str, str]]:
        """The steps that may wait in this inbox, each once."""
        roles = roles_done(self.visit.desk.roles)
        found: dict[str, str] = {}
        for key in library().keys():  # noqa: SIM118 - a library is no mapping
            for step in library().get(key, library().versions(key)[-1]).steps:
                if step.role in roles and not step.runs:
                    found.setdefault(step.key, named(step.title))
        return list(found.items())

    def _links(self, name: str, chosen: str, choices: list[tuple[str, str]]) -> list[Link]:
        return [Link(label, self._href(**{name: value}), current=value == chosen) for value, label in choices]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The filters that a search keeps."""
        return [(name, value) for name, value in self._asked.items() if value and name != "q"]

    @property
    def _asked(self) -> dict[str, str]:
        given = self.filters
        return {
            "kerja": given.work,
            "skema": given.scheme,
            "langkah": given.step,
            "pelanggan": given.client,
            "q": given.words,
        }

    def _href(self, **changes: str) -> str:
        kept = {key: value for key, value in {**self._asked, **changes}.items() if value}
        return f"{reverse('staff:inbox')}?{urlencode(kept)}" if kept else reverse("staff:inbox")


def _number(typed: str) -> str:
    """Digits that a key can have; anything else filters nothing."""
    return typed if typed.isdecimal() and len(typed) < 19 else ""  # noqa: PLR2004 - a bigint's digits


def row_of(task: Task, at: datetime, user: User) -> dict[str, Any]:
    """One task as the inbox component draws it; a colleague's claim stands in it only when it has lapsed."""
    step = step_of(task)
    lapsed = task.claimed_by is not None and task.claimed_by_id != user.pk
    return {
        "number": task.case.number,
        "href": reverse("cases:task", args=[task.pk]),
        "client": task.case.organisation.name,
        "product": task.case.about,
        "scheme": task.case.get_scheme_display(),
        "kind": "" if task.case.kind == Kind.INITIAL else task.case.get_kind_display(),
        "step": named(step.title),
        "now": main_number(task),
        "total": len(library().get(task.case.procedure_key, task.case.procedure_version).steps),
        "state": "paused" if held_by(task) else "now",
        "left": clock(task, at),
        "due": None if held_by(task) else task.due_at,
        "holder": task.claimed_by.name if task.claimed_by and not lapsed else "",
        "lapsed": task.claimed_by.name if task.claimed_by and lapsed else "",
        "claim": "" if task.claimed_by and not lapsed else reverse("cases:claim", args=[task.pk]),
    }


def main_number(task: Task) -> int:
    """The step of the service procedure the task stands at or under."""
    carrier = task.parent or task
    return step_of(carrier).number


def _groups() -> list[tuple[str, str]]:
    return [
        ("late", _("Lewat waktu")),
        ("today", _("Hari ini")),
        ("tomorrow", _("Besok")),
        ("later", _("Kemudian")),
        ("none", _("Tanpa batas waktu")),
        ("waiting", _("Menunggu pihak lain")),
    ]


def _group(task: Task, at: datetime) -> str:
    if held_by(task):
        return "waiting"
    if task.due_at is None:
        return "none"
    if task.due_at < at:
        return "late"
    day, today = timezone.localtime(task.due_at).date(), timezone.localtime(at).date()
    if day == today:
        return "today"
    return "tomorrow" if day == today + timedelta(days=1) else "later"
