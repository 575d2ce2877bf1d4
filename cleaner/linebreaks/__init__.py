"""Words and paragraphs that a typesetter broke at the end of a line: where, and what stood there."""
