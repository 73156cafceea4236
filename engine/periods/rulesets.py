"""The rule sets after which periods are counted, as data: which norm says what, and where they differ.

| rule set   | counts after                                   | end on a day off                            |
| ---------- | ---------------------------------------------- | ------------------------------------------- |
| `bgb`      | §§ 186–192 BGB                                 | next working day (§ 193)                    |
| `zpo`      | § 222(1) ZPO with the BGB; hours: § 222(3)     | next working day (§ 222(2))                 |
| `stpo43`   | §§ 42, 43(1) StPO                              | next working day (§ 43(2))                  |
| `stgb77b`  | § 77b(1), (2) StGB                             | next working day (§ 77b(1) sentence 2)      |
| `eu`       | Art. 3 Reg. (EEC, Euratom) 1182/71             | next working day (Art. 3(4)), hours never   |
| `plain`    | the calendar alone                             | stays                                       |
| `wait`     | §§ 186–192 BGB                                 | stays (BGH 17.02.2005, III ZR 172/04)       |
"""

from __future__ import annotations

from typing import NamedTuple

from engine.errors import Text, unknown


class RuleSet(NamedTuple):
    """The norms of one rule set.

    `event` leaves the day of the event out; `first_day` lets it count, where the rule set has that; `days`, `weeks`,
    `months` and `half` say with which day such a length ends; `short` is for a month that is too short. `shift` moves
    an end off a day off; where there is none, `stays` says why. `extension` says from where an extension counts;
    `extends_shifted`: from the shifted end of the old period (§ 224(3) ZPO). `whole_hours`: the hour of the event does
    not count (Art. 3(1)); `working_hours`: hours pass on working days only (§ 222(3) ZPO).
    """

    name: str
    event: str
    first_day: str | None
    days: str
    weeks: str
    months: str
    half: str
    short: str
    hours: str
    shift: str | None
    stays: str | None
    backwards: str
    extension: str | None
    extends_shifted: bool = False
    whole_hours: bool = False
    working_hours: bool = False


_BGB = RuleSet(
    "bgb",
    event="BGB-187-1",
    first_day="BGB-187-2",
    days="BGB-188-1",
    weeks="BGB-188-2",
    months="BGB-188-2",
    half="BGB-189",
    short="BGB-188-3",
    hours="BGB-186",
    shift="BGB-193",
    stays=None,
    backwards="BGB-193",
    extension="BGB-190",
)
_STPO = RuleSet(
    "stpo43",
    event="STPO-42",
    first_day=None,
    days="STPO-42",
    weeks="STPO-43-1",
    months="STPO-43-1",
    half="BGB-189",
    short="STPO-43-1",
    hours="STPO-42",
    shift="STPO-43-2",
    stays=None,
    backwards="STPO-43-2",
    extension="BGB-190",
)
_EU = RuleSet(
    "eu",
    event="EU-1182-71-3-1",
    first_day=None,
    days="EU-1182-71-3-2-b",
    weeks="EU-1182-71-3-2-c",
    months="EU-1182-71-3-2-c",
    half="EU-1182-71-3-2-d",
    short="EU-1182-71-3-2-c",
    hours="EU-1182-71-3-2-a",
    shift="EU-1182-71-3-4",
    stays=None,
    backwards="EU-1182-71-3-4",
    extension="EU-1182-71-3",
    whole_hours=True,
)
_CALENDAR = "CALENDAR"
_PLAIN = RuleSet(
    "plain",
    event=_CALENDAR,
    first_day=_CALENDAR,
    days=_CALENDAR,
    weeks=_CALENDAR,
    months=_CALENDAR,
    half=_CALENDAR,
    short=_CALENDAR,
    hours=_CALENDAR,
    shift=None,
    stays=_CALENDAR,
    backwards=_CALENDAR,
    extension=_CALENDAR,
)

RULE_SETS = {
    one.name: one
    for one in (
        _BGB,
        _BGB._replace(
            name="zpo",
            hours="ZPO-222-3",
            shift="ZPO-222-2",
            backwards="ZPO-222-2",
            extension="ZPO-224-3",
            extends_shifted=True,
            working_hours=True,
        ),
        _STPO,
        _STPO._replace(
            name="stgb77b",
            event="STGB-77B-2",
            days="STGB-77B-1",
            weeks="STGB-77B-1",
            months="STGB-77B-1",
            half="STGB-77B-1",
            short="STGB-77B-1",
            hours="STGB-77B-1",
            shift="STGB-77B-1",
            backwards="STGB-77B-1",
            extension=None,
        ),
        _EU,
        _PLAIN,
        _BGB._replace(name="wait", shift=None, stays="BGH-III-ZR-172-04", backwards="BGH-III-ZR-172-04"),
    )
}
"""Each rule set by its name."""


def rule_set(name: str) -> RuleSet:
    """Return a rule set. Raises UnknownError for a name that is none."""
    if name not in RULE_SETS:
        raise unknown(Text("rule set", "Regelwerk"), name, RULE_SETS)
    return RULE_SETS[name]
