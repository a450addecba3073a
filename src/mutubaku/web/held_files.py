"""The file field of every form that asks for more than a file: a good file outlives the refusal of the rest.

A browser empties its file controls when a form comes back. So whatever was good about what was chosen is held when
the field is drawn again (``templatetags/look.py``), offered as a ticked box, and read back when the form is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal
from mutubaku.documents.held import Judge, acceptable, held, hold
from mutubaku.documents.policy import ACCEPTED, UploadRefused

from .resume import typed_into
from .uploads import all_uploaded

if TYPE_CHECKING:
    Files = MultiValueDict[str, UploadedFile[Any]]
else:
    Files = MultiValueDict  # its stub alone knows of what

File = tuple[str, bytes]
"""The name a file was sent with, and its bytes."""


class Sent(Files):
    """The files of a form, with the request they came by: it knows whose they are and what was dropped."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(dict(request.FILES.lists()))
        self.request = request
        self.whose = cast(int, request.user.pk)


def sent(request: HttpRequest, path: str = "") -> Sent | None:
    """What a form takes as its files; None for a form nobody has typed into (``typed_into``)."""
    return None if typed_into(request, path) is None else Sent(request)


def resumed(request: HttpRequest, path: str = "") -> tuple[QueryDict | None, Sent | None]:
    """What fills a form on a page of several that is only shown: what was typed when the session was lost."""
    return (None, None) if request.method == "POST" else (typed_into(request, path), sent(request, path))


class Came(NamedTuple):
    """What a form brings for one field: where its files are, under which name, and the tokens of those held."""

    sent: Sent
    name: str
    tokens: list[str]


class HeldInput(forms.FileInput):
    """The control; beside what was chosen it reads which held files are still wanted."""

    def __init__(self, attrs: Mapping[str, Any], *, many: bool) -> None:
        self.allow_multiple_selected = many
        super().__init__(dict(attrs))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Came | None:
        if not isinstance(files, Sent):
            return None
        key = held_name(name)
        return Came(files, name, data.getlist(key) if isinstance(data, MultiValueDict) else [])


class HeldFile(forms.FileField):
    """A file, or with ``many`` several, judged by its content; ``empty`` is the sentence when there must be one.

    Cleaned it is name and bytes, None without a file; with ``many`` a list of them.
    """

    good: list[File]

    def __init__(
        self,
        label: Any,
        *,
        empty: Any = "",
        hint: Any = "",
        many: bool = False,
        accept: str = ACCEPTED,
        judge: Judge = acceptable,
        **attrs: str,
    ) -> None:
        self.many, self.judge, self.good = many, judge, []
        super().__init__(
            label=label,
            required=bool(empty),
            help_text=hint,
            widget=HeldInput({"accept": accept, **attrs}, many=many),
            error_messages={"required": empty},
        )

    def clean(self, data: Any, _initial: Any = None) -> Any:
        """All that can be said at once is said; what is good stays in ``good``, to be held."""
        files, wrong = self._read(data) if data else ([], [])
        said = {one: self._said(one) for one in files}
        self.good = [one for one in files if not said[one]]
        wrong += filter(None, said.values())
        if wrong:
            raise forms.ValidationError(wrong)
        if self.required and not self.good:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return self.good if self.many else next(iter(self.good), None)

    def _read(self, came: Came) -> tuple[list[File], list[str]]:
        """What was chosen, and of what was held before whatever that does not replace; why others cannot be read."""
        files, large = all_uploaded(came.sent.request, came.name)
        wrong = [large] if large else []
        if (files or wrong) and not self.many:
            return files, wrong
        names = {name for name, _data in files}
        before = [held(token, came.sent.whose) for token in came.tokens]
        if None in before:
            wrong.append(_("Berkas yang Anda pilih tadi tidak tersimpan lagi. Pilih berkasnya sekali lagi."))
        return [*files, *(one for one in before if one and one[0] not in names)], wrong

    def _said(self, file: File) -> str:
        """What is wrong with a file; nothing when it is good."""
        try:
            self.judge(*file)
        except (Refusal, UploadRefused) as refused:
            return str(refused)
        return ""


class Held(NamedTuple):
    """A held file as it is offered again."""

    token: str
    name: str


def held_name(name: str) -> str:
    """Under which name the tokens of a field are sent."""
    return f"{name}-held"


def holding(bound: BoundField) -> list[Held]:
    """Hold what was good of a field that is drawn again, for whoever sent it; of one file, nothing when it was
    refused, by the form or by the room.
    """
    field, files = bound.field, bound.form.files
    if not isinstance(field, HeldFile) or not isinstance(files, Sent) or (bound.errors and not field.many):
        return []
    return [Held(*hold(name, data, files.whose, field.judge)) for name, data in field.good]
