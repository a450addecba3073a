"""Registers the notices room with Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "mutubaku.notices"
    label = "notices"
