"""Tokens that were run together: where a space is missing between words, after a mark, beside a number."""
