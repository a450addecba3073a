"""The administration's forms, by what they are about."""
