"""Playing all scenes together: every act of every case in the order of the clock, so that numbers follow the days."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from mutubaku.cases.models import Case
from mutubaku.conduct import actions
from mutubaku.conduct.founding import seeds
from mutubaku.conduct.jobs import keep_cycle
from mutubaku.notices.models import Notice
from mutubaku.people.models import Office, Organisation
from mutubaku.people.queries import calendar_of

from .cases import Act, next_act
from .complaints import Course, courses
from .moments import after
from .scenes import Ago, Scene, scenes

OLD_NEWS = timedelta(days=4)


@dataclass
class Journey:
    """A scene under way: its case, once it is open, and the moment of its last act."""

    scene: Scene
    organisation: Organisation
    cases: dict[str, Case]
    at: datetime
    ended: bool = False

    def next(self) -> Act | None:
        """What happens next in this scene."""
        case = self.cases.get(self.scene.key)
        if case is None:
            return Act(self.scene.begins, self._open)
        act = next_act(case, replace(self.scene.plan, on_its_days=True), self.at)
        finale = self.scene.finale
        if act is None and finale is not None and not self.ended:
            self.ended = True
            at = after(calendar_of(case.office), self.at, 30)
            return Act(at, lambda: finale(case, at))
        return act

    def _open(self) -> None:
        scene = self.scene
        client = self.organisation.users.order_by("memberships__pk")[0]
        about = self.cases[scene.about].certificate if scene.about else None
        self.cases[scene.key] = actions.open_case(
            self.organisation, scheme=scene.scheme, kind=scene.kind, by=client, at=scene.begins, subject=about
        )


def play(office: Office, at: datetime) -> dict[str, Case]:
    """Play every scene up to ``at``, all or nothing; the cases by the key of their scene."""
    calendar = calendar_of(office)  # before the transaction, so that it is built once for all acts
    rows = seeds().demonstration.organisation
    clients = {row.key: Organisation.objects.get(office=office, name=row.name) for row in rows}
    cases: dict[str, Case] = {}
    journeys: list[Journey | Course] = [
        Journey(one, clients[one.organisation], cases, one.begins) for one in scenes(calendar, at)
    ]
    journeys += courses(office, Ago(calendar, at))
    with transaction.atomic():
        for act in _in_order(journeys, at):
            act.do()
        keep_cycle(office, at)
        _forget_old_news(office, at)
    return cases


def _in_order(journeys: list[Journey | Course], until: datetime) -> Iterator[Act]:
    """The acts of all journeys as the clock brings them; each is done before the next is asked for."""
    queue: list[tuple[datetime, int, Act]] = []

    def push(number: int) -> None:
        act = journeys[number].next()
        if act is not None and act.at <= until:
            heapq.heappush(queue, (act.at, number, act))

    for number in range(len(journeys)):
        push(number)
    while queue:
        moment, number, act = heapq.heappop(queue)
        yield act
        journeys[number].at = moment
        push(number)


def _forget_old_news(office: Office, at: datetime) -> None:
    """Nobody is to find hundreds of letters about long finished steps: only the last days' news is sent."""
    old = Notice.objects.filter(office=office, addressed_at=None, at__lt=at - OLD_NEWS)
    old.update(addressed_at=F("at"))
