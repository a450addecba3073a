"""Papers written from the case when a step is done: what stands on each is said here, how it looks in ``paper``.

The words come from the office's letter text of that day (``letter_kinds``), the values from the case and from the
step's work. Whatever stands on the paper is Indonesian, in whichever language its maker works.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import override

from mutubaku.cases.library import procedure_of
from mutubaku.cases.models import Case, Task
from mutubaku.documents.actions import add_made
from mutubaku.documents.letter_words import FilledWords, LetterWords, filled
from mutubaku.documents.models import Origin, Version
from mutubaku.documents.queries import latest
from mutubaku.paper import tanggal
from mutubaku.paper.forms import Fact, Form, Letterhead, Signer
from mutubaku.paper.letters import Block, Correspondence, Disposition, Facts, Memo, Record, Table
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.models import OfficeProfile

from .letter_kinds import kinds, next_paper_number, row_of, words_on
from .letterhead import case_facts, client_letterhead, office_letterhead, profile_of, signer_of
from .scans import number_given
from .signers import signs

INDONESIAN = "id"
APPLICATION = "surat-permohonan"
NOT_YET = "(belum bernomor)"
_BETWEEN_NAMES = re.compile(r"\s*[\n;]\s*|,\s+")


@dataclass(frozen=True)
class LetterTable:
    """A table on a paper: its title, its columns, and its rows of as many cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Letter:
    """What the case gives to a paper: its own fields beside the common ones, its tables, to whom it goes.

    Without ``recipient`` it goes to the client; ``words_of`` names the kind of letter whose words and whose register
    it has, where not those of its own.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[LetterTable, ...] = ()
    recipient: tuple[str, ...] = ()
    number: str = ""  # the number it has already, as a bill has its invoice's; else its register gives the next one
    words_of: str = ""


def write_letter(task: Task, kind: str, letter: Letter, by: Capacity, at: datetime) -> Version:
    """Number the paper, once in a step however often it is written, and keep it as the next version of its document."""
    number = letter.number or number_given(task, kind)
    if not number and not by.is_client:
        number = next_paper_number(task.case.office, letter.words_of or kind, task.case.scheme, at)
    data = letter_pdf(task, kind, letter, by, at, number)
    return add_made(task, kind=kind, name=f"{kind}.pdf", data=data, by=by, at=at, letter_number=number)


def letter_pdf(task: Task, kind: str, letter: Letter, by: Capacity, at: datetime, number: str) -> bytes:
    """The paper as it would be printed now; nothing is kept and no number is taken."""
    name = procedure_of(task).document(kind).name
    return trial_pdf(task.case, kind, name, letter, by, at, number or letter.number)


def trial_pdf(
    case: Case,
    kind: str,
    name: str,
    letter: Letter,
    by: Capacity,
    at: datetime,
    number: str = "",
    words: LetterWords | None = None,
) -> bytes:
    """The paper with these words, else with those in force; ``name`` heads a kind nobody wrote words for."""
    day = office_day(case.office, at).date()
    with override(INDONESIAN):
        row = row_of(letter.words_of or kind, name)
        said = words or words_on(case.office, row, day)
        signer = signs(said.signer or row.signer, case.office, by, at)
        sheet = _Sheet(case, letter.words_of or kind, name, letter, by, signer, profile_of(case, at), day, number)
        return sheet.form(said).pdf(at=at)


@dataclass(frozen=True)
class _Sheet:
    """One paper on its way: the case, what the step gave, who made it, who signs, where and when."""

    case: Case
    kind: str
    name: str
    letter: Letter
    by: Capacity
    signer: Capacity
    profile: OfficeProfile
    day: date
    number: str

    def form(self, words: LetterWords) -> Form:
        """The paper in the form of its kind; a client writes on the own letterhead, whatever the form."""
        tables = [Table(one.title, one.columns, one.rows) for one in self.letter.tables]
        text = filled(words, self._values(), tables)
        row = row_of(self.kind, self.name)
        if row.form == "letter":
            return self._letter(text)
        if row.form == "memo":
            return self._memo(row.title, text)
        if row.form == "disposition":
            return self._disposition(row.title, text)
        return self._record(text, own_words=self.kind in kinds())

    def _letter(self, text: FilledWords) -> Correspondence:
        return Correspondence(
            **self._common(text),
            subject=text.subject,
            recipient=self._recipient(text),
            body=text.body,
            heads=_heads(text, but="Kepada"),
        )

    def _memo(self, title: str, text: FilledWords) -> Memo:
        return Memo(
            **self._common(text),
            title=title,
            sender=self.signer.title,
            subject=text.subject,
            recipient=self._recipient(text),
            body=text.body,
            heads=_heads(text, but="Kepada"),
        )

    def _disposition(self, title: str, text: FilledWords) -> Disposition:
        """What the step names as recipients goes before what the text says of them."""
        sent, special = self.case.sent_at, self.case.is_special
        named = self.letter.recipient or _names(self.letter.fields.get("penerima", ""))
        about = (
            Fact("Audit khusus atas" if special else "Surat dari", self.case.organisation.name),
            Fact("Nomor permohonan", self.case.number),
            *(() if special else _dated(self.case)),
            Fact("Hal", "Audit khusus yang ditetapkan kantor" if special else text.subject),
            Fact("Ruang lingkup", self.case.about),
        )
        return Disposition(
            **self._common(text),
            title=title,
            received=office_day(self.case.office, sent).date() if sent else None,
            letter=about,
            urgency=self.letter.fields.get("sifat", ""),
            addressees=named or self._recipient(text),
            body=_headed(text, but="" if named else "Kepada"),
        )

    def _record(self, text: FilledWords, *, own_words: bool) -> Record:
        body = _headed(text)
        if not own_words and self.letter.fields:
            own = tuple(Fact(key.replace("_", " ").capitalize(), value) for key, value in self.letter.fields.items())
            body = (Facts(own), *body)
        return Record(
            **self._common(text),
            title=text.subject,
            facts=(*case_facts(self.case), Fact("Ruang lingkup", self.case.about)),
            body=body,
        )

    def _common(self, text: FilledWords) -> dict[str, Any]:
        """What every form asks for."""
        place = self.case.organisation.city if self.by.is_client else self.profile.city
        return {
            "letterhead": self._letterhead(),
            "number": self.number or ("" if self.by.is_client else NOT_YET),
            "place": place,
            "issued": self.day,
            "signer": self._signer(),
            "copies": text.copies,
            "demo": self.case.office.is_demonstration,
        }

    def _letterhead(self) -> Letterhead:
        return client_letterhead(self.case) if self.by.is_client else office_letterhead(self.profile)

    def _signer(self) -> Signer:
        """The official whose letter it is; a client signs for the organisation."""
        if self.by.is_client:
            return Signer(title=self.case.organisation.name, name=self.by.name)
        return signer_of(self.signer)

    def _recipient(self, text: FilledWords) -> tuple[str, ...]:
        """Whom the text names, else whom the step names, else the other side."""
        if named := _names(text.heads.get("Kepada", "")):
            return named
        if self.letter.recipient:
            return self.letter.recipient
        if self.by.is_client:
            return (f"Kepala {self.profile.name}", f"di {self.profile.city}")
        client = self.case.organisation
        city = () if client.city in client.address else (client.city,)
        return (f"Pimpinan {client.name}", *client.address.splitlines(), *city)

    def _values(self) -> dict[str, str]:
        """The common fields by name, and the step's own."""
        case, client = self.case, self.case.organisation
        return {
            "nomor": self.number,
            "tanggal": tanggal(self.day),
            "nomor_permohonan": case.number,
            "nama_perusahaan": client.name,
            "alamat_perusahaan": client.address,
            "kota_perusahaan": client.city,
            "skema": str(case.get_scheme_display()),
            "jenis": str(case.get_kind_display()),
            "lingkup": case.about,
            "nama_kantor": self.profile.name,
            "kota_kantor": self.profile.city,
            "nama_penandatangan": self.signer.name,
            "jabatan_penandatangan": self.signer.title.splitlines()[-1],
            **self.letter.fields,
        }


def _heads(text: FilledWords, *, but: str = "") -> tuple[Fact, ...]:
    """The head lines of a text, but one that the paper says elsewhere."""
    return tuple(Fact(label, value) for label, value in text.heads.items() if label != but)


def _headed(text: FilledWords, *, but: str = "") -> tuple[Block, ...]:
    """The body of a sheet that has no place of its own for the head lines: they stand before it."""
    heads = _heads(text, but=but)
    return (Facts(heads), *text.body) if heads else text.body


def _dated(case: Case) -> tuple[Fact, ...]:
    """The date of the letter that a disposition is about; of a scanned one only the paper itself knows it."""
    letter = latest(case, APPLICATION)
    if letter is None:
        return ()
    is_made = letter.origin == Origin.MADE
    day = tanggal(office_day(case.office, letter.added_at).date()) if is_made else "tertulis pada suratnya"
    return (Fact("Tanggal surat", day),)


def _names(listed: str) -> tuple[str, ...]:
    """Several names in one field: each on its line, or with a comma or semicolon between."""
    return tuple(name for name in _BETWEEN_NAMES.split(listed.strip()) if name)
