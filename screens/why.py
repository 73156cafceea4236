"""The heart: whether an act is possible, what must and what should hold first, from when, until when, by whom.

Every answer ends with the exact command to type next, and with the way to record what has been done already.
"""

from __future__ import annotations

from collections.abc import Iterator

from screens.conditions import Split, despite_lines, needs, node_lines, split, waits
from screens.format import (
    DONE,
    LATE,
    SOON,
    TYPE,
    Answer,
    command,
    command_lines,
    counted,
    end_of,
    left,
    paint,
    screen,
    start_of,
    table,
    until_then,
    value,
    wrap,
)
from screens.limits import item_name, limit_lines, tick_name
from screens.view import View
from screens.words import say


@screen
def why(answer: Answer, view: View) -> Iterator[str]:
    """Show the answer of `why`, for one action, for a limit, or for all of a case."""
    if "limit" in answer:
        yield str(answer["case"])
        yield from limit_lines(answer["limit"], view)
    else:
        yield from _overview(answer, view) if "actions" in answer else why_lines(answer, view)


def why_lines(answer: Answer, view: View) -> Iterator[str]:
    """Return the lines of `why` for one action; a refusal that asks for more shows the same."""
    group = split(one for one in answer["conditions"] if not _supplied(one))
    yield from wrap(verdict(answer, view), view)
    hint = view.labels.hint(answer.get("action") or "")
    if hint:
        yield from wrap(say(view.lang, "why.hint", hint=hint), view)
    consequence = view.labels.consequence(answer.get("action") or "")
    if consequence:
        yield from wrap(say(view.lang, "refusal.consequence", text=consequence), view)
    for name, nodes in group._asdict().items():
        if nodes:
            yield ""
            yield say(view.lang, f"why.{name}")
            for node in nodes:
                yield from node_lines(view, node)
    yield ""
    yield from table(_facts(answer, view), view, indent=0)
    yield from _next(answer, group, view)


def _supplied(node: Answer) -> bool:
    """Tell whether the command itself brings this: what it asks for is listed with its inputs."""
    return bool(node["met"]) and ".given." in str(node["id"])


def verdict(answer: Answer, view: View) -> str:
    """Return the one sentence that answers the question."""
    must, should, *_ = split(answer["conditions"])
    facts = {"case": answer["case"], "name": subject(answer, view)}
    if must or not answer.get("allowed"):
        missing = [one for one in must if not waits(one)]
        parts = [counted(view, len(missing), "missing")] if missing else []
        parts += [counted(view, len(must) - len(missing), "wait")] if len(must) > len(missing) else []
        if parts or not should:
            tail = ": " + ", ".join(parts) if parts else ""
            return paint(view, LATE, say(view.lang, "why.no", **facts) + tail)
    if should:
        return paint(view, SOON, say(view.lang, "why.with_reason", n=counted(view, len(should), "doubt"), **facts))
    key = "why.observation" if answer.get("nature") == "observation" else "why.yes"
    return paint(view, DONE, say(view.lang, key, **facts))


def subject(answer: Answer, view: View) -> str:
    """Return what is asked about: an action, or the item of a checklist that is to be ticked."""
    name = view.labels.action(answer["action"]) if answer.get("action") else tick_name(view, answer["tick"])
    return f"{name} ({item_name(view, answer['item'])})" if answer.get("item") else name


def _who(answer: Answer, view: View) -> str:
    who = answer["who"]
    roles = ", ".join(view.labels.role(role) for role in who.get("roles") or ())
    people = ", ".join(map(view.person, who.get("people") or ()))
    if who.get("you"):
        you = say(view.lang, "who.you")
    else:
        you = say(view.lang, "who.record_for" if who.get("record_for") else "who.not_you")
    return f"{roles}{f' ({people})' if people else ''} · {you}"


def _facts(answer: Answer, view: View) -> list[list[str]]:
    rows = [[say(view.lang, "why.who"), _who(answer, view)]]
    earliest, latest = answer.get("earliest"), answer.get("latest")
    if earliest:
        rest = until_then(view, earliest)
        rows.append([say(view.lang, "why.earliest"), start_of(view, earliest) + (f" ({rest})" if rest else "")])
    if latest:
        rows.append([say(view.lang, "why.latest"), f"{end_of(view, latest)} ({left(view, latest)})"])
    for n, one in enumerate(answer.get("inputs") or ()):
        rows.append([say(view.lang, "why.inputs") if n == 0 else "", _input(answer.get("action") or "", one, view)])
    return rows


def _input(action: str, one: Answer, view: View) -> str:
    kind = " | ".join(one.get("of") or ()) or say(view.lang, f"type.{one['type']}")
    words = [f"{one['name']}={kind}", view.labels.input(action, one["name"])]
    words.append(say(view.lang, "input.required" if one["required"] else "input.optional"))
    if one.get("proposed") is not None:
        words.append(say(view.lang, "input.proposed", value=value(view, one["proposed"])))
    return " · ".join(word for word in words if word)


def _next(answer: Answer, group: Split, view: View) -> Iterator[str]:
    head = say(view.lang, "why.next") + "  "
    first = next((one["remedy"]["argv"] for one in group.must if one.get("remedy")), None)
    argv = list(answer.get("argv") or ())
    yield ""
    if first:
        yield from command_lines(first, view, head)
    elif group.must:
        only_time = all(map(waits, group.must))
        yield from wrap(say(view.lang, "why.only_time" if only_time else "why.other_act"), view, head)
    elif argv and not group.should:
        yield from command_lines(argv, view, head)
    yield from despite_lines(view, argv, group, " " * len(head) if group.must else head)
    yield from replace_lines(needs(answer["conditions"]), view)
    if argv and answer.get("nature", "act") == "act":
        yield from already_lines(argv, view)


def replace_lines(words: list[str], view: View) -> list[str]:
    """Return which words of the commands above are to be replaced by one's own."""
    return wrap(say(view.lang, "why.replace", words=", ".join(words)), view) if words else []


def already_lines(argv: list[str], view: View) -> list[str]:
    """Return the way to record what was done before or outside: the same command with --already."""
    same = argv if "--already" in argv else [*argv, "--already"]
    same = same if "--at" in same else [*same, "--at", "TIME"]
    return [say(view.lang, "why.already"), *command_lines(same, view, "  ")]


def _overview(answer: Answer, view: View) -> Iterator[str]:
    acts = [one for one in answer["actions"] if one.get("nature", "act") == "act"]
    happenings = [one for one in answer["actions"] if one.get("nature") == "observation"]
    now, later = [one for one in acts if one["allowed"]], [one for one in acts if not one["allowed"]]
    for title, rows in (("why.now", now), ("why.later", later), ("why.observed", happenings)):
        if rows:
            yield say(view.lang, title)
            yield from table([[one["action"], _short(one, view)] for one in rows], view)
            yield ""
    yield from wrap(
        say(view.lang, "why.ask", command=paint(view, TYPE, command(["why", answer["case"], "ACTION"]))), view
    )


def _short(one: Answer, view: View) -> str:
    words = [view.labels.action(one["action"])]
    if one.get("earliest"):
        words.append(say(view.lang, "limit.from", start=start_of(view, one["earliest"])))
    missing = [
        node
        for node in one.get("conditions") or ()
        if not node["met"] and node["severity"] == "must" and not waits(node)
    ]
    if missing:
        words.append(counted(view, len(missing), "missing"))
    return " · ".join(words)
