"""Every posting form acts at most once: a double click, a repeated POST or a lost answer leads to the same page."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from functools import wraps
from hashlib import blake2b, sha256
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from .models import PostedForm

FIELD = "once"
OUTBOX = "X-Outbox"  # static/mutubaku/later.js
CARRIED = frozenset({"csrfmiddlewaretoken", FIELD})  # fields a form carries for us; nobody typed them
READ = "read"  # what the page showed of what its form assents to
View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """Run a posting view in one transaction under the form's key and what was filled in.

    A redirect means the form was acted on: its key and goal are committed with the act. Any other answer (a form
    with errors) undoes whatever the view wrote and leaves the key free, so the corrected form can be sent.
    """

    view.acts_once = True  # type: ignore[attr-defined]  # for the test that asks it of every form

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        key = _key(request)
        if key is None:
            return render(request, "400.html", {"reason": "once"}, status=400)
        with transaction.atomic():
            posted = _claim(key, request)
            if posted is None:
                return _led(request, _goal(key, request))
            response = view(request, *args, **kwargs)
            if not isinstance(response, HttpResponseRedirect):
                transaction.set_rollback(True)
                return response
            posted.location = response.url[:500]
            posted.save(update_fields=["location"])
        return _led(request, response.url, response)

    return guarded


def read_in(request: HttpRequest) -> str:
    """What the page of a posted form showed, as ``{% read_field %}`` put it there; empty when it does not say."""
    return request.POST.get(READ, "")


def _led(request: HttpRequest, goal: str, response: HttpResponse | None = None) -> HttpResponse:
    """Onward; the script that keeps forms on the telephone is told where to, and knows by it that the form acted."""
    if OUTBOX in request.headers:
        return JsonResponse({"goal": goal})
    return response or redirect(goal)


def _key(request: HttpRequest) -> uuid.UUID | None:
    """The key of this sending; None when the form carries none.

    What was filled in is part of it: whoever goes back in the browser finds the old hidden key, and a form they
    changed there is a new act, not the earlier one sent again.
    """
    try:
        return uuid.uuid5(uuid.UUID(request.POST.get(FIELD, "")), _digest(request))
    except ValueError:
        return None


def _digest(request: HttpRequest) -> str:
    """SHA-256 over what was filled in and where it was sent, the content of files included: a corrected file may have
    the same size.
    """
    fields = sorted((name, values) for name, values in request.POST.lists() if name not in CARRIED)
    files = sorted((name, [(one.name, _digest_of(one)) for one in sent]) for name, sent in request.FILES.lists())
    return sha256(json.dumps([request.path, fields, files]).encode()).hexdigest()


def _digest_of(file: UploadedFile[Any]) -> str:
    """Of the content of a file, which the view can then read from its beginning; BLAKE2 as it takes half the time."""
    found = blake2b(digest_size=32)
    for chunk in file.chunks():
        found.update(chunk)
    file.seek(0)
    return found.hexdigest()


def _claim(key: uuid.UUID, request: HttpRequest) -> PostedForm | None:
    """Take the key for this request; None when an earlier request has it. Waits for one that is still running."""
    user_id = request.user.pk if request.user.is_authenticated else None
    mine = PostedForm(key=key, claim=uuid.uuid4(), user_id=user_id, path=request.path[:500], at=timezone.now())
    PostedForm.objects.bulk_create([mine], ignore_conflicts=True)
    held = PostedForm.objects.get(key=key)
    return held if held.claim == mine.claim else None


def _goal(key: uuid.UUID, request: HttpRequest) -> str:
    """Where the earlier request led its own sender; somebody else's key leads nowhere new."""
    held = PostedForm.objects.get(key=key)
    own = held.user_id == (request.user.pk if request.user.is_authenticated else None)
    return held.location if own else request.path
