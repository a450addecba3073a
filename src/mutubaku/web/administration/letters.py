"""The letter texts as the administrator's pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mutubaku.conduct.founding.rows import LetterRow
from mutubaku.conduct.registers import name_of
from mutubaku.conduct.works.letter_kinds import all_used_on, kinds, used_on
from mutubaku.documents.letter_texts import InForce, versions
from mutubaku.documents.models import LetterText, Signing
from mutubaku.people.models import Office

FORMS: dict[str, str | Promise] = {
    "letter": _("Surat"),
    "memo": _("Memo dinas"),
    "disposition": _("Lembar disposisi"),
    "record": _("Lembar catatan"),
}


@dataclass(frozen=True)
class KindRow:
    """A kind of letter in the list: what it is called, its form, and what it is written with today."""

    kind: str
    name: str
    form: str | Promise
    used: InForce

    @property
    def is_built_in(self) -> bool:
        """Whether it is written with the built-in words."""
        return self.used.row is None or self.used.row.is_seed


@dataclass(frozen=True)
class ShownKind:
    """A kind of letter on its page: the words shown, of which version, and all versions with the one in force."""

    row: KindRow
    subject: str
    body: str
    signer: str | Promise
    version: LetterText | None
    versions: tuple[LetterText, ...]
    is_earlier: bool


def rows_of(office: Office, day: date) -> list[KindRow]:
    """Every kind of letter, in the order of the procedure."""
    used = all_used_on(office, day)
    return [_row(row, used[kind], day) for kind, row in kinds().items()]


def shown_kind(office: Office, row: LetterRow, day: date, asked: str) -> ShownKind:
    """A kind with the words in force, or with those of the version asked for when there is such a one."""
    found, every = _row(row, used_on(office, row, day), day), tuple(versions(office, row.kind))
    wanted = next((one for one in every if str(one.version) == asked), None)
    shown = wanted or found.used.row
    return ShownKind(
        row=found,
        subject=shown.subject if shown else row.subject,
        body=(shown.body if shown else row.body).strip(),
        signer=Signing((shown and shown.signer) or row.signer).label,
        version=shown,
        versions=every,
        is_earlier=wanted is not None and wanted != found.used.row,
    )


def _row(row: LetterRow, used: InForce, day: date) -> KindRow:
    return KindRow(row.kind, name_of(row.kind, day), FORMS[row.form], used)
