"""What would change if a claim, a source or a judgement were otherwise."""
