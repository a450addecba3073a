"""The words in which complaints are shown, to whoever complains and to the desk: states and outcomes, with tags."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mutubaku.complaints.models import Outcome
from mutubaku.complaints.policy import State


@dataclass(frozen=True)
class Tag:
    """A status as ``components/tag.html`` draws it: its look and its words."""

    status: str
    text: str | Promise


STATES: dict[State, Tag] = {
    State.RECEIVED: Tag("empty", _("Menunggu penerimaan")),
    State.ACKNOWLEDGED: Tag("partial", _("Sedang dinilai")),
    State.ACCEPTED: Tag("partial", _("Menunggu penanganan")),
    State.HANDLED: Tag("partial", _("Sedang ditangani")),
    State.DECIDED: Tag("complete", _("Selesai")),
    State.DECLINED: Tag("not-applicable", _("Bukan tanggung jawab kantor")),
}
OUTCOMES: dict[str, Tag] = {
    Outcome.FOUNDED: Tag("complete", Outcome.FOUNDED.label),
    Outcome.PARTLY: Tag("complete", Outcome.PARTLY.label),
    Outcome.UNFOUNDED: Tag("not-applicable", Outcome.UNFOUNDED.label),
}
