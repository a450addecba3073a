"""Checks of single fields: keys and their form, names from closed lists, dates, and what excludes what."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields

from mutubaku.procedure.complaints import Complaint, instead
from mutubaku.procedure.reading import step_name
from mutubaku.procedure.vocabulary import (
    ACCOUNTS,
    CASE_KINDS,
    ENDS,
    GENERIC,
    KNOWN_WORK,
    SCHEMES,
    STEP_OF_WORK,
    Identity,
    Outcome,
    Procedure,
    Step,
)
from mutubaku.procedure.wording import printed_date

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_STEP_FIELDS = tuple(field.name for field in fields(Step))
MOST_STEPS = 200

_Fault = tuple[str, str, str]  # field, what, do


def field_faults(file: str, procedure: Procedure) -> Iterator[Complaint]:
    """The faults that a field shows by itself or beside its neighbours, the procedure's first."""
    for field, what, do in (*_of_procedure(procedure), *_of_identity(procedure.identity)):
        yield Complaint(file, "", field, what, do)
    for step in procedure.steps:
        for field, what, do in _of_step(step):
            yield Complaint(file, step_name(step.number, step.key), field, what, do)


def _of_procedure(procedure: Procedure) -> Iterator[_Fault]:
    yield from _badly_formed("key", procedure.key)
    if procedure.version < 1:
        yield "version", "versi harus 1 atau lebih", "tulis bilangan bulat mulai dari 1"
    if not 1 <= len(procedure.steps) <= MOST_STEPS:
        yield "steps", f"langkahnya {len(procedure.steps)}", f"tulis 1 sampai {MOST_STEPS} langkah"
    yield from _keys("roles", [role.key for role in procedure.roles])
    yield from _keys("documents", [document.key for document in procedure.documents])
    yield from _keys("pauses", [pause.key for pause in procedure.pauses])
    yield from _keys("steps", [step.key for step in procedure.steps])
    for role in procedure.roles:
        yield from _unlisted(f"roles.{role.key}.account", "akun waktu", [role.account], ACCOUNTS)


def _of_identity(identity: Identity) -> Iterator[_Fault]:
    if identity.effective < identity.made:
        effective, made = printed_date(identity.effective), printed_date(identity.made)
        what = f"tanggal efektif {effective} mendahului tanggal pembuatan {made}"
        yield "identity.effective", what, "tulis tanggal efektif yang sama atau sesudahnya"


def _of_step(step: Step) -> Iterator[_Fault]:
    yield from _unlisted("work", "pekerjaan", [step.work], sorted(KNOWN_WORK))
    named = STEP_OF_WORK.get(step.work, step.key)
    if step.key != named and not step.runs:
        what = f"langkah dengan pekerjaan «{step.work}» berkunci «{step.key}», sehingga isinya tidak dapat disimpan"
        yield "key", what, f"beri langkah ini kunci «{named}», atau hapus work"
    yield from _unlisted("inferred", "kolom", step.inferred, _STEP_FIELDS)
    yield from _keys("outcomes", [outcome.key for outcome in step.outcomes])
    for outcome in step.outcomes:
        yield from _of_outcome(outcome, f"outcomes.{outcome.key}")
    if step.runs:
        yield from _of_runs(step)


def _of_outcome(outcome: Outcome, where: str) -> Iterator[_Fault]:
    yield from _unlisted(f"{where}.kinds", "jenis perkara", outcome.kinds, CASE_KINDS)
    if outcome.ends is not None:
        yield from _unlisted(f"{where}.ends", "akhir", [outcome.ends], ENDS)
        if outcome.opens:
            what = "hasil ini membuka langkah dan sekaligus mengakhiri"
            yield f"{where}.ends", what, "hapus opens atau ends"
    elif not outcome.opens:
        what = "hasil ini tidak membuka langkah dan tidak mengakhiri"
        yield f"{where}.opens", what, f"tulis opens, atau ends dengan salah satu dari: {', '.join(ENDS)}"
    if outcome.pause is not None and not outcome.opens:
        yield f"{where}.pause", "jeda ini tidak mengenai langkah apa pun", "tulis opens atau hapus pause"


def _of_runs(step: Step) -> Iterator[_Fault]:
    yield from _unlisted("runs", "skema", [runs.scheme for runs in step.runs], SCHEMES)
    yield from _repeated("runs", [runs.scheme for runs in step.runs])
    if len(step.outcomes) != 1:
        what = f"langkah yang menjalankan prosedur lain mempunyai {len(step.outcomes)} hasil"
        yield "outcomes", what, "tulis tepat satu hasil, yang dipilih ketika prosedur itu selesai"
    if step.work != GENERIC:
        what = "langkah yang menjalankan prosedur lain tidak mempunyai pekerjaan sendiri"
        yield "work", what, "hapus work atau runs"


def _keys(field: str, keys: list[str]) -> Iterator[_Fault]:
    """Keys of one list: well formed and each only once."""
    for key in keys:
        yield from _badly_formed(f"{field}.{key}.key", key)
    yield from _repeated(field, keys)


def _badly_formed(field: str, key: str) -> Iterator[_Fault]:
    if key and not _KEY.fullmatch(key):
        yield field, f"kunci «{key}» tidak terbentuk baik", "pakai huruf kecil, angka, dan tanda hubung"


def _repeated(field: str, words: Iterable[str]) -> Iterator[_Fault]:
    for word, times in Counter(words).items():
        if word and times > 1:
            yield field, f"«{word}» tertulis {times} kali", "tulis satu kali saja, atau beri nama lain"


def _unlisted(field: str, noun: str, words: Iterable[str], known: Iterable[str]) -> Iterator[_Fault]:
    known = tuple(known)
    for word in words:
        if word and word not in known:
            yield field, f"{noun} «{word}» tidak dikenal", instead(word, known)
