"""The tables of the certificates room."""

from .certificate import (
    Certificate,
    Continuation,
    DraftCheck,
    HandOver,
    Identity,
    Manner,
    Standing,
    StandingChange,
    Subject,
)
from .cycle import PlannedAudit
from .special import SpecialAudit
from .standing import FurtherGround, Ground, Measure, ScopeReduction, StandingProposal
from .transfer import OldFindings, OldStanding, PreVisit, Report, TransferOutcome, TransferReview

__all__ = [
    "Certificate",
    "Continuation",
    "DraftCheck",
    "FurtherGround",
    "Ground",
    "HandOver",
    "Identity",
    "Manner",
    "Measure",
    "OldFindings",
    "OldStanding",
    "PlannedAudit",
    "PreVisit",
    "Report",
    "ScopeReduction",
    "SpecialAudit",
    "Standing",
    "StandingChange",
    "StandingProposal",
    "Subject",
    "TransferOutcome",
    "TransferReview",
]
