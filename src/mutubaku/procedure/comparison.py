"""What differs between two procedures, as sentences in the order of the sheet.

Things are told apart by their keys and told by their names: those of the old procedure where something goes, those of
the new one where something comes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Protocol, TypeVar

from mutubaku.procedure.vocabulary import OUTSIDE, Outcome, Procedure, Runs, Step
from mutubaku.procedure.wording import said

Labels = Mapping[str, str]
Called = Sequence[tuple[str, str]]

PROCEDURE: Labels = {"key": "kunci", "version": "versi", "budget": "anggaran waktu"}
IDENTITY: Labels = {
    "number": "nomor SOP",
    "name": "nama SOP",
    "unit": "unit",
    "made": "tanggal pembuatan",
    "revision": "revisi",
    "effective": "tanggal efektif",
    "legal_bases": "dasar hukum",
    "linked": "keterkaitan",
    "warnings": "peringatan",
    "qualifications": "kualifikasi pelaksana",
    "equipment": "perlengkapan",
    "records": "pencatatan dan pendataan",
    "heading": "judul bagan",
    "time_heading": "kepala kolom waktu",
    "proposal": "usulan",
    "note": "catatan",
}
APPROVAL: Labels = {"title": "jabatan", "name": "nama", "nip": "NIP"}
ROLE: Labels = {"name": "nama", "account": "akun waktu", "inferred": "tafsiran"}
DOCUMENT: Labels = {"name": "nama", "one_of": "pilihan"}
PAUSE: Labels = {"label": "sebutan", "waits_for": "yang ditunggu"}
STEP: Labels = {
    "activity": "kegiatan",
    "title": "nama singkat",
    "role": "pelaksana",
    "needs": "kelengkapan",
    "needs_text": "tulisan kelengkapan",
    "standard": "waktu",
    "produces": "output",
    "produces_text": "tulisan output",
    "note": "keterangan",
    "work": "pekerjaan",
    "joins": "langkah yang ditunggu",
    "pauses": "jeda",
    "independent_of": "langkah yang tidak boleh orangnya sama",
    "inferred": "kolom tafsiran",
}
OUTCOME: Labels = {
    "label": "sebutan",
    "opens": "langkah yang dibuka",
    "pause": "jeda",
    "kinds": "jenis perkara",
    "ends": "akhir",
    "note_required": "wajib catatan",
    "shortcut": "jalan pintas",
    "waives": "boleh tanpa kelengkapan",
    "resumes": "langkah prosedur terkait yang dilanjutkan",
    "inferred": "tafsiran",
}
RUNS: Labels = {"procedure": "prosedur", "version": "versi"}

WORDS: Mapping[str, Labels] = {
    "account": {"office": "kantor", "client": "pelanggan"},
    "ends": {"completed": "selesai", "refused": "ditolak"},
    "inferred": {**STEP, "runs": "prosedur terkait", "outcomes": "hasil"},
    "kinds": {
        "initial": "permohonan baru",
        "surveillance": "survailen",
        "recertification": "sertifikasi ulang",
        "scope-change": "perubahan lingkup",
    },
}
"""What the fixed words of these fields are called."""

NAMED_BY: Labels = {
    "role": "roles",
    "waits_for": "roles",
    "needs": "documents",
    "produces": "documents",
    "one_of": "documents",
    "pause": "pauses",
    "pauses": "pauses",
    "opens": "steps",
    "joins": "steps",
    "independent_of": "steps",
}
"""The fields that hold keys, and of what."""


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_Thing = TypeVar("_Thing", bound=_Keyed)


def compare(old: Procedure, new: Procedure) -> tuple[str, ...]:
    """Every difference as one sentence; empty exactly when both say the same."""
    return tuple(_Comparison(_Side(old), _Side(new)).sentences())


@dataclass(frozen=True)
class _Side:
    """A procedure, and what its keys are called."""

    procedure: Procedure

    @cached_property
    def _names(self) -> Mapping[str, Labels]:
        one = self.procedure
        return {
            **WORDS,
            "roles": {OUTSIDE: "pihak luar", **{role.key: role.name for role in one.roles}},
            "documents": {document.key: document.name for document in one.documents},
            "pauses": {pause.key: pause.label for pause in one.pauses},
            "steps": {step.key: step.title or step.activity for step in one.steps},
        }

    def name(self, sort: str, key: str) -> str:
        """What a key of this sort is called; the key itself where it has no name."""
        return self._names.get(sort, {}).get(key, key)

    def called(self, sort: str, keys: Iterable[str]) -> Called:
        """These keys in their order, each with its name."""
        return [(key, self.name(sort, key)) for key in keys]

    def said(self, sort: str, value: object) -> str:
        """The value of a field within a sentence, by its name where it is a key."""
        return said(self.name(sort, value) if isinstance(value, str) else value)


@dataclass(frozen=True)
class _Comparison:
    old: _Side
    new: _Side

    def sentences(self) -> Iterator[str]:
        old, new = self.old.procedure, self.new.procedure
        yield from self._fields("Prosedur", old, new, PROCEDURE)
        yield from self._fields("Identitas", old.identity, new.identity, IDENTITY)
        yield from self._fields("Pengesahan", old.identity.approved_by, new.identity.approved_by, APPROVAL)
        yield from self._keyed("Pelaksana", "roles", old.roles, new.roles, ROLE)
        yield from self._keyed("Jenis dokumen", "documents", old.documents, new.documents, DOCUMENT)
        yield from self._keyed("Jenis jeda", "pauses", old.pauses, new.pauses, PAUSE)
        yield from self._steps(old.steps, new.steps)

    def _steps(self, old: Sequence[Step], new: Sequence[Step]) -> Iterator[str]:
        olds, news = _by_key(old), _by_key(new)
        for step in old:
            if step.key not in news:
                yield f"Langkah {step.number} «{self.old.name('steps', step.key)}» dihapus: {step.activity}"
        for step in new:
            if step.key not in olds:
                yield f"Langkah {step.number} «{self.new.name('steps', step.key)}» ditambahkan: {step.activity}"
        for key in _moved(olds, news):
            name = self.new.name("steps", key)
            yield f"Langkah «{name}» dipindahkan dari nomor {olds[key].number} ke nomor {news[key].number}."
        for key in olds:
            if key in news:
                yield from self._step(olds[key], news[key])

    def _step(self, old: Step, new: Step) -> Iterator[str]:
        subject = f"Langkah {new.number} «{self.new.name('steps', new.key)}»"
        yield from self._fields(subject, old, new, STEP)
        yield from self._runs(subject, old.runs, new.runs)
        yield from self._outcomes(f"{subject}, hasil", old.outcomes, new.outcomes)

    def _runs(self, subject: str, old: Sequence[Runs], new: Sequence[Runs]) -> Iterator[str]:
        olds, news = {one.scheme: one for one in old}, {one.scheme: one for one in new}
        was, became = self.old.called("schemes", olds), self.new.called("schemes", news)
        yield from _list(f"{subject}: skema prosedur terkait", was, became)
        for scheme, before in olds.items():
            if scheme in news:
                yield from self._fields(f"{subject}, skema «{scheme}»", before, news[scheme], RUNS)

    def _outcomes(self, noun: str, old: Sequence[Outcome], new: Sequence[Outcome]) -> Iterator[str]:
        olds, news = _by_key(old), _by_key(new)
        yield from _list(noun, [(one.key, one.label) for one in old], [(one.key, one.label) for one in new])
        for key in olds:
            if key in news:
                yield from self._fields(f"{noun} «{olds[key].label}»", olds[key], news[key], OUTCOME)

    def _keyed(
        self, noun: str, sort: str, old: Sequence[_Thing], new: Sequence[_Thing], labels: Labels
    ) -> Iterator[str]:
        olds, news = _by_key(old), _by_key(new)
        yield from _list(noun, self.old.called(sort, olds), self.new.called(sort, news))
        for key in olds:
            if key in news:
                yield from self._fields(f"{noun} «{self.old.name(sort, key)}»", olds[key], news[key], labels)

    def _fields(self, subject: str, old: object, new: object, labels: Labels) -> Iterator[str]:
        for field, label in labels.items():
            before, after = getattr(old, field), getattr(new, field)
            sort = NAMED_BY.get(field, field)
            if isinstance(before, tuple):
                yield from _list(f"{subject}: {label}", self.old.called(sort, before), self.new.called(sort, after))
            elif before != after:
                was, became = self.old.said(sort, before), self.new.said(sort, after)
                if was == became:  # another thing of the same name
                    was, became = said(before), said(after)
                yield f"{subject}: {label} berubah dari {was} menjadi {became}."


def _list(subject: str, old: Called, new: Called) -> Iterator[str]:
    """What went, what came, and whether the rest stands in another order; by the key where two share a name."""
    olds, news = dict(old), dict(new)
    alike = {name for key, name in old if key not in news} & {name for key, name in new if key not in olds}
    for key, name in old:
        if key not in news:
            yield f"{subject} «{key if name in alike else name}» dihapus."
    for key, name in new:
        if key not in olds:
            yield f"{subject} «{key if name in alike else name}» ditambahkan."
    if [key for key, _ in old if key in news] != [key for key, _ in new if key in olds]:
        yield f"{subject} berubah urutannya."


def _moved(old: Mapping[str, Step], new: Mapping[str, Step]) -> list[str]:
    """The keys of both that do not stand in the longest run of unchanged order."""
    before, after = [key for key in old if key in new], [key for key in new if key in old]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {key for block in blocks for key in before[block.a : block.a + block.size]}
    return [key for key in after if key not in stayed]


def _by_key(things: Sequence[_Thing]) -> dict[str, _Thing]:
    return {thing.key: thing for thing in things}
