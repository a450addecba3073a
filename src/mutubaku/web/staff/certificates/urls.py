"""The addresses of the desk's certificates."""

from __future__ import annotations

from django.urls import path

from . import views, views_sheet

urlpatterns = [
    path("", views.certificates, name="certificates"),
    path("<int:certificate_id>/", views.certificate, name="certificate"),
    path("<int:certificate_id>/rencana/<int:audit_id>/", views.plan, name="certificate_plan"),
    path("<int:certificate_id>/audit-khusus/", views.special, name="certificate_special"),
    path("<int:certificate_id>/audit-khusus/beri-tahu/", views.tell, name="certificate_tell"),
    path("<int:certificate_id>/lembar/", views_sheet.sign, name="certificate_sign"),
    path("<int:certificate_id>/lembar/cetak/", views_sheet.print_sheet, name="certificate_print"),
    path("<int:certificate_id>/usul/", views.propose, name="certificate_propose"),
    path("<int:certificate_id>/usulan/<int:proposal_id>/", views.decide, name="certificate_decide"),
]
