"""The addresses of the register of complaints."""

from __future__ import annotations

from django.urls import path

from . import taking, views

urlpatterns = [
    path("", views.complaints, name="complaints"),
    path("daftar.xlsx", views.sheet, name="complaints_sheet"),
    path("baru/", taking.write_down, name="complaint_new"),
    path("<int:complaint_id>/", views.complaint, name="complaint"),
    path("<int:complaint_id>/surat-pengadu/", taking.letter, name="complaint_letter"),
    path("<int:complaint_id>/surat/<int:paper_id>/", views.paper, name="complaint_paper"),
]
