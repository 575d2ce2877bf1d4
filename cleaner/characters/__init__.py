"""Characters that nobody typed: invisible ones, taken-apart letters, look-alikes of another script."""
