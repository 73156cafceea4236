"""The dossier's document as a PDF; `engine.paper` sets it, amazon/typst/dossier.typ is its look."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.paper import typeset

TEMPLATE = Path(__file__).parent / "typst" / "dossier.typ"


def render(document: Mapping[str, Any], as_of: str) -> bytes:
    """Return the PDF of a document made by `amazon.pages`, dated `as_of` (Instant). Raises FristwerkError."""
    return typeset(TEMPLATE.read_bytes(), document, as_of)
