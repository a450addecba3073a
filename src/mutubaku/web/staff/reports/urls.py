"""The addresses of the desk's pages of numbers."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("ikhtisar/", views.overview, name="overview"),
    path("realisasi/", views.realisation, name="realisation"),
    path("realisasi/realisasi-layanan.xlsx", views.realisation_sheet, name="realisation_sheet"),
]
