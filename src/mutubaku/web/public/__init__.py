"""Pages for everybody: what the office certifies and how, the SOP itself, verifying a certificate, the demonstration."""
