"""Owns when a page says that the service is closed: its database does not answer, or its procedures were changed."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from django.db import Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template import loader
from django.views import defaults

from mutubaku.config.procedures import faults

PAUSE = 2.0  # seconds in which a process does not ask a database again that did not answer
log = logging.getLogger(__name__)


@dataclass
class Door:
    """What this process knows of why it cannot serve."""

    is_unchecked: bool = False  # the procedure files, for the database did not answer so far
    is_altered: bool = False
    away_until: float = 0.0

    def check(self) -> None:
        """Hold the procedure files to the cases, once for each process; it may have started long after `serve`."""
        try:
            found = faults()
        except Error as error:
            log.warning("Berkas prosedur belum dapat diperiksa; basis data tidak menjawab: %s", error)
            self.is_unchecked, self.away_until = True, monotonic() + PAUSE
            return
        self.is_unchecked, self.is_altered = False, bool(found)
        for sentence in found:
            log.critical(sentence)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is to be asked of the database now."""
        return self.is_altered or monotonic() < self.away_until


door = Door()


class ClosedMiddleware:
    """While the service is closed every address answers so, at once; static files stand before it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if door.is_unchecked and not door.is_closed:
            door.check()
        return closed() if door.is_closed else self.get_response(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for an exception nobody expected; one that came of the database is no fault of ours, and passes."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        door.away_until = monotonic() + PAUSE
        return closed()
    return defaults.server_error(request)


def closed() -> HttpResponse:
    """The page that says why, and whether waiting helps."""
    page = loader.get_template("503.html").render({"is_altered": door.is_altered})
    return HttpResponse(page, status=503, headers={"Retry-After": "30", "Cache-Control": "no-store"})
