"""Registers the audits room with Django, and names the office's own audit rules."""

from django.apps import AppConfig
from django.conf import settings

from mutubaku.auditrules import use


class AuditsConfig(AppConfig):
    name = "mutubaku.audits"
    label = "audits"

    def ready(self) -> None:
        """Audit time is reckoned by the office's own rule files too."""
        use(*settings.RULE_FOLDERS)
