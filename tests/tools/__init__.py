"""Tests of the tools that check the project."""
