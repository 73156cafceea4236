"""Limits under the rule sets of the law: where they begin, end, are shifted, and by when we work (issue 3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.case.extending import extend
from engine.case.results import refuse_out_of_bounds, results
from engine.errors import UsageError
from engine.periods.legal import Manner, compute
from engine.periods.lengths import parse_span
from engine.periods.rulesets import RULE_SETS
from engine.places import Holidays, parse_place
from engine.workflow.limits import BLANK
from engine.workflow.model import ACT, Action, Definition, Input, Limit
from screens.period_words import NORMS, SENTENCES
from tests.laws.workflows import drill

CALENDARS = {name: Holidays(parse_place(name)) for name in ("DE-BE", "LU", "PT", "DE-BY:Augsburg")}


def calendar(place: str) -> Any:
    """Return the real holidays of a place."""
    return CALENDARS[place]


def spec(**own: Any) -> Limit:
    """Return a deadline that binds us and that `go` starts."""
    return BLANK._replace(key="limit", kind="deadline", binds="us", starts=("go",), **own)


def definition(limit: Limit) -> Definition:
    """Return a workflow with one action and one limit."""
    inputs = tuple(Input(name, kind, False, (), None, (), "", None) for name, kind in (("weeks", "length"),))
    go = Action("go", "claim", False, ACT, ("clerk",), {}, (), {}, (), {}, inputs, (), {}, (), "")
    return drill()._replace(actions={"go": go}, limits={"limit": limit})


def computed(limit: Limit, happened: str, precision: str = "minute", place: str = "DE-BE", **inputs: Any) -> Any:
    """Return the one result of an act with these inputs, or None."""
    data = {"action": "go", "inputs": inputs}
    return next(iter(results(definition(limit), data, happened, precision, place, calendar)), None)


def dates(limit: Limit, happened: str, **more: Any) -> tuple[str, str, str | None]:
    """Return the last day before any shift, the half-open end, and by when we work."""
    found = computed(limit, happened, **more)
    return found["nominal_end"], found["until"], found.get("work_by")


TABLE = [
    # bgb binding us: Saturday stays, and we work to Friday; with the norm asked for it moves.
    ("bgb", "2 weeks", False, "2026-11-07T09:00", ("2026-11-21", "2026-11-21T23:00", "2026-11-20")),
    ("bgb", "2 weeks", True, "2026-11-07T09:00", ("2026-11-21", "2026-11-23T23:00", None)),
    ("bgb", "half a month", False, "2026-01-31T09:00", ("2026-02-15", "2026-02-15T23:00", "2026-02-13")),
    # § 222(2) ZPO; hours of § 222(3) pass on working days only.
    ("zpo", "1 month", True, "2026-01-31T09:00", ("2026-02-28", "2026-03-02T23:00", None)),
    ("zpo", "24 hours", True, "2026-11-20T14:00", ("2026-11-23", "2026-11-23T14:00", None)),
    # § 43 StPO: two weeks that end on Christmas Day, a Friday, end with Monday.
    ("stpo43", "2 weeks", True, "2026-12-11T09:00", ("2026-12-25", "2026-12-28T23:00", None)),
    # § 77b StGB: three months from the day on which the offender is known.
    ("stgb77b", "3 months", True, "2026-08-20T09:00", ("2026-11-20", "2026-11-20T23:00", None)),
    ("stgb77b", "3 months", True, "2026-11-30T09:00", ("2027-02-28", "2027-03-01T23:00", None)),
    # Reg. 1182/71: the hour of the event does not count; hours end on a holiday, days do not.
    ("eu", "72 hours", True, "2020-12-22T11:17", ("2020-12-25", "2020-12-25T12:00", "2020-12-24")),
    ("eu", "2 weeks", True, "2026-12-11T09:00", ("2026-12-25", "2026-12-28T23:00", None)),
    # Begun on a Saturday, over on Sunday: no working day is left to work to.
    ("bgb", "24 hours", False, "2026-11-07T09:00", ("2026-11-08", "2026-11-08T09:00", None)),
    ("plain", "2 weeks", False, "2026-12-11T09:00", ("2026-12-25", "2026-12-25T23:00", "2026-12-24")),
]


@pytest.mark.parametrize(("rules", "length", "shift", "happened", "expected"), TABLE)
def test_end_under_each_rule_set(
    rules: str, length: str, shift: bool, happened: str, expected: tuple[str, str, str | None]
) -> None:
    """Ends in UTC; a working day before the end stands there only where it is another day."""
    limit = spec(rules=rules, length=length, shift=shift)
    nominal, until, work_by = expected

    assert (nominal, f"{until}:00.000Z", work_by) == dates(limit, f"{happened}:00.000Z")


def test_the_rule_set_and_every_step_are_stored_with_their_norms() -> None:
    """Whoever doubts the date can follow it, holiday by holiday."""
    found = computed(spec(rules="stpo43", length="2 weeks", shift=True), "2026-12-11T09:00:00.000Z")
    shifted = found["steps"][-1]

    assert ("stpo43", "STPO-43-2", "shifted") == (found["rule_set"], shifted["norm"], shifted["step"])
    assert ["Erster Weihnachtstag", "Zweiter Weihnachtstag", "sunday"] == [
        one["name"] for one in shifted["facts"]["because"]
    ]


def test_thirty_days_that_end_on_europe_day_are_worked_to_the_friday_before() -> None:
    """B25: a notice of 9 April 2026 ends with Saturday 9 May, a holiday in Luxembourg that we do not rely on."""
    limit = spec(length="30 days", begins="day", place="LU")

    assert ("2026-05-09", "2026-05-09T22:00:00.000Z", "2026-05-08") == dates(
        limit, "2026-04-15T09:00:00.000Z", day="2026-04-09"
    )


def test_a_period_counts_from_the_day_that_was_given_not_from_its_record() -> None:
    """Service on 2 November, written down on the 10th; without the day nothing is computed."""
    limit = spec(rules="stpo43", length="2 weeks", shift=True, begins="day")

    assert "2026-11-16" == computed(limit, "2026-11-10T09:00:00.000Z", day="2026-11-02")["nominal_end"]
    assert computed(limit, "2026-11-10T09:00:00.000Z") is None


def test_hours_count_from_the_instant_that_was_given() -> None:
    """The moment of knowledge, not that of the entry."""
    limit = spec(rules="eu", length="72 hours", shift=True, begins="at")

    assert (
        "2020-12-25T12:00:00.000Z"
        == computed(limit, "2020-12-24T09:00:00.000Z", at="2020-12-22T11:17:00.000Z")["until"]
    )


@pytest.mark.parametrize(
    ("binds", "until"), [("us", "2026-11-04T23:00:00.000Z"), ("court", "2026-11-05T23:00:00.000Z")]
)
def test_hours_from_a_day_are_read_cautiously(binds: str, until: str) -> None:
    """Only the day is known: from its beginning for us, from its end for others."""
    limit = spec(rules="plain", length="48 hours")._replace(binds=binds)

    assert until == computed(limit, "2026-11-02T23:00:00.000Z", "day")["until"]


def test_a_day_is_the_same_day_where_the_limit_ends() -> None:
    """It was named in Berlin; in Lisbon its midnight is still the day before."""
    limit = spec(length="1 day", place="PT")

    assert "2026-11-03" == computed(limit, "2026-11-01T23:00:00.000Z", "day")["nominal_end"]


FIXED = [
    ({"shift": True}, {}, "2026-11-23T23:00:00.000Z", ["named_day", "shifted"]),
    ({"shift": True}, {"meant": True}, "2026-11-21T23:00:00.000Z", ["named_day", "day_meant"]),
    ({"shift": True}, {"meant": False}, "2026-11-23T23:00:00.000Z", ["named_day", "shifted"]),
    ({"shift": False}, {}, "2026-11-21T23:00:00.000Z", ["named_day"]),
    ({"shift": True, "rules": "eu"}, {}, "2026-11-21T23:00:00.000Z", ["named_day", "date_stays"]),
]


@pytest.mark.parametrize(("own", "inputs", "until", "steps"), FIXED)
def test_a_fixed_date_on_a_saturday(own: Any, inputs: Any, until: str, steps: list[str]) -> None:
    """§ 193 BGB moves it, unless the weekend was meant; under Reg. 1182/71 it stays (ECJ 139/73)."""
    limit = spec(ends="day", unless="meant", **own)
    found = computed(limit, "2026-11-02T09:00:00.000Z", day="2026-11-21", **inputs)

    assert (until, steps) == (found["until"], [one["step"] for one in found["steps"]])


def test_a_time_of_day_that_was_named_is_the_end() -> None:
    """Until 14:00 is until 14:00, on whatever day."""
    found = computed(spec(ends="at", shift=True), "2026-11-02T09:00:00.000Z", at="2026-11-21T13:00:00.000Z")

    assert ("2026-11-21", "2026-11-21T13:00:00.000Z") == (found["nominal_end"], found["until"])


CHOSEN = {"input": "weeks", "least": "7 days", "most": "1 month"}


@pytest.mark.parametrize(
    ("given_", "nominal"), [({}, "2026-11-16"), ({"weeks": "P3W"}, "2026-11-23"), ({"weeks": "P1M"}, "2026-12-02")]
)
def test_a_length_can_be_chosen(given_: Any, nominal: str) -> None:
    """Where none is given what is proposed stands."""
    limit = spec(length="14 days", chosen=CHOSEN)

    assert nominal == computed(limit, "2026-11-02T09:00:00.000Z", **given_)["nominal_end"]


@pytest.mark.parametrize(
    ("happened", "chosen", "fits"),
    [
        ("2026-11-02", "P30D", True),
        ("2026-11-02", "P31D", False),  # a month from November is 30 days
        ("2026-12-02", "P31D", True),
        ("2026-11-02", "P1W", True),
        ("2026-11-02", "P6D", False),
    ],
)
def test_bounds_are_compared_by_the_day_on_which_they_end(happened: str, chosen: str, fits: bool) -> None:
    """A month is not a number of days."""
    limit = spec(length="14 days", chosen=CHOSEN)
    data = {"action": "go", "inputs": {"weeks": chosen}}
    act = (definition(limit), data, f"{happened}T09:00:00.000Z", "minute", "DE-BE", calendar)
    if fits:
        assert refuse_out_of_bounds(*act) is None
        return
    with pytest.raises(UsageError) as refused:
        refuse_out_of_bounds(*act)
    assert "weeks is at least 7 days and at most 1 month, not" in refused.value.sentence.en
    assert "mindestens 7 Tage und höchstens 1 Monat" in refused.value.sentence.de


def test_what_was_given_is_computed_whatever_its_bounds() -> None:
    """Only what is about to be done can be refused; a correction says what was."""
    limit = spec(length="14 days", chosen=CHOSEN)

    assert "2026-11-08" == computed(limit, "2026-11-02T09:00:00.000Z", weeks="P6D")["nominal_end"]


def test_advance_deadlines_stand_before_the_last_day() -> None:
    """A week and three days before it (BGH XII ZB 418/22)."""
    limit = spec(rules="zpo", length="1 month", shift=True, remind=("1 week", "3 days"))

    assert ["2026-12-02T23:00:00.000Z", "2026-12-06T23:00:00.000Z"] == computed(limit, "2026-11-10T09:00:00.000Z")[
        "remind"
    ]


def test_a_municipality_has_its_own_holidays() -> None:
    """8 August in Augsburg: what ends on it is worked to the day before."""
    limit = spec(length="1 week", place="DE-BY:Augsburg")

    assert ("2025-08-08", "2025-08-07") == dates(limit, "2025-08-01T09:00:00.000Z")[::2]


def test_every_step_that_is_stored_can_be_said() -> None:
    """Each has a sentence, each norm is cited."""
    limits = [spec(rules=rules, length=length, shift=shift) for rules, length, shift, _, _ in TABLE]
    found = [computed(one, "2026-11-07T09:00:00.000Z") for one in limits]
    found += [computed(spec(ends="day", unless="meant", **own), "2026-11-02T09:00:00.000Z", day="2026-11-21", **more)
              for own, more, _, _ in FIXED]  # fmt: skip
    steps = [(one["norm"], one["step"]) for result in found for one in result["steps"]]

    assert {norm for norm, _ in steps} <= NORMS.keys()
    assert {step for _, step in steps} <= SENTENCES.keys()


class TestExtension:
    """§ 190 BGB and its twins: from the unshifted old end, of a court from the shifted one."""

    @pytest.mark.parametrize(
        ("rules", "shift", "old", "more", "expected"),
        [
            ("bgb", False, "2026-05-09", "2 weeks", ("2026-05-23", "2026-05-23T22:00:00.000Z", "2026-05-22")),
            ("bgb", True, "2026-05-09", "1 week", ("2026-05-16", "2026-05-18T22:00:00.000Z", None)),
            ("zpo", True, "2026-05-09", "1 week", ("2026-05-18", "2026-05-18T22:00:00.000Z", None)),
            ("bgb", True, "2026-05-09", "2026-05-30", ("2026-05-30", "2026-05-30T22:00:00.000Z", "2026-05-29")),
        ],
    )
    def test_new_end(self, rules: str, shift: bool, old: str, more: str, expected: Any) -> None:
        """A day that was named stays where it binds us."""
        found = extend(spec(rules=rules, length="1 month", shift=shift), old, more, "DE-BE", calendar)

        assert expected == (found["nominal_end"], found["until"], found.get("work_by"))

    def test_what_is_kept(self) -> None:
        """Length, place, rule set and steps, as for the first end."""
        found = extend(spec(length="1 month", remind=("1 week",)), "2026-05-08", "14 Tage", "LU", calendar)

        assert ("P14D", "LU", "bgb") == (found["length"], found["place"], found["rule_set"])
        assert "BGB-190" == found["steps"][0]["norm"]
        assert ["2026-05-14T22:00:00.000Z"] == found["remind"]

    def test_a_day_we_set_to_others_is_shifted_where_the_norm_says_so(self) -> None:
        """For a limit that we set the later reading counts."""
        found = extend(
            spec(ends="day", shift=True)._replace(binds="court"), "2026-05-08", "2026-05-30", "DE-BE", calendar
        )

        assert ("2026-05-30", "2026-06-01T22:00:00.000Z", False) == (
            found["nominal_end"], found["until"], "length" in found,
        )  # fmt: skip

    def test_hours_go_on_from_the_hour(self) -> None:
        """Not from the end of the day on which they ended."""
        limit = spec(rules="eu", length="72 hours", shift=True)
        found = extend(limit, "2026-11-20", "24 hours", "DE-BE", calendar, until="2026-11-20T13:00:00.000Z")

        assert ("2026-11-21T13:00:00.000Z", "2026-11-20") == (found["until"], found["work_by"])

    def test_it_is_worked_to_no_day_before_it_was_extended(self) -> None:
        """Granted on a Saturday up to Sunday: Friday is over."""
        more, given = ("2026-11-21", "2026-11-22", "DE-BE", calendar), "2026-11-21T09:00:00.000Z"

        assert "work_by" not in extend(spec(length="1 week"), *more, since=given)

    @pytest.mark.parametrize("more", ["1 week", "2026-06-08"])
    def test_the_application_period_has_no_extension(self, more: str) -> None:
        """§ 77b StGB knows none, neither by a length nor to a day."""
        with pytest.raises(UsageError):
            extend(spec(rules="stgb77b", length="3 months"), "2026-05-08", more, "DE-BE", calendar)

    @given(
        st.sampled_from([name for name, rule in RULE_SETS.items() if rule.extension and name != "wait"]),
        st.booleans(),
        st.dates(date(2025, 1, 1), date(2027, 12, 31)),
        st.lists(st.sampled_from(["1 day", "10 days", "2 weeks", "1 month", "half a month"]), min_size=2, max_size=2),
    )
    def test_twice_is_section_190_twice(self, rules: str, shift: bool, start: date, more: list[str]) -> None:
        """Extending a limit, and once more, is what the law computes in one go."""
        limit = spec(rules=rules, length="1 week", shift=shift)
        first = extend(limit, (start + timedelta(days=7)).isoformat(), more[0], "LU", calendar)
        twice = extend(limit, first["nominal_end"], more[1], "LU", calendar)
        site = (calendar("LU"), "Europe/Luxembourg", Manner(shift=shift))
        at_once = compute(parse_span("1 week"), start, rules, *site, [parse_span(one) for one in more])

        assert (at_once.nominal_end, at_once.end) == (twice["nominal_end"], _last(twice["until"]))


def _last(until: str) -> str:
    from engine.periods import last_day

    return last_day(until, "Europe/Luxembourg")
