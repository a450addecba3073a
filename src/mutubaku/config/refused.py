"""Owns the reasons for which nothing starts; imports nothing, so that every command can catch them."""


class SettingsRefused(Exception):  # noqa: N818 - the name says what happened
    """The environment holds values we cannot start with; `problems` has one Indonesian sentence for each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class SecretKeyBroken(Exception):  # noqa: N818 - the name says what happened
    """The key file is there but holds no usable key; replacing it silently would end every session."""


class DataFolderUnusable(Exception):  # noqa: N818 - the name says what happened
    """The folder that is to hold everything cannot be made, or is a file."""
