"""The reasons for which a working-time question is refused, one class per reason."""


class WorktimeError(ValueError):
    """Any refusal of this room; the message is one Indonesian sentence for the person who asked."""


class StandardError(WorktimeError):
    """A time standard that cannot be read."""


class CalendarError(WorktimeError):
    """Office hours, dated periods or a zone out of which no calendar can be built."""


class SpanError(WorktimeError):
    """A moment or a due moment outside the days the calendar knows."""


class MomentError(WorktimeError):
    """A moment without an offset from UTC."""


class PauseError(WorktimeError):
    """A pause that ends before it begins, or an open one without the moment up to which it counts."""
