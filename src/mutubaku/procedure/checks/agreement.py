"""Checks of the files of a library with each other: linked procedures, their budgets, versions in order."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from mutubaku.procedure.complaints import Complaint, instead
from mutubaku.procedure.reading import step_name
from mutubaku.procedure.vocabulary import Outcome, Procedure, Runs, Step
from mutubaku.procedure.wording import printed_date

Known = Mapping[str, Mapping[int, Procedure]]  # key → version → procedure


def disagreements(procedure: Procedure, file: str, known: Known) -> tuple[Complaint, ...]:
    """What a faultless procedure has against the others of its library, itself among them."""
    linked = [
        Complaint(file, step_name(step.number, step.key), f"runs.{runs.scheme}", what, do)
        for step in procedure.steps
        for runs in step.runs
        for what, do in _of_runs(procedure, step, runs, known)
    ]
    resumed = [
        Complaint(file, step_name(step.number, step.key), f"outcomes.{outcome.key}.resumes", what, do)
        for step in procedure.steps
        for outcome in step.outcomes
        if outcome.resumes is not None
        for what, do in _of_resumed(procedure, outcome, outcome.resumes, known)
    ]
    return (*linked, *resumed, *(Complaint(file, "", *fault) for fault in _of_versions(procedure, known)))


def _of_runs(procedure: Procedure, step: Step, runs: Runs, known: Known) -> Iterator[tuple[str, str]]:
    versions = known.get(runs.procedure, {})
    chosen = [linked for number, linked in sorted(versions.items()) if runs.version in {None, number}]
    if not versions:
        yield f"prosedur «{runs.procedure}» tidak ada di pustaka", instead(runs.procedure, sorted(known))
    elif not chosen:
        do = "tulis salah satu dari: " + ", ".join(str(number) for number in sorted(versions))
        yield f"prosedur «{runs.procedure}» tidak mempunyai versi {runs.version}", do
    elif min(linked.identity.effective for linked in chosen) > procedure.identity.effective:
        do = "majukan tanggal efektifnya, atau undurkan tanggal efektif prosedur ini"
        yield f"prosedur «{runs.procedure}» belum berlaku ketika prosedur ini mulai berlaku", do
    for linked in chosen:
        for what, do in _of_linked(step, linked):
            yield f"prosedur «{linked.key}» versi {linked.version} {what}", do


def _of_resumed(procedure: Procedure, outcome: Outcome, key: str, known: Known) -> Iterator[tuple[str, str]]:
    """What is wrong with a step to go on with: it must be in every linked procedure that the opened steps run."""
    running = [runs for opened in outcome.opens for runs in procedure.step(opened).runs]
    if not running:
        yield "hasil ini tidak membuka langkah yang menjalankan prosedur lain", "hapus resumes"
    for runs in {(one.procedure, one.version): one for one in running}.values():  # two schemes may run the same one
        for number, linked in sorted(known.get(runs.procedure, {}).items()):
            steps = [step.key for step in linked.steps]
            if runs.version in {None, number} and key not in steps:
                yield f"langkah «{key}» tidak ada di prosedur «{linked.key}» versi {number}", instead(key, steps)


def _of_linked(step: Step, linked: Procedure) -> Iterator[tuple[str, str]]:
    if any(inside.runs for inside in linked.steps):
        yield "menjalankan prosedur lain lagi", "hapus runs di sana: prosedur terkait hanya satu tingkat"
    own, budget = step.standard, linked.budget
    if budget is None:
        yield "tidak mempunyai anggaran waktu", "tulis budget di sana, sama dengan standar waktu langkah ini"
    elif own is None or (own.amount, own.unit) != (budget.amount, budget.unit):
        printed = own.text if own else "kosong"
        yield f"beranggaran «{budget.text}», standar langkah ini «{printed}»", "samakan keduanya"
    made = {key for inside in linked.steps for key in inside.produces}
    for key in (*step.needs, *step.produces):
        if key not in made:
            yield f"tidak menghasilkan «{key}» yang diperlukan langkah ini", "tulis pada produces sebuah langkahnya"


def _of_versions(procedure: Procedure, known: Known) -> Iterator[tuple[str, str, str]]:
    for earlier, later in pairwise(known[procedure.key][number] for number in sorted(known[procedure.key])):
        if later.version == procedure.version and later.identity.effective <= earlier.identity.effective:
            what = f"versi {later.version} berlaku tidak sesudah versi {earlier.version}"
            yield "identity.effective", what, f"tulis tanggal sesudah {printed_date(earlier.identity.effective)}"
