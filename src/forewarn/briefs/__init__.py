"""Assessments in words, and what changed between two of them."""
