"""A file that is named again is the paper that is on record: what a second person checked stays checked."""

from __future__ import annotations

from collections.abc import Collection

from engine.case.facts import number
from engine.log.sealed import open_disclosure
from engine.office.work import Work
from engine.store import daily
from engine.store.evidence import FileFact


def on_record(work: Work, found: FileFact | int, kinds: Collection[str]) -> FileFact | int:
    """Return the number of the newest paper of these kinds with the same content, else `found` as it is.

    Only papers of a kind that some condition wants checked are looked for: any other file is filed each time.
    """
    papers = {int(one) for one, paper in work.current.papers.items() if paper["kind"] in kinds}
    if isinstance(found, int) or not papers:
        return found
    numbers = {number(one): one.data["number"] for one in work.stored() if one.kind == "evidence"}
    same = []
    for seq, text in daily.sealed_texts(work.office.con, work.case_id, "evidence"):
        name, value = open_disclosure(text)
        if name == "file" and value["sha256"] == found.sha256 and numbers[seq] in papers:
            same.append(numbers[seq])
    return max(same) if same else found
