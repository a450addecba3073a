"""Tests of the worktime room."""
