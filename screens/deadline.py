"""Deadline control on screen: what was checked, extended or struck, with the computation behind the date.

Guarantees: an extension that was only asked for never looks like the end that counts; who checks sees every step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from screens.format import Answer, command_lines, end_of, numbers, screen, when, wrap
from screens.limits import computation, day_words, end_in_full, limit_name, limit_row, limit_words
from screens.view import View
from screens.words import say


@screen
def deadlines(answer: Answer, view: View) -> Iterator[str]:
    """Show the deadlines that a verb of control could be about: {"case", "do", "limits": [LIMIT]}."""
    found, do = answer["limits"], answer["do"]
    if not found:
        yield say(view.lang, f"deadline.none.{do}", case=answer["case"])
        return
    for limit in found:
        name, *rest = limit_row(limit, view)
        yield from wrap(" · ".join([name, *(one for one in rest if one)]), view, "  ")
        yield from command_lines(["deadline", do, answer["case"], limit["key"], *_rest(do, limit)], view, "    ")


def _rest(do: str, limit: Answer) -> list[str]:
    """Return what the verb still needs for this deadline."""
    if do == "strike":
        met = ["--proof", "FILE"] if "unstruck" in limit["marks"] else []
        return met if limit["state"] == "met" else ["--because", "REASON"]
    if do == "extend" or (do == "grant" and not limit["asked"]):
        return ["--until", "DAY"]
    return []


def control_title(answer: Answer, view: View) -> tuple[str, str]:
    """Return what was done with a limit, and its name; reads a receipt, or the data of an entry."""
    limit = answer["limit"]
    key = limit["key"] if isinstance(limit, Mapping) else str(limit)
    return say(view.lang, f"deadline.{answer['do']}"), limit_name(view, key)


def control_rows(answer: Answer, view: View) -> Iterator[list[str]]:
    """Return the rows of a receipt that say how the limit stands now."""
    limit = answer.get("limit")
    if not isinstance(limit, Mapping):
        return
    yield from _ends(answer, limit, view)
    began = when(view, limit["since"])
    yield [say(view.lang, "deadline.begun"), f"{began} · {say(view.lang, 'entry.word')} #{limit['entry']}"]
    if answer["do"] == "strike":
        yield from ground_rows(answer, view)
        return
    if limit.get("place"):
        yield [say(view.lang, "deadline.place"), str(limit["place"])]
    if limit.get("rule_set"):
        from screens.period import cited

        yield [say(view.lang, "deadline.rules"), cited(limit["rule_set"], view)]
    by = view.person(limit["checked_by"]) if limit.get("checked_by") else say(view.lang, "deadline.unchecked")
    yield [say(view.lang, "deadline.checked_by"), by]


def _ends(answer: Answer, limit: Answer, view: View) -> Iterator[list[str]]:
    says, far = limit_words(limit, view)
    if answer.get("place_zone") and limit["state"] == "open" and limit.get("until"):
        # Who checks must see at which place the last day ends.
        says = end_in_full(limit, answer["place_zone"], view)
    elif limit["state"] == "struck" and limit.get("until"):
        says = f"{end_of(view, limit['until'])} · {says}"
    words = " · ".join(one for one in (says, far) if one)
    asked = limit.get("asked")
    yield [say(view.lang, "deadline.present" if asked else "deadline.end"), words]
    if asked:
        yield [
            say(view.lang, "deadline.asked"),
            say(view.lang, "deadline.provisional", end=end_of(view, asked["until"])),
        ]
    if limit.get("work_by") and limit["state"] == "open":
        yield [say(view.lang, "deadline.work_by"), day_words(limit["work_by"], view)]
    before = [one for one in limit.get("extended") or () if one != answer.get("entry")]
    if before and answer["do"] == "grant":
        # The same grant typed by two people would count twice.
        yield [say(view.lang, "deadline.extended_before"), numbers(before)]


def ground_rows(data: Answer, view: View) -> Iterator[list[str]]:
    """Return what a strike rests on: the entry that met the limit, and the evidence of the dispatch."""
    if data.get("ground"):
        yield [say(view.lang, "deadline.ground"), f"#{data['ground']}"]
    if data.get("proof"):
        proofs = ", ".join(say(view.lang, "history.evidence", n=one) for one in data["proof"])
        yield [say(view.lang, "deadline.proof"), proofs]


def entry_lines(data: Answer, view: View) -> Iterator[str]:
    """Return what the history shows of an entry beside its title: the end it gave or checked, or the ground."""
    if data.get("until"):
        yield say(view.lang, "limit.until", end=end_of(view, data["until"]))
    yield from (": ".join(row) for row in ground_rows(data, view))


def reasons(answer: Answer, view: View) -> Iterator[str]:
    """Return the computation of the date that was checked, asked for or granted, each step with its norm."""
    limit = answer.get("limit")
    if answer["do"] not in ("check", "extend", "grant") or not isinstance(limit, Mapping):
        return
    # What was asked for has dates of its own beside those that count.
    own = answer if answer.get("steps") else limit
    rules = {"rule_set": limit.get("rule_set")}
    lines = computation({"steps": own.get("steps"), "work_by": own.get("work_by"), **rules}, view)
    if lines:
        yield ""
        yield say(view.lang, "deadline.computation")
        yield from lines
    if limit.get("asked"):
        yield ""
        yield from wrap(say(view.lang, "deadline.sorts"), view)
