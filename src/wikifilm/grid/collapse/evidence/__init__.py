"""What speaks for a reading: features of words, headers, columns and rows, and the weights that were fitted to them."""
