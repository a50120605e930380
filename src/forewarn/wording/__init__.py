"""The words for numbers: the one room that speaks."""
