"""The form of one file for one requirement."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mutubaku.documents.policy import ACCEPTED
from mutubaku.web.uploads import MB

from .fields import Answers


class UploadForm(Answers):
    """A file to choose; what is wrong with a chosen one is judged by ``web.uploads`` and the room that keeps it."""

    file = forms.FileField(label=_("Berkas"), widget=forms.FileInput(attrs={"accept": ACCEPTED}))


def upload_form(key: str, problem: str = "") -> UploadForm:
    """The form for one requirement, with what was wrong with the file just sent."""
    form = UploadForm({} if problem else None, auto_id=f"{key}_%s")
    form.fields["file"].error_messages["required"] = problem  # the form holds no file: this is all it can say
    return form


def largest() -> str:
    """How large a file may be."""
    return f"{settings.UPLOAD_LIMIT // MB} MB"
