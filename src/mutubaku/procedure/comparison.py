"""What differs between two procedures, as sentences in the order of the sheet."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from mutubaku.procedure.vocabulary import Procedure, Runs, Step
from mutubaku.procedure.wording import said

Labels = Mapping[str, str]

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


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_Thing = TypeVar("_Thing", bound=_Keyed)


def compare(old: Procedure, new: Procedure) -> tuple[str, ...]:
    """Every difference as one sentence; empty exactly when both say the same."""
    return tuple(_differences(old, new))


def _differences(old: Procedure, new: Procedure) -> Iterator[str]:
    yield from _fields("Prosedur", old, new, PROCEDURE)
    yield from _fields("Identitas", old.identity, new.identity, IDENTITY)
    yield from _fields("Pengesahan", old.identity.approved_by, new.identity.approved_by, APPROVAL)
    yield from _keyed("Pelaksana", old.roles, new.roles, ROLE)
    yield from _keyed("Jenis dokumen", old.documents, new.documents, DOCUMENT)
    yield from _keyed("Jenis jeda", old.pauses, new.pauses, PAUSE)
    yield from _steps(old.steps, new.steps)


def _steps(old: Sequence[Step], new: Sequence[Step]) -> Iterator[str]:
    olds, news = _by_key(old), _by_key(new)
    for step in old:
        if step.key not in news:
            yield f"Langkah {step.number} «{step.key}» dihapus: {step.activity}"
    for step in new:
        if step.key not in olds:
            yield f"Langkah {step.number} «{step.key}» ditambahkan: {step.activity}"
    for key in _moved(olds, news):
        yield f"Langkah «{key}» dipindahkan dari nomor {olds[key].number} ke nomor {news[key].number}."
    for key in olds:
        if key in news:
            yield from _step(olds[key], news[key])


def _step(old: Step, new: Step) -> Iterator[str]:
    subject = f"Langkah {new.number} «{new.key}»"
    yield from _fields(subject, old, new, STEP)
    yield from _runs(subject, old.runs, new.runs)
    yield from _keyed(f"{subject}, hasil", old.outcomes, new.outcomes, OUTCOME)


def _runs(subject: str, old: Sequence[Runs], new: Sequence[Runs]) -> Iterator[str]:
    olds, news = {one.scheme: one for one in old}, {one.scheme: one for one in new}
    yield from _list(f"{subject}: skema prosedur terkait", tuple(olds), tuple(news))
    for scheme, before in olds.items():
        if scheme in news:
            yield from _fields(f"{subject}, skema «{scheme}»", before, news[scheme], RUNS)


def _keyed(noun: str, old: Sequence[_Thing], new: Sequence[_Thing], labels: Labels) -> Iterator[str]:
    olds, news = _by_key(old), _by_key(new)
    yield from _list(noun, tuple(olds), tuple(news))
    for key in olds:
        if key in news:
            yield from _fields(f"{noun} «{key}»", olds[key], news[key], labels)


def _fields(subject: str, old: object, new: object, labels: Labels) -> Iterator[str]:
    for field, label in labels.items():
        before, after = getattr(old, field), getattr(new, field)
        if isinstance(before, tuple):
            yield from _list(f"{subject}: {label}", before, after)
        elif before != after:
            yield f"{subject}: {label} berubah dari {said(before)} menjadi {said(after)}."


def _list(subject: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{subject} «{word}» dihapus." for word in old if word not in new)
    yield from (f"{subject} «{word}» ditambahkan." for word in new if word not in old)
    if [word for word in old if word in new] != [word for word in new if word in old]:
        yield f"{subject} berubah urutannya."


def _moved(old: Mapping[str, Step], new: Mapping[str, Step]) -> list[str]:
    """The keys of both that do not stand in the longest run of unchanged order."""
    before, after = [key for key in old if key in new], [key for key in new if key in old]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {key for block in blocks for key in before[block.a : block.a + block.size]}
    return [key for key in after if key not in stayed]


def _by_key(things: Sequence[_Thing]) -> dict[str, _Thing]:
    return {thing.key: thing for thing in things}
