"""The addresses of the administrator's screens."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "administration"
urlpatterns: list[URLPattern | URLResolver] = []
