"""Money paid too much: asked back, and then returned, set off against another invoice of the client, or dropped."""
