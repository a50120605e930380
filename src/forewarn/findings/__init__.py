"""Figures that leave the program, and the grounds they rest on."""
