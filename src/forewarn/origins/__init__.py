"""Who said it first: utterances grouped by origin, copies, echoes and garbled figures."""
