"""Why a sheet cannot be drawn: one class per reason."""


class SheetError(Exception):
    """The sheet of a procedure cannot be drawn."""


class TooLongForPageError(SheetError):
    """A row or the identity part does not fit one page even in the smallest type."""


class TooManyActorsError(SheetError):
    """More performers than columns that can hold a symbol."""


class NoWayError(SheetError):
    """So many symbols or connectors on a page that an arrow or connector finds no place."""


class UnknownSheetFormatError(SheetError):
    """The file name ends in neither `.svg` nor `.pdf`."""
