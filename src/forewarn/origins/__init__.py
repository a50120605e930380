"""Origins: utterances grouped by who first said them, with copies, relays and garbled figures."""
