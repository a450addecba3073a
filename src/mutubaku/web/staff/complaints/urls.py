"""The addresses of the register of complaints."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.complaints, name="complaints"),
    path("daftar.xlsx", views.sheet, name="complaints_sheet"),
    path("<int:complaint_id>/", views.complaint, name="complaint"),
    path("<int:complaint_id>/surat/<int:paper_id>/", views.paper, name="complaint_paper"),
]
