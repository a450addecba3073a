"""The addresses of what one has been told and of what is coming."""

from __future__ import annotations

from django.urls import path

from . import views, views_calendar

app_name = "notices"
urlpatterns = [
    path("pemberitahuan/", views.notices, name="list"),
    path("pemberitahuan/terbaca/", views.read_all, name="read_all"),
    path("pemberitahuan/<int:delivery_id>/", views.follow, name="follow"),
    path("kerja/kalender/", views_calendar.desk, name="desk_calendar"),
    path("permohonan/kalender/", views_calendar.client, name="client_calendar"),
]
