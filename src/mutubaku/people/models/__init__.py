"""The tables of the people room."""

from .account import User
from .calendar import FreeDayEntry, HoursPeriodEntry, JointLeaveYear, WeekEntry
from .competence import Absence, AbsenceKind, Competence, CompetenceFunction, Interest, InterestKind
from .office import Accreditation, Office, OfficeProfile
from .organisation import ApplicantKind, Factory, Invitation, Membership, Organisation
from .position import Holding, Manner, Position, RoleAssignment
from .service import ServicePart, ServiceTopic

__all__ = [
    "Absence",
    "AbsenceKind",
    "Accreditation",
    "ApplicantKind",
    "Competence",
    "CompetenceFunction",
    "Factory",
    "FreeDayEntry",
    "Holding",
    "HoursPeriodEntry",
    "Interest",
    "InterestKind",
    "Invitation",
    "JointLeaveYear",
    "Manner",
    "Membership",
    "Office",
    "OfficeProfile",
    "Organisation",
    "Position",
    "RoleAssignment",
    "ServicePart",
    "ServiceTopic",
    "User",
    "WeekEntry",
]
