"""What developers run: words, tables, pictures, and what the tests need on the machine."""
