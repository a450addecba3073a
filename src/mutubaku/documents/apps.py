"""Registers the documents room with Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "mutubaku.documents"
    label = "documents"
