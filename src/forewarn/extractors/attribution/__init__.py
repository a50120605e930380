"""Who says what: source, cue and content of each attribution, and its relays."""
