"""Why something about a programme, a plan or a visit is refused: one class per reason, its text shown as it is."""

from .base import NotYourVisit, TextTooLong, VisitRefusal
from .checklist import ItemUnknown, NothingFound, ReasonForNonconformity
from .meetings import (
    AlreadyConfirmed,
    AttendanceCodeExpired,
    AttendanceIncomplete,
    CodeWrong,
    ListsOpened,
    MeetingNotBegun,
    MeetingsReversed,
    MeetingsToCome,
)
from .plan import (
    ChangeReasonMissing,
    HoursReversed,
    NotOfTheTeam,
    OddHours,
    OutsideVisit,
    PlanEmpty,
    PlanHasGaps,
    PlanMissing,
    PlanNotAsked,
    TwoPlacesAtOnce,
)
from .programme import (
    CentralLeftOut,
    ProgrammeEmpty,
    ProgrammeRowIncomplete,
    ProgrammeRowTwice,
    ProgrammeRowUnvisited,
    SampleTooSmall,
)
from .remote import AgreedAfterwards, RemoteIncomplete, RemotePlanIncomplete
from .stages import (
    InadequateWithoutNote,
    IntervalUnjustified,
    IntervalUnjustifiedThen,
    IntervalUnjustifiedToday,
    StagesReversed,
)

__all__ = [
    "AgreedAfterwards",
    "AlreadyConfirmed",
    "AttendanceCodeExpired",
    "AttendanceIncomplete",
    "CentralLeftOut",
    "ChangeReasonMissing",
    "CodeWrong",
    "HoursReversed",
    "InadequateWithoutNote",
    "IntervalUnjustified",
    "IntervalUnjustifiedThen",
    "IntervalUnjustifiedToday",
    "ItemUnknown",
    "ListsOpened",
    "MeetingNotBegun",
    "MeetingsReversed",
    "MeetingsToCome",
    "NotOfTheTeam",
    "NotYourVisit",
    "NothingFound",
    "OddHours",
    "OutsideVisit",
    "PlanEmpty",
    "PlanHasGaps",
    "PlanMissing",
    "PlanNotAsked",
    "ProgrammeEmpty",
    "ProgrammeRowIncomplete",
    "ProgrammeRowTwice",
    "ProgrammeRowUnvisited",
    "ReasonForNonconformity",
    "RemoteIncomplete",
    "RemotePlanIncomplete",
    "SampleTooSmall",
    "StagesReversed",
    "TextTooLong",
    "TwoPlacesAtOnce",
    "VisitRefusal",
]
