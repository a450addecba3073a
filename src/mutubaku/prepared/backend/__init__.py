"""Django's PostgreSQL, on whose connections statements may be kept back until the next one (the engine's address)."""
