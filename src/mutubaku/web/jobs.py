"""The background worker's rounds: the outbox every moment, reminders and housekeeping every hour."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from threading import Event

from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from mutubaku.conduct.jobs import keep_cycles, make_receipts, remind_clients
from mutubaku.documents.held import sweep
from mutubaku.journal.anchors import anchor_chains
from mutubaku.notices.jobs import address_notices, send_due

from .models import PostedForm

log = logging.getLogger(__name__)
HOUSEKEEPING_EVERY = timedelta(hours=1)
FORMS_KEPT = timedelta(days=30)  # a form posted again after that is a new one


def run(stop: Event, every: float) -> None:
    """Work until told to stop. A round that fails is logged, and the next one tries again."""
    cleared = timezone.now() - HOUSEKEEPING_EVERY
    while not stop.is_set():
        at = timezone.now()
        try:
            work_through()
            if at - cleared >= HOUSEKEEPING_EVERY:
                remind_clients(at)
                keep_cycles(at)
                anchor_chains(at)
                clear(at)
                cleared = at
        except Exception:
            log.exception("Pekerja latar terhenti sejenak; dicoba lagi.")
            connections.close_all()
        stop.wait(every)


def work_through() -> None:
    """Make the receipts that lists left over, and address and send everything that is due now."""
    while make_receipts(timezone.now()):
        pass
    while address_notices(timezone.now()):
        pass
    while send_due(timezone.now()):
        pass


def clear(at: datetime) -> None:
    """Forget sessions that have ended, keys of forms nobody will post again, and files held for such a form."""
    PostedForm.objects.filter(at__lt=at - FORMS_KEPT).delete()
    call_command("clearsessions")
    sweep(at)
