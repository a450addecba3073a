"""The documents of a case as its pages list them: what the client handed in, and the papers of the steps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.library import procedures_in
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.disclosure import BESIDE, CLIENT_TITLE, is_own, readable_versions
from mutubaku.documents.models import Document, Origin, Version
from mutubaku.documents.queries import documents_of, requirement_names
from mutubaku.findings.queries import evidence_names
from mutubaku.procedure import Procedure
from mutubaku.web.writing import saat_singkat, tanggal_singkat, ukuran

STANDING_LETTERS = {
    "surat-pembekuan": gettext_lazy("Surat pembekuan"),
    "surat-pemulihan": gettext_lazy("Surat pemulihan"),
    "surat-pencabutan": gettext_lazy("Surat pencabutan"),
    "surat-pengurangan-lingkup": gettext_lazy("Surat pengurangan ruang lingkup"),
    "penetapan-audit-khusus": gettext_lazy("Penetapan audit khusus"),
}  # written about a certificate, beside every procedure
PLAN = "rencana-audit"
OPEN = 8  # papers that are listed before the rest is folded


@dataclass(frozen=True)
class Row:
    """A document with its versions, newest first."""

    name: str
    versions: tuple[VersionRow, ...]

    @property
    def newest(self) -> VersionRow:
        """The version that counts."""
        return self.versions[0]

    @property
    def older(self) -> tuple[VersionRow, ...]:
        """The versions that count no longer."""
        return self.versions[1:]


@dataclass(frozen=True)
class VersionRow:
    """One version: where it is and what is to say of it."""

    number: int
    href: str
    note: str
    letter_number: str
    task_id: int
    is_own: bool
    is_signed: bool


@dataclass(frozen=True)
class Shelf:
    """The documents of a case: the client's own of the office's list, and the papers of the steps, newest first."""

    handed_in: tuple[Row, ...]
    papers: tuple[Row, ...]

    @property
    def latest(self) -> tuple[Row, ...]:
        """The papers that stand open."""
        return self.papers[:OPEN]

    @property
    def earlier(self) -> tuple[Row, ...]:
        """The papers that are folded."""
        return self.papers[OPEN:]

    @property
    def received(self) -> tuple[Row, ...]:
        """What the office sent the client last: the papers of one step."""
        sent = [row for row in self.papers if not row.newest.is_own]
        last = max((row.newest.task_id for row in sent), default=0)
        return tuple(row for row in sent if row.newest.task_id == last)


def shelf_of(case: Case, tasks: Sequence[Task], *, as_client: bool = False) -> Shelf:
    """Every document the reader may read, by name."""
    documents = documents_of(case)
    keys = [one.requirement for one in documents if one.requirement]
    names = requirement_names(case.office, keys) | evidence_names(keys)
    procedures = procedures_in(tasks)
    handed_in: list[Row] = []
    papers: list[Row] = []
    for document in documents:
        document.case = case
        name = names.get(document.requirement, "") or paper_name(document, procedures)
        if case.is_special and document.kind == PLAN:
            name = _("Rencana audit")  # nobody's agreement is asked, which is in its name
        row = _row(document, name, as_client=as_client)
        if row is not None:
            (handed_in if document.requirement else papers).append(row)
    return Shelf(tuple(handed_in), tuple(papers[::-1]))


def paper_name(document: Document, procedures: Sequence[Procedure]) -> str:
    """What a paper of the case is called, also one that no step names."""
    return kind_name(document.kind, procedures) or str(STANDING_LETTERS.get(document.kind, document))


def kind_name(kind: str, procedures: Sequence[Procedure]) -> str:
    """What a document kind is called in the case's procedures."""
    return next(
        (one.name for procedure in procedures for one in procedure.documents if one.key == kind), BESIDE.get(kind, "")
    )


def _row(document: Document, name: str, *, as_client: bool) -> Row | None:
    versions = readable_versions(document) if as_client else list(document.versions.all())
    made = {one.task_id for one in document.versions.all() if one.origin == Origin.MADE}
    rows = tuple(_version(one, document, made, as_client=as_client) for one in versions)
    return Row(name, rows) if rows else None


def _version(version: Version, document: Document, made: Collection[int], *, as_client: bool) -> VersionRow:
    """One version; ``made`` are the tasks in which the paper was made: a scan of the office's beside it is signed."""
    is_scan = version.origin == Origin.UPLOADED and version.added_as != CLIENT_TITLE
    own = is_own(version, document)
    return VersionRow(
        number=version.number,
        href=reverse("cases:file", args=[version.pk]),
        note=_("%(day)s, %(who)s")
        % {
            "day": tanggal_singkat(version.added_at),
            "who": _adder(version) if not as_client or version.added_as == CLIENT_TITLE else version.added_as,
        },
        letter_number=version.letter_number,
        task_id=version.task_id,
        is_own=own,
        is_signed=is_scan and version.task_id in made,
    )


def note_of(version: Version) -> str:
    """Who added a version, when, how large it is."""
    return _("oleh %(who)s, %(when)s, %(size)s") % {
        "who": _adder(version),
        "when": saat_singkat(version.added_at),
        "size": ukuran(version.file.size),
    }


def _adder(version: Version) -> str:
    return version.added_by.name if version.added_by else _("Sistem")
