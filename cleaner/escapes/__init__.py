"""Characters that were written as escapes for another program and never turned back."""
