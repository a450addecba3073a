"""The migrations of the billing room."""
