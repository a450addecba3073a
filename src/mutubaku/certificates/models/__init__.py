"""The tables of the certificates room."""

from .certificate import Certificate, Continuation, DraftCheck, HandOver, Manner, Standing, StandingChange, Subject
from .cycle import PlannedAudit
from .standing import Ground, Measure, ScopeReduction, StandingProposal

__all__ = [
    "Certificate",
    "Continuation",
    "DraftCheck",
    "Ground",
    "HandOver",
    "Manner",
    "Measure",
    "PlannedAudit",
    "ScopeReduction",
    "Standing",
    "StandingChange",
    "StandingProposal",
    "Subject",
]
