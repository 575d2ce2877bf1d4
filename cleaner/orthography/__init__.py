"""Spelling that depends on the neighbouring words or on the rest of the text."""
