"""Paper: a typst template and plain values in, the bytes of a PDF/A-2b out, the same on every machine.

Guarantees: fonts come from the wheel alone, the PDF's date is the one given, no text is parsed as markup (all of it
travels as JSON in `sys.inputs.document`), and a warning of the typesetter is an error.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.errors import CannotWriteError, FristwerkError, Text
from engine.instants import Instant, moment

#: What Libertinus Serif and its companions in the wheel have glyphs for; PDF/A allows no missing glyph.
SHOWABLE = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x300, 0x36F), (0x370, 0x377), (0x37A, 0x37F), (0x384, 0x38A),
    (0x38C, 0x38C), (0x38E, 0x3A1), (0x3A3, 0x3FF), (0x400, 0x4FF), (0x5D0, 0x5EA), (0x621, 0x63A), (0x641, 0x64A),
    (0x1E00, 0x1EFF), (0x200B, 0x200B), (0x2010, 0x2027), (0x2030, 0x203F), (0x20A0, 0x20BF), (0x2190, 0x22FF),
)  # fmt: skip


def typeset(template: bytes, document: Mapping[str, Any], as_of: Instant) -> bytes:
    """Return the PDF that a template makes of `document` (JSON values), dated `as_of`. Raises FristwerkError."""
    import json

    import typst

    try:
        # Untagged: tags are optional in PDF/A-2b and make a long table nine times larger.
        pdf, warnings = typst.compile_with_warnings(
            template,
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
            pdf_standards="a-2b",
            pdf_tags=False,
            timestamp=int(moment(as_of).timestamp()),
        )
    except typst.TypstError as fault:
        raise _broken(str(fault)) from fault
    if warnings:
        raise _broken("; ".join(str(warning) for warning in warnings))
    assert isinstance(pdf, bytes)
    return pdf


def put(path: Path, content: bytes) -> None:
    """Write a file that is complete or not there at all. Raises CannotWriteError where the disk does not take it."""
    import os
    from tempfile import NamedTemporaryFile

    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as temporary:
            temporary.write(content)
            temporary.flush()
            os.fsync(temporary.fileno())
        try:
            Path(temporary.name).replace(path)
        except OSError:
            Path(temporary.name).unlink()
            raise
    except OSError as fault:
        raise CannotWriteError(
            Text(f"{path} cannot be written: {fault.strerror}", f"{path} lässt sich nicht schreiben: {fault.strerror}")
        ) from fault


def _broken(what: str) -> FristwerkError:
    return FristwerkError(Text(f"the PDF could not be set: {what}", f"das PDF ließ sich nicht setzen: {what}"))


def printable_values(value: Any) -> Any:
    """Return `value` with every string in it `printable`, at any depth."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [printable_values(one) for one in value]
    if isinstance(value, dict):
        return {key: printable_values(one) if key not in {"mono", "type"} else one for key, one in value.items()}
    return value


def printable(text: str) -> str:
    """Return `text` with controls dropped, and each character the fonts lack as [U+4E2D]."""
    kept = []
    for char in unicodedata.normalize("NFC", text):
        if any(first <= ord(char) <= last for first, last in SHOWABLE):
            kept.append(char)
        elif char.isspace():
            kept.append(" ")
        elif unicodedata.category(char) not in {"Cc", "Cf", "Cs"}:
            kept.append(f"[U+{ord(char):04X}]")
    return "".join(kept)
