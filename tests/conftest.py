"""Hypothesis: new examples at every run on a developer's machine, always the same ones in CI.

A failure that a random example finds belongs to whoever looks for it, not to whoever happened to submit a change.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
