"""Owns where e-mail goes: the demonstration's mailbox, a mail server, or files in the data folder."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SMTP = "django.core.mail.backends.smtp.EmailBackend"
FILES = "django.core.mail.backends.filebased.EmailBackend"
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}  # what goes there without an account needs no encryption
MAILBOX = "mutubaku.notices.mailbox.Backend"


def mail(url: str | None, data: Path, *, demonstration: bool) -> dict[str, Any]:
    """Django's EMAIL_* settings. In a demonstration nothing ever leaves the machine, whatever `url` says."""
    if demonstration:
        return {"EMAIL_BACKEND": MAILBOX}
    if url is None:
        return {"EMAIL_BACKEND": FILES, "EMAIL_FILE_PATH": str(data / "mail")}
    parts = urlsplit(url)
    if parts.scheme == "file":
        return {"EMAIL_BACKEND": FILES, "EMAIL_FILE_PATH": unquote(parts.path)}
    implicit = parts.scheme == "smtps"
    stays_here = parts.hostname in THIS_MACHINE and not parts.username
    return {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if implicit else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit and not stays_here,
        "EMAIL_TIMEOUT": 20,
    }
