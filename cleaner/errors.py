"""Errors that a user can act on: each names the file, the place and the cure."""

from __future__ import annotations


class CleancopyError(Exception):
    """Base of every error that cleancopy raises on purpose; the command line prints it and exits with 2."""


class ConfigError(CleancopyError):
    """A configuration that cannot be used."""


class RuleError(CleancopyError):
    """A rule file that cannot be used, or a rule that takes too long."""


class InputError(CleancopyError):
    """A file that cannot be read, understood or written; it was left exactly as it was."""
