"""Rows that are answered by one of a few choices and a note: a table on the desk, cards on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.web.client.forms.fields import Answers, Choice, Line

if TYPE_CHECKING:
    from mutubaku.web.client.forms.fields import Words

NOTE = 500  # characters
Given = tuple[str, str]  # the choice and the note


@dataclass(frozen=True)
class MatrixRow:
    """One row as its template draws it; ``sub`` are lines under its name, ``said`` the choice in words."""

    name: str
    field: BoundField
    note: BoundField
    href: str = ""
    sub: tuple[str, ...] = ()

    @property
    def is_bad(self) -> bool:
        """Whether something is wrong in this row."""
        return bool(self.field.errors or self.note.errors)

    @property
    def said(self) -> str:
        """The choice in words, for reading; nothing while none is made."""
        return next((str(label) for key, label in self.field.field.choices if key == self.field.value()), "")  # type: ignore[attr-defined]  # ours are Choice


class MatrixForm(Answers):
    """One choice and one note for each row, saved as far as they are given."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.called: dict[str, str] = {}

    def ask(self, key: str, name: str, choices: Iterable[tuple[str, Words]], now: Given, called: str = "") -> None:
        """Add a row with what is answered now; ``called`` is its short name for complaints."""
        self.called[key] = called or name
        self.fields[state_name(key)] = Choice(name, choices)
        self.fields[note_name(key)] = Line(_("Keterangan"), NOTE)
        self.initial[state_name(key)], self.initial[note_name(key)] = now

    def row_about(self, name: str) -> str:
        return self.called.get(name.removeprefix(note_name("")), "")

    def row(self, key: str, *, href: str = "", sub: Sequence[str] = ()) -> MatrixRow:
        """A row of the form, to be drawn."""
        field = self[state_name(key)]
        return MatrixRow(str(field.label), field, self[note_name(key)], href, tuple(filter(None, sub)))

    def chosen(self, key: str) -> str:
        """The choice of a row in a form that was read; nothing while none is made."""
        return str(self.cleaned_data.get(state_name(key), ""))

    def given(self, keys: Iterable[str]) -> dict[str, Given]:
        """Every row with a choice or a note."""
        found = {key: (self.chosen(key), str(self.cleaned_data.get(note_name(key), ""))) for key in keys}
        return {key: given for key, given in found.items() if any(given)}

    def is_bad(self, key: str) -> bool:
        """Whether something is wrong in a row."""
        return bool(self.errors and {state_name(key), note_name(key)} & self.errors.keys())

    def complain(self, key: str, sentence: str) -> None:
        """Say what is wrong with a row, beside it; its name goes before, so that the summary can be read alone."""
        self.add_error(state_name(key), f"{self.called[key]}: {sentence}")

    def complain_of_lone_notes(self, keys: Iterable[str]) -> None:
        """Say of every row with a note and no choice that the note would not be kept."""
        for key, (choice, note) in self.given(keys).items():
            if note and not choice and not self.is_bad(key):
                self.complain(key, gettext("ada keterangan, tetapi belum dipilih. Pilih salah satu."))


def state_name(key: str) -> str:
    """The field of a row's choice."""
    return f"pilihan_{key}"


def note_name(key: str) -> str:
    """The field of a row's note."""
    return f"catatan_{key}"


def bound(data: Any) -> dict[str, Any]:
    """What every form of a panel is built with, so that its names meet no other field of the page."""
    return {"data": data, "prefix": "isi"}
