"""Tests of founding an office."""
