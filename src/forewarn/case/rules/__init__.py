"""What a case must hold to: one module for each kind of thing that a rule is about."""
