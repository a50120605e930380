"""Our own hand-labelled attributions: texts, guideline, labels with exact characters."""
