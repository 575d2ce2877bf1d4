"""Many articles in one file: each record keeps what it had and is told what was found."""
