"""What a cell and a header say by themselves: kinds, words, roles."""
