"""Claims drafted by a language model: proposals, each an exact quotation, none of them evidence."""
