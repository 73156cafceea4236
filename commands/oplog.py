"""Operational log: what a command cost, on stderr, never mixed with the audit log. Imported when a line is logged."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import structlog


def log(command: str, timings: Mapping[str, float], *, as_json: bool) -> None:
    """Write one line about a finished command; `timings` are milliseconds by name."""
    shape = (
        structlog.processors.JSONRenderer() if as_json else structlog.processors.KeyValueRenderer(key_order=["event"])
    )
    logger = structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[structlog.processors.add_log_level, structlog.processors.TimeStamper(fmt="iso", utc=True), shape],
    )
    logger.info(command, **{name: round(ms, 3) for name, ms in timings.items()})
