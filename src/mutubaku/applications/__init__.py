"""Applications: what a client asks for: scheme, scope, products, sites."""
