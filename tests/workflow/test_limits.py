"""Limits as the file describes them: rule sets, chosen lengths, fixed dates, watches, and those of register items."""

from __future__ import annotations

import pytest

from engine.workflow.load import load

TREE = "parcel/workflow.yaml"
EXTENT = "    ends: claim.until\n"
ACTIONS = "        ask: {until: date, letter"
WITNESSES = "  witnesses: {fields: {name: name}}\n"
REGISTER = """\
  witnesses:
    fields: {name: name}
    final: [heard]
    states: [listed, asked, late, heard]
    actions:
      ask: {by: clerk, moves: {listed: asked, late: asked}, source: R1}
      answers: {by: carrier, moves: {asked: heard, late: heard}, source: R1}
    deadlines:
      reply:
        binds: carrier
        after: ask
        length: 1 week
        met: [answers, carrier_pays]
        lapse: {asked: late}
        source: R1
  cards: {fields: {name: name}, states: [sent], final: [sent], actions: {drop: {by: clerk, source: R1}}}
"""
INPUTS = (
    "        optional: {since: date, at: instant, weeks: length, meant: flag, kind: [one, two]}\n"
    "        ask: {until: date, letter"
)


@pytest.fixture
def rich(folder):
    """Return the folder with inputs of every type, a register with a deadline, and labels for both."""
    folder.change(TREE, ACTIONS, INPUTS)
    folder.change(TREE, WITNESSES, REGISTER)
    for lang in ("de", "en"):
        path = f"parcel/{lang}.yaml"
        folder.change(path, "amount: amount,", "amount: amount, since: s, at: a, weeks: w, meant: m, kind: k,")
        folder.change(path, "choices: {", "choices: {kind: {one: one, two: two}, ")
        folder.change(path, "  carrier_pays:", "  ask: {do: a, done: a}\n  answers: {do: a, done: a}\n  carrier_pays:")
        folder.change(path, "  carrier_pays:", "  drop: {do: d, done: d}\n  carrier_pays:")
        folder.change(path, "limits: {", "limits: {witnesses.reply: reply, ")
        folder.change(path, "states: {listed: listed}", "states: {listed: l, asked: a, late: l, heard: h}")
        folder.change(
            path, "registers: {", "registers: {cards: {name: c, one: c, states: {sent: s}, fields: {name: name}}, "
        )
    return folder


def limit(folder, extent: str, key: str = "payment"):
    """Return a limit of the folder after its extent was put in place of the fixed date."""
    folder.change(TREE, EXTENT, extent)
    return load(folder.folder, folder.root).definition.limits[key]


def test_the_rich_folder_is_clean(rich):
    """The workflow that the other tests of this file change has no fault itself."""
    assert [] == rich.faults()


@pytest.mark.parametrize(
    ("binds", "extent", "shift"),
    [
        ("us", "    after: claim\n    length: 2 weeks\n", False),
        ("us", "    after: claim\n    length: 2 weeks\n    shift: norm\n", True),
        ("us", "    after: claim\n    length: 2 weeks\n    rules: zpo\n", True),
        ("us", "    after: claim\n    length: 2 weeks\n    rules: stpo43\n", True),
        ("us", "    after: claim\n    length: 3 months\n    rules: stgb77b\n", True),
        ("us", "    after: claim\n    length: 1 month\n    rules: eu\n", True),
        ("us", "    after: claim\n    length: 1 month\n    rules: eu\n    shift: never\n", False),
        ("us", "    after: claim\n    length: 1 month\n    rules: plain\n", False),
        ("carrier", "    after: claim\n    length: 1 month\n    rules: plain\n", False),
        ("carrier", "    after: claim\n    length: 1 month\n", True),
        ("carrier", "    after: claim\n    length: 1 month\n    shift: bgb\n", True),
        ("carrier", "    ends: claim.until\n", False),
        ("carrier", "    ends: claim.until\n    shift: norm\n", True),
        ("us", "    ends: claim.until\n    rules: eu\n    shift: norm\n", True),
    ],
)
def test_shift_is_asked_for_only_where_the_norm_is_certain(rich, binds, extent, shift):
    """What binds us stays, unless its rule set has a shift of its own or the file asks for it."""
    rich.change(TREE, "    binds: carrier\n    ends", f"    binds: {binds}\n    ends")

    assert shift is limit(rich, extent).shift


def test_deadline_counts_from_an_input(rich):
    """The day of service, not the day on which somebody wrote it down."""
    one = limit(rich, "    after: claim\n    from: since\n    length: 2 weeks\n    rules: stpo43\n")

    assert ("since", "stpo43", ("claim",)) == (one.begins, one.rules, one.starts)


def test_length_can_be_chosen_within_bounds(rich):
    """What is proposed stands where nothing is given."""
    bounds = "{given: weeks, propose: 14 days, least: 7 days, most: 1 month}"
    one = limit(rich, f"    after: claim\n    length: {bounds}\n")

    assert ("14 days", {"input": "weeks", "least": "7 days", "most": "1 month"}) == (one.length, one.chosen)


def test_fixed_date_names_what_lifts_its_shift_and_what_proves_its_dispatch(rich):
    """A flag says that the weekend was meant; kinds of evidence prove that it was sent."""
    one = limit(rich, "    ends: claim.until\n    shift: norm\n    unless: meant\n    dispatch: [receipt]\n")

    assert ("meant", ("receipt",)) == (one.unless, one.dispatch)


@pytest.mark.parametrize(("said", "extendable"), [("", True), ("    extend: never\n", False)])
def test_a_period_of_law_says_that_nobody_extends_it(rich, said, extendable):
    """Every other one can be."""
    assert extendable is limit(rich, f"    ends: claim.until\n{said}").extendable


def test_deadline_of_a_register_belongs_to_its_items(rich):
    """Its key names the register, its lapse moves the item between the register's own states."""
    one = load(rich.folder, rich.root).definition.limits["witnesses.reply"]

    assert ("witnesses", ("ask",), {"witnesses": {"asked": "late"}}) == (one.register, one.starts, one.lapse)
    assert ["answers", "carrier_pays"] == [each.action for each in one.met]


def test_register_deadlines_stand_behind_those_of_the_case(rich):
    """Lapses at one instant are taken in this order."""
    assert ["payment", "witnesses.reply", "claim.2_weeks", "ask_again", "tell"] == list(
        load(rich.folder, rich.root).definition.limits
    )


@pytest.mark.parametrize("since", ["aware_at", "claim"])
def test_watch_counts_from_a_field_or_an_action(folder, since):
    """It has a length and a state that it lasts for."""
    folder.change(
        TREE,
        "registers:\n",
        f"watches: {{slow: {{while: {{state: {{parcel: lost}}}}, since: {since}, length: 5 days, source: R1}}}}\n"
        "registers:\n",
    )
    for lang in ("de", "en"):
        folder.change(f"parcel/{lang}.yaml", "limits: {", "limits: {slow: slow, ")

    one = load(folder.folder, folder.root).definition.limits["slow"]

    assert ("watch", since, "5 days", "state") == (one.kind, one.since, one.length, one.during.word)


@pytest.mark.parametrize(
    ("written", "place"), [("AT", "AT"), ("AT-9", "AT-9"), ("de-by:augsburg", "DE-BY:Augsburg"), ("FI", "FI")]
)
def test_limit_ends_at_any_place_whose_holidays_are_known(rich, written, place):
    """A place is kept as it is called."""
    assert place == limit(rich, f"    after: claim\n    length: 2 weeks\n    place: {written}\n").place


FAULTS = [
    ("    after: claim\n    length: 2 weeks\n    rules: »bgbb\n", "unknown-rule-set"),
    ("    after: claim\n    length: 2 weeks\n    from: »sinse\n", "unknown-input"),
    ("    after: claim\n    length: 2 weeks\n    from: »kind\n", "input-type"),
    ("    after: claim\n    length: {given: »since}\n", "input-type"),
    ("    after: claim\n    length: {given: »week}\n", "unknown-input"),
    ("    after: claim\n    length: »{propose: 2 weeks}\n", "missing-key"),
    ("    after: claim\n    length: {given: weeks, »longest: 2 weeks}\n", "unknown-key"),
    ("    after: claim\n    length: »{given: weeks, least: 2 weeks, most: 7 days}\n", "bad-bounds"),
    ("    after: claim\n    length: »{given: weeks, propose: 30 days, most: 1 month}\n", "bad-bounds"),
    ("    ends: claim.until\n    shift: norm\n    unless: »since\n", "input-type"),
    ("    ends: claim.until\n    shift: norm\n    unless: »ment\n", "unknown-input"),
    ("    ends: claim.until\n    unless: »meant\n", "nothing-to-lift"),
    ("    after: claim\n    length: 2 weeks\n    shift: norm\n    unless: »meant\n", "nothing-to-lift"),
    ("    ends: claim.until\n    dispatch: [»reciept]\n", "unknown-evidence"),
    ("    after: claim\n    length: 2 weeks\n    rules: plain\n    shift: »norm\n", "no-norm"),
    ("    ends: claim.until\n    rules: »bgb\n", "rules-of-a-date"),
    ("    ends: claim.until\n    rules: »zpo\n    shift: norm\n", "rules-of-a-date"),
    ("    after: claim\n    length: 2 weeks\n    place: »DE-BY:Ulm\n", "unknown-place"),
    ("    after: claim\n    length: 2 weeks\n    place: »US-TX\n", "several-zones"),
    ("    after: »ask\n    length: 2 weeks\n", "item-limit"),
]


@pytest.mark.parametrize(("extent", "code"), FAULTS)
def test_fault_of_a_deadline_is_found_at_its_place(rich, faults_after, extent, code):
    """Each word of a deadline is judged where it stands."""
    assert code in faults_after(EXTENT, extent)


REGISTER_FAULTS = [
    ("        after: ask\n", "        after: »claim\n", "foreign-starter"),
    ("        after: ask\n", "        after: »drop\n", "foreign-starter"),
    ("met: [answers, carrier_pays]", "met: [»drop, answers]", "foreign-action"),
    ("met: [answers, carrier_pays]", "met: [{action: »drop, when: {given: x}}, answers]", "foreign-action"),
    ("lapse: {asked: late}", "lapse: {asked: »lat}", "unknown-state"),
    ("lapse: {asked: late}", "lapse: {»parcel: late}", "unknown-state"),
    ("      reply:\n", "      »advance:\n", "bad-name"),
]


@pytest.mark.parametrize(("old", "new", "code"), REGISTER_FAULTS)
def test_fault_of_a_register_deadline_is_found_at_its_place(rich, faults_after, old, new, code):
    """It begins with an action of its register and moves nothing else."""
    assert code in faults_after(old, new)


@pytest.mark.parametrize(
    ("watch", "code"),
    [
        ("slow: »{since: aware_at, length: 5 days, source: R1}", "missing-key"),
        ("slow: »{while: {state: {parcel: lost}}, source: R1}", "missing-key"),
        ("slow: {while: {state: {parcel: lost}}, since: »number, length: 5 days, source: R1}", "unknown-since"),
        ("»ask_again: {while: {state: {parcel: lost}}, length: 5 days, source: R1}", "duplicate-name"),
    ],
)
def test_fault_of_a_watch_is_found_at_its_place(faults_after, watch, code):
    """A watch lasts as long as a state, for a length, and shares the names of all limits."""
    assert code in faults_after("registers:\n", "watches:\n  " + watch + "\nregisters:\n")
