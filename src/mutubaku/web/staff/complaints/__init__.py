"""The register of complaints at the desk: the list, its workbook, one complaint and the acts on it."""
