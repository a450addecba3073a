"""Why a message is refused, and what no part of the programme may tell whom."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal


class MessageEmpty(Refusal):
    """Nothing was written."""

    def __init__(self) -> None:
        super().__init__(_("Tulis pesannya dahulu."))


class MessageTooLong(Refusal):
    """More was written than one message holds."""

    def __init__(self, written: int, limit: int) -> None:
        super().__init__(
            _("Pesan paling banyak %(limit)d aksara; Anda menulis %(written)d. Singkatkan, atau kirim dalam dua pesan.")
            % {"limit": limit, "written": written}
        )


class NotTheirs(ValueError):  # noqa: N818 - it says what is wrong, as refusals do
    """A notice was to be queued for somebody whom its kind does not concern: a fault of the programme."""

    def __init__(self, kind: str, role: str) -> None:
        super().__init__(f"{kind} is not told to {role}: see notices/policy.py")
