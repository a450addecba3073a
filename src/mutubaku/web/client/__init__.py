"""The client's own pages: companies, applications and the dossier of step 1."""
