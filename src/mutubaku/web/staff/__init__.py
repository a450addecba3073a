"""The desk's pages: inbox, case list and search."""
