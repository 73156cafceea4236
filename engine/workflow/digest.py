"""The digest that names a workflow version (CONTRACTS 2).

Guarantees:
- The same files under the same paths give the same digest, in whatever order they are handed over.
- It is the SHA-256 of a manifest that `sha256sum` prints and checks, so a court needs no program of ours to check it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def manifest_of(files: Sequence[tuple[str, bytes]]) -> str:
    """Return the sorted lines `<sha256>  <path>` of (path relative to workflows/, content) pairs."""
    return "".join(sorted(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in files))


def digest_of(files: Sequence[tuple[str, bytes]]) -> str:
    """Return the digest of a workflow version as lower-case hex: the SHA-256 of `manifest_of(files)`."""
    return hashlib.sha256(manifest_of(files).encode()).hexdigest()
