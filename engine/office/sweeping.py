"""Sweeping: writing down which limits have run out, in every case where something is due (SEMANTICS 2).

Guarantees:
- A sweep never changes a case: it only announces what the fold concludes anyway, and withdraws what no longer holds.
- One transaction per case: whoever works beside it waits for one case, and what is interrupted is done up to there.
- Nobody acts: the entries name the clock.
"""

from __future__ import annotations

from typing import Any

from engine.office.session import Office, command_id
from engine.office.work import Work
from engine.store import daily


def sweep(office: Office, *, dry_run: bool = False) -> dict[str, Any]:
    """Announce in every case that is due; return {"cases": [{"case", "announced", "withdrawn"}], "dry_run"}.

    Cases in which nothing was announced or withdrawn are not listed; keys are those of the limits' instances
    ("amazon_reply/1").
    """
    swept = [_case(office, case_id, dry_run=dry_run) for case_id in daily.cases_due(office.con, office.now())]
    return {
        "cases": [one for one in swept if one["announced"] or one["withdrawn"]],
        "dry_run": dry_run,
    }


def _case(office: Office, case_id: str, *, dry_run: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {"case": case_id, "announced": [], "withdrawn": []}
    with office.writing(dry_run=dry_run):
        work = Work.on(office, case_id, command_id(None))
        work.finish()
    for entry in work.drafts:
        kind = "announced" if entry.kind == "lapse" else "withdrawn"
        answer[kind].append(f"{entry.data['key']}/{entry.data['number']}")
    return answer
