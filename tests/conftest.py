"""Hypothesis: new examples at every run on a developer's machine, always the same ones in CI.

A failure that a random example finds belongs to whoever looks for it, not to whoever happened to submit a change.
"""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("CLEANCOPY_CACHE", "off")  # tests of the command line write into nobody's home
settings.register_profile("own", deadline=None)  # a machine that has other work must not fail a test
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "own")
