"""Registry: exactly which certificate facts are public, and how a certificate is verified."""
