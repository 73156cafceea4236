"""Looking back: what was known then, how it really stood, and the order that counts."""

from __future__ import annotations

from tests.cli.conftest import Type

THEN, LATER = "2026-09-01T09:00:00.000Z", "2026-10-20T09:00:00.000Z"


def test_what_was_known_then_leaves_out_what_came_later(fristwerk: Type) -> None:
    """Neither a field nor a client's name that was corrected later is shown as known then."""
    fristwerk("set", "1", "file_number=141 Js 1/26", now=THEN)
    fristwerk("set", "1", "file_number=141 Js 2/26", now=LATER)
    fristwerk("correct", "1", "1", "client=Lindenhof AG", "--reason", "new name", "--yes", now=LATER)

    old = fristwerk("show", "1", "--as-of", THEN, "--json", now=LATER).json
    new = fristwerk("show", "1", "--json", now=LATER).json
    assert ("Lindenhof Keramik GmbH", {"file_number": "141 Js 1/26"}) == (old["client"], old["fields"])
    assert ("Lindenhof AG", {"file_number": "141 Js 2/26"}) == (new["client"], new["fields"])


def test_a_look_back_says_so_and_counts_from_there(fristwerk: Type) -> None:
    """The screen names the moment, and what was left of a limit is what was left then."""
    fristwerk("do", "1", "amazon_locks", now=THEN)
    out = fristwerk("show", "1", "--at", "2026-09-21 11:00", now=LATER).out

    assert "as it really stood on Mon 21 Sep 2026 11:00" in out
    assert "until Thu 1 Oct" in out
    assert "10 days" in out


def test_one_look_back_at_a_time(fristwerk: Type) -> None:
    """Two moments at once would mean a third thing: exit 2."""
    assert 2 == fristwerk("show", "1", "--at", THEN, "--as-of", THEN, now=LATER).exit


def test_the_order_that_counts_holds_the_lapses(fristwerk: Type) -> None:
    """A limit that ran out stands where it ran out, announced or not; its announcement is no second line."""
    fristwerk("do", "1", "amazon_locks", "--at", THEN, now=THEN)
    pending = fristwerk("history", "1", "--by-happening", now=LATER)
    fristwerk("note", "1", "back from holiday", now=LATER)
    rows = fristwerk("history", "1", "--by-happening", "--json", now=LATER).json["entries"]

    assert "not announced yet" in pending.out
    assert [("lapse", 5)] == [(one["kind"], one["entry"]) for one in rows if one["kind"] == "lapse"]


def test_what_a_command_has_announced_is_not_pending(fristwerk: Type) -> None:
    """The receipt of a late fact shows a limit that has lapsed and says that it did, without a mark of doubt."""
    late = fristwerk("do", "1", "amazon_locks", "--at", THEN, "--json", now=LATER).json
    limit = next(one for one in late["starts"] if one["key"] == "decide_injunction/1")

    assert (["decide_injunction/1"], ["overdue"]) == (late["announced"], limit["marks"])


def test_an_extension_and_a_strike_are_seen_as_they_were_known_then(fristwerk: Type) -> None:
    """Asked for, granted, struck: each look back shows the date that counted, and why."""
    steps = (
        ("do", "1", "amazon_locks"),
        ("deadline", "extend", "1", "decide_injunction", "--until", "2026-10-15"),
        ("deadline", "grant", "1", "decide_injunction"),
        ("deadline", "strike", "1", "decide_injunction", "--because", "settled", "--actor", "Dr. Till Rosemann"),
    )
    moments = [f"2026-09-01T09:{n:02}:00.000Z" for n in range(len(steps))]
    for now, argv in zip(moments, steps, strict=True):
        assert 0 == fristwerk(*argv, now=now).exit
    seen = []
    for moment in moments:
        limits = fristwerk("show", "1", "--as-of", moment, "--json", now=LATER).json["limits"]
        one = next(one for one in limits if one["key"] == "decide_injunction/1")
        seen.append((one["state"], one["until"][:10], one["marks"], bool(one["asked"])))

    assert [
        ("open", "2026-10-01", [], False),
        ("open", "2026-10-01", ["provisional"], True),
        ("open", "2026-10-15", [], False),
        ("struck", "2026-10-15", [], False),
    ] == seen


def test_how_a_limit_was_computed_is_said_as_it_was_known_then(fristwerk: Type) -> None:
    """`why` with the name of a limit gives each step with its norm, `show -v` those of all."""
    fristwerk("do", "1", "amazon_locks", now=THEN)
    step = "§ 188(2) BGB 1 month: to the end of Thu 1 Oct 2026"
    asked = fristwerk("why", "1", "decide_injunction", "--as-of", THEN, now=LATER)
    now = fristwerk("why", "1", "decide_injunction", "--json", now=LATER).json["limit"]

    assert step in " ".join(asked.out.split())
    assert "30 days left" in asked.out
    assert ("lapsed", ["BGB-187-1", "BGB-188-2"]) == (now["state"], [one["norm"] for one in now["steps"]])
    assert step in " ".join(fristwerk("show", "1", "-v", now=LATER).out.split())
    assert step not in " ".join(fristwerk("show", "1", now=LATER).out.split())
