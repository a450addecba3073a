"""The addresses of the desk."""

from __future__ import annotations

from django.urls import include, path

from . import views

app_name = "staff"
urlpatterns = [
    path("kerja/", views.inbox, name="inbox"),
    path("kerja/kantor/", views.choose_office, name="choose_office"),
    path("kerja/bendahara/", include("mutubaku.web.staff.treasurer.urls")),
    path("kerja/keluhan/", include("mutubaku.web.staff.complaints.urls")),
    path("kerja/sertifikat/", include("mutubaku.web.staff.certificates.urls")),
    path("kerja/", include("mutubaku.web.staff.reports.urls")),
    path("perkara/", views.cases, name="cases"),
    path("", include("mutubaku.web.staff.register.urls")),
]
