"""Registers the complaints room with Django."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "mutubaku.complaints"
    label = "complaints"
