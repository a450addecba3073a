"""What the pages people open most cost: the desk's inbox, the client's dossier and application, the tracking page.

An office with cases at every step of a twelve-step procedure; each page is asked for as a browser does, through the
whole of Django, and what it costs is processor time.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from statistics import median, quantiles
from time import process_time
from typing import Any

from .journey import Product
from .world import BEGIN, database, people

CASES, RUNS = 240, 40
BAR_MS = 150


def main() -> int:
    """Print the table; 1 when a page's median misses the bar."""
    with database():
        from django.core.management import call_command  # noqa: PLC0415 - Django must be up

        from mutubaku.applications.models import Application  # noqa: PLC0415 - likewise
        from mutubaku.conduct.actions import open_case  # noqa: PLC0415 - likewise

        call_command("collectstatic", interactive=False, verbosity=0)
        users, client = people()
        product = Product(users, client)
        tasks = [product.begun() for _ in range(CASES)]
        for number, task in enumerate(tasks):
            Application.objects.get_or_create(case=task.case)
            _walk(product, task, number % 12)
        case = tasks[-1].case
        draft = open_case(client, scheme="iso-9001", kind="initial", by=users["client"], at=BEGIN)
        pages = {
            "kotak kerja": ("/kerja/", users["pjt"]),
            "berkas yang diisi": (f"/permohonan/{draft.pk}/", users["client"]),
            "permohonan pelanggan": (f"/perkara/{case.pk}/", users["client"]),
            "lacak tanpa masuk": (f"/lacak/{case.secret}/", None),
        }
        print(f"{CASES} permohonan\n{'halaman':<24}{'median':>10}{'p95':>10}{'KB':>8}   (ms waktu prosesor)")
        worst = max(_page(name, *asked) for name, asked in pages.items())
    met = worst <= BAR_MS
    print(f"halaman: {worst:.0f} ms paling lama, batas {BAR_MS} ms: {'tercapai' if met else 'TIDAK tercapai'}")
    return 0 if met else 1


def _walk(product: Product, task: Any, steps: int) -> None:
    """Take a case a few steps on."""
    from mutubaku.conduct.actions import perform  # noqa: PLC0415 - Django must be up

    at = BEGIN
    for _ in range(steps):
        at += timedelta(minutes=5)
        opened = perform(task.pk, "selesai", product.users[task.role], at).opened
        task = opened[0] if opened else task


def _page(name: str, path: str, user: Any) -> float:
    from django.test import Client  # noqa: PLC0415 - Django must be up

    browser = Client(SERVER_NAME="localhost")
    if user is not None:
        browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    taken, size = [], 0
    for _ in range(RUNS):
        begun = process_time()
        response = browser.get(path)
        taken.append((process_time() - begun) * 1e3)
        if response.status_code != 200:
            raise RuntimeError(f"{path} answered {response.status_code}")
        size = len(response.content)
    middle = median(taken)
    print(f"{name:<24}{middle:>10.1f}{quantiles(taken, n=20)[-1]:>10.1f}{size / 1024:>8.1f}")
    return middle


if __name__ == "__main__":
    sys.exit(main())
