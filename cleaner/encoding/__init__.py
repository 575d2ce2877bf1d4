"""Text that was read in the wrong code page, and letters that were lost on the way: found by evidence of words."""
