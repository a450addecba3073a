"""The room of procedures: the vocabulary of an SOP, its versions and their checks; knows no Django."""

from mutubaku.procedure.comparison import compare
from mutubaku.procedure.complaints import (
    Complaint,
    LibraryRefusedError,
    NotInForceError,
    ProcedureError,
    UnknownProcedureError,
)
from mutubaku.procedure.facts import facts
from mutubaku.procedure.fingerprint import fingerprint
from mutubaku.procedure.flow import opened_by
from mutubaku.procedure.library import Library
from mutubaku.procedure.loading import BUILT_IN, check, load_library, read_procedure
from mutubaku.procedure.stepmap import validate_step_map
from mutubaku.procedure.vocabulary import (
    ACCOUNTS,
    CASE_KINDS,
    ENDS,
    GENERIC,
    KNOWN_WORK,
    OUTSIDE,
    SCHEMES,
    Approval,
    DocumentKind,
    Identity,
    Outcome,
    PauseKind,
    Procedure,
    Role,
    Runs,
    Step,
    UnknownKeyError,
)

__all__ = [
    "ACCOUNTS",
    "BUILT_IN",
    "CASE_KINDS",
    "ENDS",
    "GENERIC",
    "KNOWN_WORK",
    "OUTSIDE",
    "SCHEMES",
    "Approval",
    "Complaint",
    "DocumentKind",
    "Identity",
    "Library",
    "LibraryRefusedError",
    "NotInForceError",
    "Outcome",
    "PauseKind",
    "Procedure",
    "ProcedureError",
    "Role",
    "Runs",
    "Step",
    "UnknownKeyError",
    "UnknownProcedureError",
    "check",
    "compare",
    "facts",
    "fingerprint",
    "load_library",
    "opened_by",
    "read_procedure",
    "validate_step_map",
]
