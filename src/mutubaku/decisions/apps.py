"""Registers the decisions room with Django."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "mutubaku.decisions"
    label = "decisions"
