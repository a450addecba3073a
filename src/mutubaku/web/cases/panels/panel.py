"""What a step's own work adds to the step screen: a part of the page and the forms posted from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm, Form

from mutubaku.cases.models import Task
from mutubaku.conduct.errors import Refusal
from mutubaku.web.gate import Visit

SAVE = "simpan"  # the act whose form stands in the outcome form of an inline panel
Context = Callable[[Visit, Task, BaseForm | None], dict[str, Any]]
Act = Callable[[Visit, Task], BaseForm | None]


@dataclass(frozen=True)
class Panel:
    """``context`` gives the template its words; a form that could not be acted on comes back in its third argument.

    ``acts`` are posted to ``/tugas/<id>/isi/<act>/``: each returns the form to show again, or None when done. With
    ``also`` are templates of what another room adds to the step. With
    ``inline`` the template stands inside the outcome form, whose fields are saved by ``acts["simpan"]`` before the
    outcome, so that one press does both; ``first`` saves what another template posts with it.
    """

    template: str
    context: Context
    acts: Mapping[str, Act] = field(default_factory=dict)
    inline: bool = False
    also: tuple[str, ...] = ()
    first: Act | None = None

    def beside(self, other: Panel) -> Panel:
        """This panel and another one on the screen of one step."""

        def context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
            return {**self.context(visit, task, bad), **other.context(visit, task, bad)}

        acts = {**self.acts, **other.acts}
        also = (*self.also, other.template, *other.also)
        return Panel(self.template, context, acts, self.inline, also, self.first or other.first)

    def before_outcome(self, visit: Visit, task: Task) -> BaseForm | None:
        """Save what is posted with an outcome; the form to show again where it cannot be."""
        act = self.acts[SAVE] if self.inline else self.first
        return act(visit, task) if act is not None else None


def submit(form: Form, do: Callable[[dict[str, Any]], object]) -> Form | None:
    """Do what a valid form says; the form again, with its sentences, when it is not valid or was refused: beside the
    field that the refusal names."""
    if form.is_valid():
        try:
            do(form.cleaned_data)
        except Refusal as refusal:
            field = getattr(refusal, "field", "")
            form.add_error(field if field in form.fields else None, str(refusal))
        else:
            return None
    return form
