"""Hashes without `hashlib`, which loads OpenSSL for them: that takes ten times as long as all hashing of a short run.

The module `random` of the standard library does the same. Where Python was built without its own, `hashlib` is taken.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

__all__ = ["blake2b", "sha256"]

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b

        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256
    except ImportError:
        from hashlib import blake2b, sha256
