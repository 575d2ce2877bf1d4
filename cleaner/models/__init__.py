"""Trained models: what they are told about a text, how they are stored, and how they answer, in plain numpy."""
