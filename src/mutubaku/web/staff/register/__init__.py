"""The register of competences, interests and absences, kept by administrator and Seksi SS; and one's own part in it."""
