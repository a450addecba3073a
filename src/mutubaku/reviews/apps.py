"""Registers the reviews room with Django."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "mutubaku.reviews"
    label = "reviews"
