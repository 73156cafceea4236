"""Files of evidence, kept by their content: `evidence/ab/<sha256>` in the folder of the office.

- A file is complete and on the disk before an entry names it: temporary file, fsync, rename, fsync of the folder.
- The same content twice is one file; a file that is there is never written again.
- Names and sizes stand only in sealed values; on the disk there is nothing but the hash.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO, NamedTuple

from engine.errors import Text, UnknownError
from engine.store.sqlite import cannot_write

_CHUNK_BYTES = 1 << 20
_TYPES = {
    ".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
    ".webp": "image/webp", ".tif": "image/tiff", ".tiff": "image/tiff", ".heic": "image/heic", ".txt": "text/plain",
    ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".htm": "text/html", ".html": "text/html",
    ".json": "application/json", ".xml": "application/xml", ".eml": "message/rfc822", ".zip": "application/zip",
    ".msg": "application/vnd.ms-outlook", ".rtf": "application/rtf", ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".mp4": "video/mp4", ".mov": "video/quicktime",
}  # fmt: skip


class FileFact(NamedTuple):
    """What an entry seals about a file: hash (hex), its own name, size in bytes, media type."""

    sha256: str
    name: str
    size: int
    type: str


def store_file(office_dir: Path, source: Path) -> FileFact:
    """Copy a file into the office's evidence and return its facts.

    Raises UnknownError if there is no such file, CannotWriteError if the copy cannot be made; then nothing is kept.
    """
    try:
        reader = source.open("rb")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnknownError(
            Text(f"{source} cannot be read ({reason})", f"{source} lässt sich nicht lesen ({reason})")
        ) from error
    with reader:
        try:
            sha256, size = _keep(office_dir / "evidence", reader)
        except OSError as error:
            raise cannot_write(error) from error
    return FileFact(sha256, source.name, size, media_type(source.name))


def media_type(name: str) -> str:
    """Return the media type by the name's ending: the same on every machine, whatever it has registered."""
    return _TYPES.get(Path(name).suffix.lower(), "application/octet-stream")


def path_of(office_dir: Path, sha256: str) -> Path:
    """Return where the content with that hash lies."""
    return office_dir / "evidence" / sha256[:2] / sha256


def rehash(path: Path) -> str | None:
    """Return the SHA-256 of a file as it is now, in hex; None if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _keep(folder: Path, reader: BinaryIO) -> tuple[str, int]:
    folder.mkdir(exist_ok=True)
    temporary = folder / f".{os.urandom(8).hex()}.part"
    try:
        sha256, size = _copy(reader, temporary)
        target = folder / sha256[:2] / sha256
        if not target.exists():
            if not target.parent.exists():
                target.parent.mkdir(exist_ok=True)
                _sync_folder(folder)
            temporary.replace(target)
            _sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)
    return sha256, size


def _copy(reader: BinaryIO, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    # The temporary file lies on the same file system, or the rename would be a second copy.
    with target.open("xb") as writer:
        while chunk := reader.read(_CHUNK_BYTES):
            digest.update(chunk)
            size += len(chunk)
            writer.write(chunk)
        writer.flush()
        os.fsync(writer.fileno())
        os.fchmod(writer.fileno(), 0o444)
    return digest.hexdigest(), size


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
