"""Letters that a machine misread: whether a text was read by a machine, and what its unknown words should be."""
