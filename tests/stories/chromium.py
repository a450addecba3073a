"""Which browser the stories use, and how it is started: quietly, asking nobody, and without its own window's parts."""

import shutil

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# What a whole Chromium does for somebody who sits before it: half of its work, and no page is any different for it.
# The last such list counts, so those that Playwright switches off stand here again, as far as they concern us.
IDLE = [
    "WebUIOmniboxPopup",  # each of these loads pages of its own for every window
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "PreloadTopChromeWebUI",
    "SpareRendererForSitePerProcess",
    "RenderDocument",  # a new frame for every page, also of the same site
    "BackForwardCache",
    "Prerender2",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "PreconnectToSearch",
]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    f"--disable-features={','.join(IDLE)}",
]


def find_chromium() -> str | None:
    """Where Chromium is on this machine's PATH, if anywhere."""
    return next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
