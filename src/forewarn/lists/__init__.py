"""Long lists of claims and reports: rows, search, facets and saved views."""
