"""The administration's views, one module for each group of pages."""
