"""The root of every refusal about a case: each room above has one subclass per reason, whose text is shown as it is."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - an act is refused; the subclasses say why
    """An act that is not done. ``str()`` is the sentence shown to the user; nothing was changed."""
