"""How many of what: figures, their units, parts and wholes."""
