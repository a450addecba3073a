"""Tests of the checks of procedure files."""
