"""How a repeated headline, a repeated paragraph and a nearly repeated one are recognised, and which of two stays."""
