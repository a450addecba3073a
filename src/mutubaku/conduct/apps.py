"""Registers the conduct room with Django."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "mutubaku.conduct"
    label = "conduct"
