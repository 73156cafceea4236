"""Typst as a pure function: values in, the bytes of a PDF/A-2b out, the same on every machine.

Guarantees: fonts come from the wheel alone, the PDF's date is the one given, no text is parsed as markup (all of it
travels as JSON in `sys.inputs`), and a warning of the typesetter is an error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.errors import FristwerkError, Text

TEMPLATE = Path(__file__).parent / "typst" / "dossier.typ"


def render(document: Mapping[str, Any], as_of: str) -> bytes:
    """Return the PDF of a document made by `amazon.pages`, dated `as_of` (Instant). Raises FristwerkError."""
    import typst

    from amazon.pages import instant_seconds

    try:
        # Untagged: tags are optional in PDF/A-2b and make a long table nine times larger.
        pdf, warnings = typst.compile_with_warnings(
            TEMPLATE.read_bytes(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
            pdf_standards="a-2b",
            pdf_tags=False,
            timestamp=instant_seconds(as_of),
        )
    except typst.TypstError as fault:
        raise _broken(str(fault)) from fault
    if warnings:
        raise _broken("; ".join(str(warning) for warning in warnings))
    assert isinstance(pdf, bytes)
    return pdf


def _broken(what: str) -> FristwerkError:
    return FristwerkError(Text(f"the PDF could not be set: {what}", f"das PDF ließ sich nicht setzen: {what}"))
