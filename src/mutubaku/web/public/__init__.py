"""Pages for everybody: what is certified and how, the SOP itself, verifying a certificate, the demonstration."""
