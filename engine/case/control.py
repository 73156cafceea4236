"""What people do with a running limit: ask for more time, get it or not, strike it (SEMANTICS 4, BGH II ZB 19/09).

Guarantees:
- An extension that was asked for moves nothing: the old date counts until the new one is granted.
- A grant sets `until` where the limit was open at that moment; after its lapse it is a new start. It is absolute: a
  correction of the start does not move it.
- A strike holds while its ground does: the entry that met the limit, or a reason. Where the ground falls, the limit is
  what it would be without the strike, and marked.
- What finds no such limit, or one that is no longer open, is kept and moves nothing: it is moot.
"""

from __future__ import annotations

from engine.case.case import LAPSED, MET, OPEN, STRUCK, Asked, Case, Instance
from engine.case.facts import Fact
from engine.case.limits import begin, dates, find_instance, new_instance
from engine.workflow.model import Definition


def take(definition: Definition, case: Case, fact: Fact) -> None:
    """Fold one entry of the kind `limit` onto the case."""
    run = find_instance(case, fact.data["limit"])
    done = run is not None and _DOES[fact.data["do"]](definition, case, run, fact)
    if not done:
        case.moot.append(fact.seq)


def _extend(_definition: Definition, _case: Case, run: Instance, fact: Fact) -> bool:
    if run["state"] != OPEN:
        return False
    run["asked"] = Asked(until=fact.data["until"], nominal_end=fact.data.get("nominal_end"), seq=fact.seq)
    return True


def _grant(definition: Definition, case: Case, run: Instance, fact: Fact) -> bool:
    if run["state"] == LAPSED:
        began = begin(case, definition.limits[run["key"]], new_instance(run["key"], run.get("item"), fact, fact.data))
        if began:
            run["renewed_by"] = fact.seq
        return began
    if run["state"] != OPEN:
        return False
    run.update(dates(fact.data))
    run["given"], run["given_by"] = fact.place, fact.seq
    run["extended"] = [*run.get("extended", ()), fact.seq]
    run.pop("asked", None)
    return True


def _refuse(_definition: Definition, _case: Case, run: Instance, _fact: Fact) -> bool:
    return run.pop("asked", None) is not None


def _strike(_definition: Definition, _case: Case, run: Instance, fact: Fact) -> bool:
    ground = fact.data.get("ground")
    if ground is not None and (run["state"], run.get("closed_by")) != (MET, ground):
        if run["state"] in (OPEN, LAPSED):
            run["strike_fell"] = fact.seq
        return False
    if run["state"] not in (OPEN, MET, LAPSED):
        return False
    run["state"], run["struck_by"], run["proof"] = STRUCK, fact.seq, list(fact.data.get("proof", ()))
    run.pop("strike_fell", None)
    return True


_DOES = {"extend": _extend, "grant": _grant, "refuse": _refuse, "strike": _strike}
