"""The nouns that every room shares: frozen values and the UTF-16 mapping. Standard library only."""
