"""Registers the web room with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "mutubaku.web"
    label = "web"
