"""S1: whole twelve-step cases per second through the one door, beside raw SQL doing the bare minimum in the same run.

A case's step is one transaction each: the office's right to act, the papers, the compare-and-set, the next task with
its due moment, the sealed journal entry and the outbox. The floor is the same twelve transactions with nothing but
the two task rows and an event row, in hand-written SQL on the same connection. Both find the first task open.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from time import perf_counter
from typing import Any

from .world import BEGIN, database, people

SHARE = {"sqlite": 0.2, "postgresql": 0.4}
CASES, ROUNDS = 25, 5
STEPS = 12


def main() -> int:
    """Print both rates and their ratio; 1 when the bar is missed."""
    with database() as vendor:
        users, client = people()
        product = Product(users, client)
        floor = Floor()
        rates: dict[str, list[float]] = {"product": [], "floor": []}
        for _ in range(ROUNDS):  # in turn, so that a machine that slows down slows both
            rates["floor"].append(_rate(floor.case, [floor.begun(number) for number in range(CASES)]))
            rates["product"].append(_rate(product.case, [product.begun() for _ in range(CASES)]))
        ours, bare = median(rates["product"]), median(rates["floor"])
        ratios = [a / b for a, b in zip(rates["product"], rates["floor"], strict=True)]
        met = median(ratios) >= SHARE[vendor]
        print(
            f"S1 {vendor}: {ours:.1f} perkara/detik; SQL polos {bare:.1f}; rasio {median(ratios):.2f} "
            f"({min(ratios):.2f}–{max(ratios):.2f}), batas {SHARE[vendor]}: {'tercapai' if met else 'TIDAK tercapai'}"
        )
    return 0 if met else 1


def _rate(run: Callable[[Any], None], cases: list[Any]) -> float:
    begun = perf_counter()
    for case in cases:
        run(case)
    return len(cases) / (perf_counter() - begun)


class Product:
    """A case through the real actions; the paper every step needs is put into each case before the clock of it runs."""

    def __init__(self, users: dict[str, Any], client: Any) -> None:
        from mutubaku.cases.library import library  # noqa: PLC0415 - Django must be up

        self.users, self.client = users, client
        self.procedure = library().get("bench-service", 1)
        self.file = self._file()

    def _file(self) -> Any:
        from mutubaku.documents.models import StoredFile  # noqa: PLC0415 - Django must be up

        return StoredFile.objects.create(sha256="0" * 64, size=1, media_type="application/pdf", created_at=BEGIN)

    def case(self, task: Any) -> None:
        """Take a case from its first open task through twelve steps."""
        from mutubaku.conduct.actions import perform  # noqa: PLC0415 - Django must be up

        at = BEGIN
        for _ in range(STEPS):
            at += timedelta(minutes=5)
            done = perform(task.pk, "selesai", self.users[task.role], at)
            if done.opened:
                task = done.opened[0]
        if done.ending != "completed":
            raise RuntimeError(f"case {task.case_id} did not end")

    def begun(self) -> Any:
        """The first task of a new case that has the paper every step needs."""
        from django.db import transaction  # noqa: PLC0415 - Django must be up

        from mutubaku.cases.models import Case  # noqa: PLC0415 - likewise
        from mutubaku.conduct.actions.opening import case_place, open_step  # noqa: PLC0415 - likewise
        from mutubaku.conduct.policy import Opening  # noqa: PLC0415 - likewise
        from mutubaku.documents.models import Document, Version  # noqa: PLC0415 - likewise
        from mutubaku.people.access import client_capacity  # noqa: PLC0415 - likewise

        user = self.users["client"]
        capacity = client_capacity(user, self.client, BEGIN)
        if capacity is None:
            raise RuntimeError("the client may not act")
        with transaction.atomic():
            case = Case.objects.create(
                office=self.client.office,
                organisation=self.client,
                scheme="iso-9001",
                kind="initial",
                procedure_key=self.procedure.key,
                procedure_version=self.procedure.version,
                opened_at=BEGIN,
                sent_at=BEGIN,
                opened_by=user,
            )
            task = open_step(case_place(case, {}), Opening(self.procedure.first, None), capacity, BEGIN)[0]
            document = Document.objects.create(case=case, kind="surat-permohonan")
            Version.objects.create(
                document=document,
                number=1,
                file=self.file,
                filename="surat.pdf",
                origin="uploaded",
                task=task,
                added_at=BEGIN,
                added_by=user,
                added_as="Pelanggan",
            )
        return task


class Floor:
    """The least a case can cost: task and event rows in plain SQL, one transaction a step."""

    def __init__(self) -> None:
        from django.db import connection  # noqa: PLC0415 - Django must be up

        self.connection = connection
        if connection.vendor == "postgresql":
            connection.ensure_connection()
            connection.connection.prepare_threshold = 5  # the floor's statements are planned once, as the product's are
        identity = "integer PRIMARY KEY" if connection.vendor == "sqlite" else "bigserial PRIMARY KEY"
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE TABLE bare_task (id {identity}, case_id bigint, step integer, opened text, closed text)"
            )
            cursor.execute(f"CREATE TABLE bare_event (id {identity}, case_id bigint, step integer, at text, who text)")

    INSERT = "INSERT INTO bare_task (case_id, step, opened) VALUES (%s, %s, %s) RETURNING id"

    def begun(self, number: int) -> tuple[int, int]:
        """A new case and its first task."""
        with self.connection.cursor() as cursor:
            cursor.execute(self.INSERT, [number, 1, BEGIN.isoformat()])
            return number, cursor.fetchone()[0]

    def case(self, first: tuple[int, int]) -> None:
        """One case: twelve times close, open the next, note the event."""
        from django.db import transaction  # noqa: PLC0415 - Django must be up

        (number, task), moment = first, BEGIN.isoformat()
        with self.connection.cursor() as cursor:
            for step in range(1, STEPS + 1):
                with transaction.atomic():
                    cursor.execute("UPDATE bare_task SET closed = %s WHERE id = %s AND closed IS NULL", [moment, task])
                    if step < STEPS:
                        cursor.execute(self.INSERT, [number, step + 1, moment])
                        task = cursor.fetchone()[0]
                    cursor.execute(
                        "INSERT INTO bare_event (case_id, step, at, who) VALUES (%s, %s, %s, %s)",
                        [number, step, moment, "x"],
                    )


if __name__ == "__main__":
    sys.exit(main())
