"""Writing programmes, plans and visits; the case is locked by the caller, who journals as well."""
