"""Dates of an article that contradict each other, the calendar, or the rest of the text."""
