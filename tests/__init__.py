"""The suite; it mirrors src/forewarn."""
