"""What stands on the dossier's pages, as blocks of plain strings in one language; the look is amazon/typst/dossier.typ.

Guarantees:
- Every time is shown in the dossier's zone, every day as a day; a second time appears where recording came later.
- A section without content is left out, numbers and all; the summary fits on half a page whatever the case holds.
- Every string is reduced to what the embedded fonts can show (`printable`), so that no name can stop the PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from amazon.dossier import Dossier, Entry, Limit, Measure, Row
from amazon.words import MONTHS_EN, WORDS
from engine.paper import printable_values

Block = dict[str, Any]

#: Actions whose newest occurrence the summary tells, in the order in which they happened.
_TOLD = ("report", "amazon_locks", "appeal", "amazon_refuses", "amazon_reactivates")
_LONG_WORD = re.compile(r"\S{36,}")
_BREAK = "\u200b"


class Writer(NamedTuple):
    """Words, dates and cells in the language and zone of one dossier."""

    lang: str
    zone: ZoneInfo

    def word(self, key: str, **facts: object) -> str:
        """Return the sentence `key` with its facts put in."""
        return WORDS[key].say(self.lang).format(**facts)

    def day(self, value: str | date) -> str:
        """Return a day as the language writes it."""
        day = date.fromisoformat(value) if isinstance(value, str) else value
        if self.lang == "de":
            return f"{day.day:02}.{day.month:02}.{day.year}"
        return f"{day.day}\u00a0{MONTHS_EN[day.month - 1]}\u00a0{day.year}"

    def when(self, instant: str, precision: str = "minute") -> str:
        """Return an Instant in the dossier's zone, to the minute or as a day."""
        local = datetime.fromisoformat(instant).astimezone(self.zone)
        return self.day(local.date()) if precision == "day" else f"{self.day(local.date())}, {local:%H:%M}"


def pages(dossier: Dossier, evidence_paths: Mapping[int, str]) -> dict[str, Any]:
    """Return the document as JSON-ready values; `evidence_paths` maps evidence numbers to paths in the dossier."""
    writer = Writer(dossier.lang if dossier.lang == "de" else "en", ZoneInfo(dossier.zone))
    blocks = [
        *_summary(dossier, writer),
        *_chronology(dossier, writer),
        *_measures(dossier, writer),
        *_concepts(dossier, writer),
        *_orders(dossier, writer),
        *_criminal(dossier, writer),
        *_for_lawyer(dossier, writer),
        *_evidence(dossier, writer, evidence_paths),
        *_log(dossier, writer),
    ]
    document = {
        "lang": writer.lang,
        "title": _breakable(writer.word("title", client=dossier.client or writer.word("seller"))),
        "kicker": writer.word(f"for_{dossier.audience}"),
        "case": dossier.case,
        "office": dossier.office.name,
        "stand": writer.word(
            "stand", when=writer.when(dossier.as_of), covers=dossier.covers, zone=dossier.zone, case=dossier.case
        ),
        "watermark": writer.word("watermark") if dossier.office.training else None,
        "training": writer.word("training") if dossier.office.training else None,
        "blocks": blocks,
    }
    result = printable_values(document)
    assert isinstance(result, dict)
    return result


def _section(title: str) -> Block:
    return {"type": "section", "title": title}


def _text(text: str) -> Block:
    return {"type": "text", "text": text}


def _cell(text: str, sub: Sequence[str] = (), *, mono_sub: str = "", style: str = "plain") -> Block:
    return {"text": _breakable(text), "sub": [_breakable(one) for one in sub], "mono": mono_sub, "style": style}


def _breakable(text: str) -> str:
    """Let words that no line could hold break anywhere; file names are the usual ones."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(word.group()), text)


def _table(widths_mm: Sequence[int], head: Sequence[str], rows: Sequence[Sequence[Block]]) -> Block:
    """A table; a width of 0 takes the rest of the line."""
    return {"type": "table", "widths": list(widths_mm), "head": list(head), "rows": [list(row) for row in rows]}


def _newest(dossier: Dossier, name: str) -> Row | None:
    rows = [row for row in dossier.chronology if row.name == name]
    return rows[-1] if rows else None


def _summary(dossier: Dossier, writer: Writer) -> Iterator[Block]:
    yield _section(writer.word("summary"))
    rows = [[writer.word("account_of"), _breakable(dossier.client or "–")]]
    for track in dossier.tracks:
        since = f" ({writer.word('since', when=writer.when(track.since, 'day'))})" if track.since else ""
        rows.append([track.label, f"{track.state_label}{since}"])
    rows.append([writer.word("request"), _request(dossier, writer)])
    yield {"type": "facts", "rows": rows}
    yield _text(" ".join(_what_happened(dossier, writer)))


def _request(dossier: Dossier, writer: Writer) -> str:
    """Return what is asked for, from where the account stands."""
    state = next((track.state for track in dossier.tracks if track.track == "account"), "")
    if state in {"hacked", "reported"}:
        return writer.word("ask_lock")
    if state not in {"locked", "appealed", "deadline_lapsed", "lawyer_engaged"}:
        return writer.word("ask_nothing")
    limits = [limit for limit in dossier.limits if limit.key == "amazon_reply" and limit.nominal_end]
    if limits and limits[-1].state in {"open", "lapsed"} and limits[-1].nominal_end:
        return writer.word(f"ask_release_{limits[-1].state}", day=writer.day(limits[-1].nominal_end))
    return writer.word("ask_release")


def _what_happened(dossier: Dossier, writer: Writer) -> Iterator[str]:
    if dossier.takeover_at:
        yield writer.word("taken_over", when=writer.when(dossier.takeover_at))
    if dossier.aware_at:
        yield writer.word("noticed", when=writer.when(dossier.aware_at))
    told = [row for name in _TOLD if (row := _newest(dossier, name)) is not None]
    for row in sorted(told, key=lambda row: row.happened):
        yield writer.word(f"happened_{row.name}", when=writer.when(row.happened, "day"))
    counting = [measure for measure in dossier.measures if measure.state != "not_applicable"]
    if counting:
        done = sum(measure.state == "done" for measure in counting)
        yield writer.word("measures_done", done=done, of=len(counting))
        postponed = sum(measure.state == "postponed" for measure in counting)
        if postponed:
            yield writer.word("measures_postponed" if postponed > 1 else "measure_postponed", count=postponed)
    if dossier.orders:
        count = len(dossier.orders)
        yield writer.word("orders_count" if count > 1 else "order_count", count=count)
    filed = next((step for step in dossier.criminal if step.name == "file_complaint"), None)
    if filed is not None:
        yield writer.word("complaint_filed", when=writer.when(filed.happened, "day"))


def _chronology(dossier: Dossier, writer: Writer) -> Iterator[Block]:
    if not dossier.chronology:
        return
    yield _section(writer.word("chronology"))
    yield _text(writer.word("chronology_note", zone=dossier.zone))
    rows = [
        [_cell(f"#{row.entry}", style="muted"), _times(row, writer), _cell(row.label, row.details)]
        for row in dossier.chronology
    ]
    yield _table([14, 46, 0], [writer.word("entry"), writer.word("happened"), writer.word("what")], rows)


def _times(row: Row, writer: Writer) -> Block:
    """Both times, where the second says something: recorded in another minute or, for a day, on another day."""
    happened = writer.when(row.happened, row.precision)
    if writer.when(row.recorded, row.precision) == happened:
        return _cell(happened)
    mark = "recorded_late" if row.late else "recorded"
    return _cell(happened, [writer.word(mark, when=writer.when(row.recorded))])


def _measures(dossier: Dossier, writer: Writer) -> Iterator[Block]:
    if not dossier.measures:
        return
    yield _section(writer.word("measures"))
    for checklist in dict.fromkeys(measure.checklist for measure in dossier.measures):
        yield {"type": "subsection", "title": checklist}
        rows = [_measure(one, writer) for one in dossier.measures if one.checklist == checklist]
        yield _table([0, 46, 14], [writer.word("measure"), writer.word("done_on"), writer.word("entry")], rows)


def _measure(measure: Measure, writer: Writer) -> list[Block]:
    if measure.state == "done" and measure.done_at:
        done = _cell(writer.when(measure.done_at, measure.precision))
    else:
        done = _cell(writer.word(f"state_{measure.state}"), style="muted")
    return [
        _cell(measure.label, [measure.result] if measure.result else []),
        done,
        _cell(f"#{measure.entry}" if measure.entry else "", style="muted"),
    ]


def _concepts(dossier: Dossier, writer: Writer) -> Iterator[Block]:
    concepts = [piece for piece in dossier.evidence if piece.kind in {"security_concept", "customer_concept"}]
    if not concepts:
        return
    yield _section(writer.word("concepts"))
    rows = [
        [
            _cell(piece.label, [piece.name]),
            _cell(writer.when(piece.happened, piece.precision)),
            _cell(writer.word("piece", number=piece.number)),
        ]
        for piece in concepts
    ]
    yield _table([0, 46, 22], [writer.word("concept"), writer.word("of_date"), writer.word("evidence_piece")], rows)


def _orders(dossier: Dossier, writer: Writer) -> Iterator[Block]:
    if dossier.orders:
        yield _section(writer.word("orders"))
        yield _text(writer.word("orders_note", count=len(dossier.orders)))
        yield {"type": "numbers", "values": list(dossier.orders)}
    if dossier.listings:
        yield _section(writer.word("listings"))
        rows = [
            [
                _cell(listing.asin),
                _cell(
                    writer.day(listing.cleaned_on)
                    if listing.cleaned_on
                    else writer.word("planned_for", day=writer.day(listing.to_be_cleaned_on))
                    if listing.to_be_cleaned_on
                    else writer.word("state_open")
                ),
            ]
            for listing in dossier.listings
        ]
        yield _table([0, 60], ["ASIN", writer.word("cleaned_on")], rows)


def _criminal(dossier: Dossier, writer: Writer) -> Iterator[Block]:
    if not dossier.criminal:
        return
    yield _section(writer.word("criminal"))
    rows = [
        [
            _cell(f"#{step.entry}", style="muted"),
            _cell(writer.when(step.happened, "day")),
            _cell(step.label, [step.number] if step.number else []),
        ]
        for step in dossier.criminal
    ]
    yield _table([14, 46, 0], [writer.word("entry"), writer.word("date"), writer.word("step")], rows)
    yield _text(writer.word("criminal_note"))


def _for_lawyer(dossier: Dossier, writer: Writer) -> Iterator[Block]:
    """Limits, findings and reasons: privileged, never in a dossier for Amazon (redact.py has emptied them there)."""
    if dossier.audience != "lawyer":
        return
    if dossier.limits:
        yield _section(writer.word("limits"))
        limits = [
            [
                _cell(limit.label),
                _cell(_limit_end(limit, writer)),
                _cell(limit.state_label, style="muted"),
            ]
            for limit in dossier.limits
        ]
        yield _table([0, 46, 40], [writer.word("limit"), writer.word("until"), writer.word("state")], limits)
    if dossier.findings:
        yield _section(writer.word("findings"))
        findings = [
            [
                _cell(f"#{one.entry}", style="muted"),
                _cell(one.sentence, [one.clause]),
                _cell(
                    writer.word(f"severity_{one.severity}"), [writer.word("acknowledged")] if one.acknowledged else []
                ),
            ]
            for one in dossier.findings
        ]
        yield _table([14, 0, 40], [writer.word("entry"), writer.word("finding"), writer.word("weight")], findings)
    if dossier.reasons:
        yield _section(writer.word("reasons"))
        reasons = [
            [_cell(f"#{one.entry}", style="muted"), _cell(one.label), _cell(one.text)] for one in dossier.reasons
        ]
        yield _table([14, 46, 0], [writer.word("entry"), writer.word("kind"), writer.word("text")], reasons)


def _limit_end(limit: Limit, writer: Writer) -> str:
    if limit.until:
        return writer.when(limit.until)
    return writer.day(limit.nominal_end) if limit.nominal_end else "–"


def _evidence(dossier: Dossier, writer: Writer, paths: Mapping[int, str]) -> Iterator[Block]:
    if not dossier.evidence:
        return
    yield _section(writer.word("evidence"))
    if dossier.audience == "amazon":
        yield _text(writer.word("evidence_note"))
    rows = [
        [
            _cell(str(piece.number), style="muted"),
            _cell(f"{piece.label}: {piece.name}", [paths[piece.number]], mono_sub=piece.sha256),
            _cell(writer.when(piece.happened, "day"), [_size(piece.size, writer)]),
        ]
        for piece in dossier.evidence
    ]
    yield _table([10, 0, 30], [writer.word("number_short"), writer.word("file_and_hash"), writer.word("of_date")], rows)


def _size(size: int, writer: Writer) -> str:
    """Return the size in decimal units, as file managers show it."""
    if size < 1000:
        return f"{size} B"
    value, unit = (size / 1000, "kB") if size < 1_000_000 else (size / 1_000_000, "MB")
    text = f"{value:.1f}" if value < 10 else f"{value:.0f}"
    return f"{text.replace('.', ',') if writer.lang == 'de' else text} {unit}"


def _log(dossier: Dossier, writer: Writer) -> Iterator[Block]:
    readable = [entry for entry in dossier.entries if entry.text is not None]
    yield _section(writer.word("log"))
    yield _text(writer.word("log_note", covers=dossier.covers))
    if len(readable) < len(dossier.entries):
        yield _text(writer.word("log_withheld", shown=len(readable), of=len(dossier.entries)))
    yield {
        "type": "facts",
        "rows": [
            [writer.word("origin"), dossier.office.origin],
            [
                writer.word("covered"),
                writer.word("covered_entries", covers=dossier.covers, index=dossier.head.leaf_index),
            ],
            [writer.word("leaf"), dossier.head.leaf],
            [writer.word("size"), str(dossier.head.size)],
            [writer.word("root"), dossier.head.root],
            [writer.word("workflow"), writer.word("version", name=dossier.workflow.name, v=dossier.workflow.version)],
            [writer.word("digest"), dossier.workflow.digest],
        ],
        "mono_from": 24,
    }
    yield {"type": "subsection", "title": writer.word("check")}
    yield _text(writer.word("check_files"))
    yield {"type": "code", "text": "sha256sum -c manifest-sha256.txt"}
    if readable:
        example: Entry = readable[-1]
        yield _text(writer.word("check_entry", number=example.number))
        command = f"{{ printf '\\0'; jq -j 'select(.entry=={example.number}).text' entries.jsonl; }} | sha256sum"
        yield {"type": "code", "text": command}
    yield _text(writer.word("check_chain"))
