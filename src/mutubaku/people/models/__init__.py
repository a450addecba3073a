"""The tables of the people room."""

from .account import User
from .calendar import FreeDayEntry, HoursPeriodEntry, JointLeaveYear, WeekEntry
from .office import Accreditation, Office, OfficeProfile
from .organisation import ApplicantKind, Factory, Invitation, Membership, Organisation
from .position import Holding, Manner, Position, RoleAssignment

__all__ = [
    "Accreditation",
    "ApplicantKind",
    "Factory",
    "FreeDayEntry",
    "Holding",
    "HoursPeriodEntry",
    "Invitation",
    "JointLeaveYear",
    "Manner",
    "Membership",
    "Office",
    "OfficeProfile",
    "Organisation",
    "Position",
    "RoleAssignment",
    "User",
    "WeekEntry",
]
