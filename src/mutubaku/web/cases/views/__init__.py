"""The views of pages about one case."""
