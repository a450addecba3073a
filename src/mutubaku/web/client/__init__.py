"""Pages of a client: what to do, companies and their people, and an application from its first click to sending."""
