"""The desk's work on an application: disposition, review, verification, what the client is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from mutubaku.journal.models import Entry, Verb
from mutubaku.reviews.models import Reply, State, Urgency
from mutubaku.web.naming import named

from .saying import Data, Procedures, Sentence, ending, until


def _disposed(entry: Entry, procedures: Procedures) -> str:
    """To whom and how soon; the instruction stands as the note."""
    names = {role.key: named(role.name) for one in procedures for role in one.roles}
    whom = ", ".join(names.get(key, key) for key in entry.data.get("addressees", ()))
    urgency = entry.data.get("urgency")
    return ending(_("Disposisi ditulis."), [whom, str(Urgency(urgency).label) if urgency else ""])


def _reviewed(entry: Entry, _procedures: Procedures) -> str:
    """How many documents and questions were found how; each stands under the sentence."""
    counted = [
        f"{number} {_found(word, labels)}"
        for part, labels in (("presences", State), ("answers", Reply))
        for word, number in Counter(said.partition(": ")[0] for said in entry.data.get(part, {}).values()).items()
    ]
    return ending(_("Tinjauan permohonan diisi."), [", ".join(counted)])


def reviewed(entry: Entry) -> tuple[str, ...]:
    """Each document and question of the review with what was found."""
    return tuple(
        f"{entry.data.get(names, {}).get(key, key)}: {_found(said, labels)}"
        for part, names, labels in (("presences", "documents", State), ("answers", "questions", Reply))
        for key, said in entry.data.get(part, {}).items()
    )


def _found(said: str, labels: type[State] | type[Reply]) -> str:
    """A finding with its note, in words."""
    word, _colon, note = said.partition(": ")
    found = str(labels(word).label).lower() if word in labels.values else word
    return f"{found} ({note})" if note else found


def judged(data: Data) -> str:
    """A document and what was found of it, with the reason."""
    name = data.get("name") or data.get("requirement", "")
    return f"{name}: {_verdict(data)}" + (f" ({data['reason']})" if data.get("reason") else "")


def _verdict(data: Data) -> str:
    verdicts: Mapping[bool | None, str] = {True: _("sah"), False: _("tidak sah"), None: _("belum dinilai")}
    return verdicts[data.get("is_valid")]


def judged_together(entries: Sequence[Entry]) -> str:
    """How many were found valid, and which not and why; of a document judged twice, the last."""
    last = {entry.data.get("requirement"): entry.data for entry in entries}.values()
    valid = [one for one in last if one.get("is_valid")]
    others = [judged(one) for one in last if not one.get("is_valid")]
    counted = _("%(count)s sah") % {"count": len(valid)} if valid else ""
    return ending(_("Dokumen persyaratan diverifikasi."), [counted, *others])


def _verified(entry: Entry, _procedures: Procedures) -> str:
    return ending(_("Dokumen persyaratan diverifikasi."), [judged(entry.data)] if entry.data else [])


def _prepared(entry: Entry, _procedures: Procedures) -> str:
    """What was written down to be asked; that it was sent is told by the step's end."""
    number = len(entry.data.get("requirements", ()))
    counted = _("%(count)s hal") % {"count": number} if number else ""
    text = _("Permintaan kelengkapan disiapkan, belum dikirim.")
    return ending(text, [counted, until("until")(entry.data)])


SENTENCES: dict[Verb, Sentence] = {
    Verb.DISPOSITION_WRITTEN: _disposed,
    Verb.REVIEW_ANSWERED: _reviewed,
    Verb.DOCUMENT_JUDGED: _verified,
    Verb.COMPLETION_ASKED: _prepared,
}
