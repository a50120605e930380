"""How surely: stance, negation and certainty of a claim."""
