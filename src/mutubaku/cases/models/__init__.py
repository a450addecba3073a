"""The tables of the cases room."""

from .case import Case, Ending, Kind, Scheme, ends_in_letter
from .involvement import Involvement, Side
from .kept import KeptVersion
from .numbering import NumberCounter, NumberPattern, Register
from .task import Account, Pause, Task

__all__ = [
    "Account",
    "Case",
    "Ending",
    "Involvement",
    "KeptVersion",
    "Kind",
    "NumberCounter",
    "NumberPattern",
    "Pause",
    "Register",
    "Scheme",
    "Side",
    "Task",
    "ends_in_letter",
]
