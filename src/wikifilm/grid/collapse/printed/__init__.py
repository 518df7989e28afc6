"""What was printed: a table as rows of tokens, with what the renderer did to it as a whole undone."""
