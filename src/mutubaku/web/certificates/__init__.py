"""A certificate's years in words, the same for the desk and for its holder."""
