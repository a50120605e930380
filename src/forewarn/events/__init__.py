"""What happened, held against what is declared: actors, places and things by their slots."""
