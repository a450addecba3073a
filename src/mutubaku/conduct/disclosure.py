"""What a client may know of their own case: which documents, which acts, and whose words. The one place for it.

The office's own papers (memos, reviews, committee records, drafts) and its inner acts (who holds a step, what it waits
for elsewhere) stay with the office; a client reads what they handed in and what is addressed to them.
"""

from __future__ import annotations

from collections.abc import Sequence

from mutubaku.cases.library import find_step, procedure_of_case
from mutubaku.cases.models import Case
from mutubaku.certificates.models import DraftCheck
from mutubaku.certificates.policy import CERTIFICATE_KINDS
from mutubaku.certificates.queries import sheets_of
from mutubaku.documents.models import Document, Origin, Version
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.procedure import Outcome, Procedure, Step

CLIENT_TITLE = "Pelanggan"  # the capacity the journal names for whoever acts for a client

# Papers that no step of a procedure names, and what they are called.
BESIDE = {
    "perjanjian-sertifikasi": "Perjanjian sertifikasi",
    "perjanjian-ditandatangani": "Perjanjian sertifikasi yang ditandatangani",
    "surat-penolakan-sertifikasi": "Surat penolakan sertifikasi",
    "berkas-banding": "Berkas banding",
    "hasil-banding": "Hasil banding",
    "bukti-pengembalian": "Bukti pengembalian kelebihan pembayaran",
}

# What the office addresses to the client, beside what the client's own steps need or produce.
ADDRESSED = frozenset(
    {
        "surat-kelengkapan",
        "surat-penolakan",
        "surat-informasi-audit",
        "e-billing",
        "kesepakatan-pembayaran",
        "laporan-tahap-1",
        "rencana-audit",
        "lks",
        "laporan-audit",
        "konsep-sertifikat",
        "konfirmasi-data-sertifikat",
        "tanda-terima",
        *BESIDE,
    }
)

# Papers of no step, or kept beside one that stays open: they go to the client as soon as they are made.
SHOWN_AT_ONCE = frozenset(
    {
        "kesepakatan-pembayaran",
        "surat-pembekuan",
        "surat-pemulihan",
        "surat-pencabutan",
        "surat-pengurangan-lingkup",
        "bukti-pengembalian",
    }
)

SIGNED_BY_HAND = frozenset(CERTIFICATE_KINDS.values())  # of these only the scan of the signed one goes out

NOT_TRANSFERRED = "not-accepted"  # the outcome of a transfer review whose reason the client reads

TOLD = frozenset({"laboratory-report"})  # works of steps whose outcome is told them, though they leave them no paper

SENT_WITH = {"surat-penolakan": "ditolak"}  # papers that go out with one outcome of their step alone

KNOWN = frozenset(
    {
        Verb.CASE_OPENED,
        Verb.CASE_SENT,
        Verb.CASE_WITHDRAWN,
        Verb.CASE_CLOSED,
        Verb.CASE_VERSION_MOVED,
        Verb.DUE_PROJECTED,
        Verb.AUDIT_CONFIRMED,
        Verb.SITE_ADDED,
        Verb.AUDIT_OBJECTED,
        Verb.PLAN_AGREED,
        Verb.PAYMENT_REPORTED,
        Verb.PAYMENT_VERIFIED,
        Verb.PAYMENT_REJECTED,
        Verb.REFUND_ASKED,
        Verb.REFUND_RETURNED,
        Verb.REFUND_SET_OFF,
        Verb.REFUND_DROPPED,
        Verb.FINDING_RELEASED,
        Verb.FINDING_ANSWERED,
        Verb.FINDING_JUDGED,
        Verb.REPORT_REMARKED,
        Verb.DRAFT_SENT,
        Verb.DRAFT_CONFIRMED,
        Verb.AGREEMENT_SENT,
        Verb.AGREEMENT_SIGNED,
        Verb.APPEAL_MADE,
        Verb.APPEAL_FOLLOWED,
        Verb.APPEAL_DECIDED,
        Verb.CERTIFICATE_ISSUED,
        Verb.CERTIFICATE_CONTINUED,
        Verb.CERTIFICATE_STATUS,
        Verb.CERTIFICATE_SHEET_SIGNED,
        Verb.TRANSFER_REVIEWED,
        Verb.MESSAGE_WRITTEN,
    }
)
PAUSES = frozenset({Verb.PAUSE_OPENED, Verb.PAUSE_ENDED})
ENDINGS = frozenset({Verb.CASE_WITHDRAWN, Verb.CASE_CLOSED, Verb.APPEAL_FOLLOWED, Verb.APPEAL_DECIDED})


def client_may_read(version: Version) -> bool:
    """Whether the case's client may read this version of a document."""
    return version in readable_versions(version.document)


def readable_versions(document: Document) -> list[Version]:
    """The versions the client may read, newest first: their own, and what the office has sent them.

    An office paper is sent when the step that made it is closed, and then only as it last was in that step: what came
    before it, and what lies in a step still open or broken off, is a draft; a scan of the signed original added later
    stands beside what was sent. A draft certificate that was laid before
    the client is theirs to read from then on, and a letter about a certificate's standing at once. A certificate that
    nobody has signed by hand is never theirs; every signed one stays so.
    """
    versions = [one for one in document.versions.all() if not _is_unsigned(one, document)]
    addressed = document.kind in addressed_kinds(document.case)
    shown = _laid_before_client(document)
    return [
        one for one in versions if is_own(one, document) or (addressed and _is_sent(one, versions)) or one.pk in shown
    ]


def _is_unsigned(version: Version, document: Document) -> bool:
    """Whether it is a certificate as it was made, to be signed by hand: what is signed is uploaded as a scan."""
    return document.kind in SIGNED_BY_HAND and version.origin == Origin.MADE


def _laid_before_client(document: Document) -> set[int]:
    if document.kind in SHOWN_AT_ONCE:
        return set(document.versions.values_list("pk", flat=True))
    if document.kind in SIGNED_BY_HAND:
        return sheets_of(document.case)
    if document.kind != "konsep-sertifikat":
        return set()
    return set(DraftCheck.objects.filter(version__document=document).values_list("version_id", flat=True))


def addressed_kinds(case: Case) -> frozenset[str]:
    """The document kinds that are the client's to read: what their own steps take or leave, and what is sent them."""
    procedure = procedure_of_case(case)
    steps = [step for step in procedure.steps if procedure.role(step.role).account == CLIENT_ROLE]
    kinds = {one for step in steps for kind in (*step.needs, *step.produces) for one in procedure.satisfying(kind)}
    return ADDRESSED | kinds


def is_own(version: Version, document: Document) -> bool:
    """Whether the client handed it in: a requirement of the office's list, or a paper of a step of their own."""
    return bool(document.requirement) or version.task.role == CLIENT_ROLE


def _is_sent(version: Version, versions: Sequence[Version]) -> bool:
    task = version.task
    if version.document.kind in SENT_WITH and task.outcome != SENT_WITH[version.document.kind]:
        return False
    if task.closed_at is None or task.outcome.startswith("case-"):
        return False
    here = [one for one in versions if one.task_id == task.pk]
    last = max(here, key=_number)
    if last.origin == Origin.UPLOADED:  # perhaps after the step was closed: the paper that went out stays
        sent = [one for one in here if one.added_at <= task.closed_at]
        return version in {last, max(sent, key=_number, default=last)}
    return version == last


def _number(version: Version) -> int:
    return version.number


def asks_client(procedure: Procedure, outcome: Outcome) -> bool:
    """Whether an outcome turns to the client: the note that goes with it is then read by them."""
    if outcome.ends == "refused":
        return True
    if outcome.pause and procedure.pause(outcome.pause).waits_for == CLIENT_ROLE:
        return True
    return any(procedure.step(key).role == CLIENT_ROLE for key in outcome.opens)


def client_may_know(entry: Entry, case: Case, procedures: Sequence[Procedure]) -> bool:
    """Whether an act belongs into the history a client sees; ``procedures`` are those of the case."""
    if entry.verb in KNOWN or is_by_client(entry):
        return True
    if entry.verb in PAUSES:
        return _waits_for_client(entry, procedures)
    return entry.verb == Verb.STEP_DONE and _step_concerns_client(entry, case, procedures)


def told_client(entry: Entry, procedures: Sequence[Procedure]) -> str:
    """The words of an act that the client may read: their own, and the office's where it turns to them."""
    data = entry.data
    words = str(data.get("note") or data.get("reason") or "")
    if is_by_client(entry) or entry.verb in ENDINGS:
        return words
    if entry.verb == Verb.STEP_DONE:
        found = outcome_in(entry, procedures)
        return words if found and asks_client(found[0], found[2]) else ""
    if entry.verb == Verb.TRANSFER_REVIEWED:
        return words if data.get("outcome") == NOT_TRANSFERRED else ""
    return words if entry.verb == Verb.PAUSE_OPENED and _waits_for_client(entry, procedures) else ""


def is_by_client(entry: Entry) -> bool:
    """Whether the client itself acted."""
    return entry.capacity == CLIENT_TITLE


def step_in(entry: Entry, procedures: Sequence[Procedure]) -> tuple[Procedure, Step] | None:
    """The step an entry is about; None when it is about none, or no procedure of the case has it any more."""
    key, _, version = str(entry.data.get("procedure", "")).partition("@")
    named = [one for one in procedures if one.key == key and str(one.version) == version]
    return find_step(named or procedures, str(entry.data.get("step", "")))


def outcome_in(entry: Entry, procedures: Sequence[Procedure]) -> tuple[Procedure, Step, Outcome] | None:
    """The step an entry closed and its outcome; None when no procedure of the case has them any more."""
    found = step_in(entry, procedures)
    if found is None:
        return None
    outcome = next((one for one in found[1].outcomes if one.key == entry.data.get("outcome")), None)
    return (*found, outcome) if outcome else None


def _step_concerns_client(entry: Entry, case: Case, procedures: Sequence[Procedure]) -> bool:
    """The twelve steps, and of a linked procedure what asks something of the client or leaves them a paper."""
    if str(entry.data.get("procedure", "")).startswith(f"{case.procedure_key}@"):
        return True
    found = outcome_in(entry, procedures)
    if found is None:
        return False
    procedure, step, outcome = found
    return step.work in TOLD or asks_client(procedure, outcome) or bool(ADDRESSED.intersection(step.produces))


def _waits_for_client(entry: Entry, procedures: Sequence[Procedure]) -> bool:
    kinds = (pause for procedure in procedures for pause in procedure.pauses if pause.key == entry.data["pause"])
    return any(pause.waits_for == CLIENT_ROLE for pause in kinds)
