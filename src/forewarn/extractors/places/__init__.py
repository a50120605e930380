"""Where: countries, regions and cities, never anything finer; and the names of a case."""
