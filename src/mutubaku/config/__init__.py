"""The room config owns: settings read from the environment, the address table's trunk, the WSGI door."""
