"""Which posted forms have been acted on, so that none acts twice."""

from __future__ import annotations

from django.db import models

from mutubaku.people.models import User


class PostedForm(models.Model):
    """One posting form that was acted on: its key and content as one key, who posted it and where the answer led."""

    key = models.UUIDField(primary_key=True)
    claim = models.UUIDField()
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    path = models.CharField(max_length=500)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return str(self.key)
