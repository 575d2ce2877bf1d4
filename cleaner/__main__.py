"""`python -m cleaner` is `cleancopy`."""

from cleaner.cli import main

if __name__ == "__main__":
    main()
