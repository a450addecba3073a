"""Which browser the stories use, and how it is started: quietly, asking nobody."""

import shutil

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def find_chromium() -> str | None:
    """Where Chromium is on this machine's PATH, if anywhere."""
    return next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
