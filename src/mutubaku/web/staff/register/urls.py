"""The addresses of the register, of one's own part in it, and of assignments; in the namespace of the desk."""

from __future__ import annotations

from django.urls import path

from . import assignments, entries, mine, views

urlpatterns = [
    path("kerja/kompetensi/", views.register, name="register"),
    path("kerja/kompetensi/matriks/", views.matrix, name="competence_matrix"),
    path("kerja/kompetensi/orang/<int:user_id>/", views.person, name="register_person"),
    path("kerja/kompetensi/orang/<int:user_id>/baru/", entries.new_competence, name="new_competence"),
    path("kerja/kompetensi/orang/<int:user_id>/kepentingan/", entries.new_interest, name="new_interest"),
    path("kerja/kompetensi/orang/<int:user_id>/cuti/", entries.new_absence, name="new_absence"),
    path("kerja/kompetensi/<int:competence_id>/akhiri/", entries.end_competence, name="end_competence"),
    path("kerja/kompetensi/<int:competence_id>/bukti/", views.evidence, name="competence_evidence"),
    path("kerja/saya/", mine.mine, name="mine"),
    path("kerja/saya/kepentingan/", mine.new_interest, name="my_interest"),
    path("kerja/saya/cuti/", mine.new_absence, name="my_absence"),
    path("kerja/kepentingan/<int:interest_id>/akhiri/", mine.end_interest, name="end_interest"),
    path("kerja/cuti/<int:absence_id>/batal/", mine.withdraw_absence, name="withdraw_absence"),
    path("penugasan/<int:appointment_id>/", assignments.assignment, name="assignment"),
    path("penugasan/<int:appointment_id>/audit.ics", assignments.calendar_file, name="assignment_calendar"),
]
