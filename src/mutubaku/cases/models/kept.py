"""What each version of a procedure said when cases began to run by it."""

from __future__ import annotations

from django.db import models


class KeptVersion(models.Model):
    """The fingerprint of a procedure version, kept from the first case that runs by it on: it may change no more."""

    key = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="kept_version_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"
