"""What can go wrong with paper: one class per reason, each with a sentence that says what to do next."""


class PaperError(Exception):
    """A document could not be made or read."""


class UnknownTemplateError(PaperError):
    """No template of this name."""


class TemplateError(PaperError):
    """A template refused its data; the message carries file and line of the template."""


class NaiveTimeError(PaperError):
    """The moment of making carries no zone, so the file's date would be a guess."""


class NotAPdfError(PaperError):
    """The bytes are no PDF, whatever the file's name says."""


class DamagedPdfError(PaperError):
    """The bytes begin as a PDF but cannot be read to the end."""


class EncryptedPdfError(PaperError):
    """The PDF opens with a password only."""


class DamagedPictureError(PaperError):
    """A picture that cannot be read."""
