"""The cases of COUNTEREXAMPLES.md, by their numbers: what goes wrong under other readings of SEMANTICS.md.

All dates are of 2026 and in Berlin; a bare day in `until` is the first moment at which the limit is over.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from engine.case import checklists
from engine.case.case import Case, Instance
from engine.case.facts import DAY, MINUTE, Fact
from engine.case.limits import instance_key
from engine.instants import Instant, day_start, instant
from engine.office.record import record_of
from engine.workflow.model import Definition
from tests.laws.driver import Driver
from tests.laws.essence import essence
from tests.laws.workflows import docket, drill, hacked_account


def at(text: str) -> Instant:
    """Read "20 Nov" (noon) or "20 Nov 09:00"."""
    full = text if ":" in text else f"{text} 12:00"
    return instant(dt.datetime.strptime(f"2026 {full} +0100", "%Y %d %b %H:%M %z"))


class Diary(Driver):
    """A driver that takes dates as people write them; the clock never runs backwards."""

    def __init__(self, definition: Definition, opened: str = "1 Nov 08:00", now: str | None = None) -> None:
        self.happened: tuple[Instant, str] | None = None
        super().__init__(definition, now=at(now or opened), opened=at(opened))

    def on(self, recorded: str, happened: str | None = None) -> Diary:
        """Turn the clock to `recorded`; what follows happened at `happened`; "day 20 Nov" gives the day alone."""
        self.now = max(self.now, at(recorded))
        self.step = f"{happened or recorded}"
        if happened is None:
            self.happened = self.now, MINUTE
        elif happened.startswith("day "):
            day = at(happened[4:])[:10]
            self.happened = day_start(day, self.zone), DAY
        else:
            self.happened = at(happened), MINUTE
        return self

    def when(self, back: int, day: bool) -> tuple[Instant, str]:
        """Take what `on` said."""
        return self.happened or super().when(back, day)

    def appeal(self, over: str | None = None, **how: Any) -> int:
        """Send a letter to Amazon whose time is over at the beginning of the day `over`."""
        inputs = {"channel": "form"} | ({"until": self.last_day(over)} if over else {})
        assert self.do("appeal", inputs=inputs, evidence={"letter": 1}, **{"despite": True, **how})
        return self.seq

    def last_day(self, over: str) -> str:
        """Return the day before the one that is named."""
        return (dt.date.fromisoformat(at(over)[:10]) - dt.timedelta(days=1)).isoformat()

    def state(self, track: str = "account") -> str:
        """Return where a track stands now."""
        return self.case.state(track)

    def run_of(self, key: str, number: int) -> Instance:
        """Return an instance of a limit."""
        return next(one for one in self.case.limits[key] if one["number"] == number)

    def over(self, key: str, number: int = 1) -> Instant | None:
        """Return the instant at which an instance is over."""
        return self.run_of(key, number)["until"]

    def announced(self, key: str) -> list[tuple[int, Instant]]:
        """Return the announcements of a limit that are on record and not withdrawn."""
        return [(one["number"], one["until"]) for one in record_of(self.entries).announced if one["key"] == key]

    def must_do(self, action: str) -> int:
        """Do an act that nothing refuses, and return the number of its entry."""
        assert self.do(action, already=True)
        return self.seq

    def told(self, kind: str, limit: str) -> set[str]:
        """Return the rows of a kind that are about a limit."""
        return {one.key for one in self.rows() if one.kind == kind and one.spec.key == limit}

    def advances(self, limit: str) -> list[Instant | None]:
        """Return when the advance deadline of a limit is due."""
        return [one.at for one in self.rows() if one.kind == "advance" and one.spec.key == limit]

    def item(self, name: str) -> str:
        """Return the state of a checklist item now."""
        checklist, _, item = name.partition(".")
        return checklists.view_of(self.definition, self.case, checklist, item).state


@pytest.fixture
def diary() -> Diary:
    """A case opened on 1 November."""
    return Diary(hacked_account())


@pytest.fixture
def lapsed(diary: Diary) -> Diary:
    """Locked on 6 November, appealed on 20 November with time to 5 December, and nothing came."""
    diary.on("6 Nov").do("amazon_locks")
    diary.on("20 Nov").appeal("5 Dec")
    return diary


@pytest.fixture
def defended() -> Diary:
    """A suit that was served on Monday 2 November: two weeks to answer it, until the end of the 16th."""
    diary = Diary(docket())
    diary.on("2 Nov").do("serve", inputs={"served_on": "2026-11-02"})
    return diary


@pytest.fixture
def disputed() -> Diary:
    """Two claims; the first was disputed on 2 November: eight days to respond."""
    diary = Diary(docket())
    for _ in range(2):
        diary.record("item", {"register": "claims", "items": [{"values": {}, "sets": []}]})
    diary.on("2 Nov").do("dispute", on=["claims/1"])
    return diary


def test_1_1_a_late_reactivation_undoes_the_lapse_and_where_a_later_act_led(lapsed: Diary) -> None:
    """The flagship: a lawyer engaged after the lapse; a week later it turns out that Amazon had given in on the 3rd."""
    lapsed.on("8 Dec").do("engage_lawyer", despite=True)
    assert "lawyer_engaged" == lapsed.state()
    lapsed.on("15 Dec", "3 Dec").do("amazon_reactivates")
    assert ("reactivated", "engaged") == (lapsed.state(), lapsed.state("counsel"))
    assert ("met", []) == (lapsed.run_of("amazon_reply", 1)["state"], lapsed.announced("amazon_reply"))


def test_1_1_a_second_appeal_overtaken_by_a_late_fact_is_moot_and_its_limit_runs_on(lapsed: Diary) -> None:
    """Appealed again on 5 December; the account had been reactivated since the 3rd."""
    second = lapsed.on("5 Dec").appeal("19 Dec")
    lapsed.on("15 Dec", "3 Dec").do("amazon_reactivates")
    assert ("reactivated", [second]) == (lapsed.state(), lapsed.case.moot)
    assert (second, "appeal.state") in lapsed.case.findings
    assert ("open", True) == (lapsed.run_of("amazon_reply", 2)["state"], lapsed.run_of("amazon_reply", 2)["moot"])
    lapsed.on("20 Dec").sweep()
    assert ("reactivated", "lapsed") == (lapsed.state(), lapsed.run_of("amazon_reply", 2)["state"])


@pytest.mark.parametrize("complaint_first", [True, False])
def test_1_1_the_order_of_entering_does_not_decide_where_acts_go(diary: Diary, complaint_first: bool) -> None:
    """Complaint on 1 November, declined on the 29th, both entered afterwards."""
    acts = [("1 Nov", "file_complaint"), ("29 Nov", "decline_complaint")]
    for happened, action in acts if complaint_first else reversed(acts):
        diary.on("1 Dec", happened).do(action, already=True)
    assert ("complaint_filed", 1) == (diary.state("criminal"), len(diary.case.moot))


def test_1_1_else_is_for_what_was_done_and_never_for_what_is_planned(diary: Diary) -> None:
    """An appeal before the lock is refused as a plan, and appealed where it went out."""
    assert not diary.on("3 Nov").do("appeal", inputs={"until": "2026-11-20"}, despite=True)
    assert diary.on("3 Nov 13:00").do("appeal", inputs={"until": "2026-11-20"}, already=True)
    assert ("appealed", []) == (diary.state(), diary.case.moot)


@pytest.mark.parametrize("first", ["3 Nov", "4 Nov"])
def test_1_2_whether_a_tick_was_early_is_concluded_not_stored(diary: Diary, first: str) -> None:
    """The machine cleaned on the 3rd, the passwords changed on the 4th, entered in either order."""
    diary.record("item", {"register": "mailboxes", "items": [{"values": {}, "sets": ["address"]}]})
    diary.record("item", {"register": "mailboxes", "complete": True})
    ticks = {"3 Nov": ("security.clean_system", None), "4 Nov": ("security.mail_passwords", "mailboxes/1")}
    for happened in (first, *(ticks.keys() - {first})):
        name, item = ticks[happened]
        diary.on("5 Nov", happened).tick(name, item=item)
    assert ("done", "done") == (diary.item("security.clean_system"), diary.item("security.mail_passwords"))


def test_1_2_a_tick_whose_predecessor_is_struck_was_early(diary: Diary) -> None:
    """What made it good is gone, so it has to be repeated."""
    diary.record("item", {"register": "mailboxes", "items": [{"values": {}, "sets": ["address"]}]})
    diary.record("item", {"register": "mailboxes", "complete": True})
    diary.on("3 Nov").tick("security.clean_system")
    cleaned = diary.seq
    diary.on("4 Nov").tick("security.mail_passwords", item="mailboxes/1")
    diary.on("5 Nov").strike(cleaned)
    assert "early" == diary.item("security.mail_passwords")


def test_1_3_an_instance_keeps_its_number_when_an_earlier_start_is_entered(diary: Diary) -> None:
    """The appeal of 8 November, entered on the 22nd, is the second by number and the first to begin."""
    diary.on("6 Nov").do("amazon_locks")
    diary.on("20 Nov").appeal("5 Dec")
    diary.on("22 Nov", "8 Nov").appeal("23 Nov", already=True)
    assert [2, 1] == [one["number"] for one in diary.case.limits["amazon_reply"]]
    assert ("open", at("5 Dec 00:00")) == (diary.run_of("amazon_reply", 1)["state"], diary.over("amazon_reply", 1))
    assert "superseded" == diary.run_of("amazon_reply", 2)["state"]


def test_1_4_a_limit_never_lapses_before_it_begins(lapsed: Diary) -> None:
    """On 10 December the appeal's date is corrected to the 7th; its time was over on the 5th."""
    appeal = next(one.seq for one in lapsed.facts() if one.data.get("action") == "appeal")
    lapsed.on("10 Dec").correct(appeal, values={"happened": at("7 Dec 09:00"), "precision": MINUTE})
    assert at("7 Dec 09:00") == lapsed.run_of("amazon_reply", 1)["lapsed_at"]
    assert "locked" == lapsed.fold(lapsed.facts(), at("6 Dec")).state("account")
    assert "deadline_lapsed" == lapsed.state()


def test_1_5_a_strike_that_makes_a_lapse_announces_it_in_the_same_command(lapsed: Diary) -> None:
    """Reactivated on 4 December, struck on the 10th."""
    lapsed.on("4 Dec").do("amazon_reactivates")
    lapsed.on("10 Dec").strike(lapsed.seq)
    assert [(1, at("5 Dec 00:00"))] == lapsed.announced("amazon_reply")


def test_1_5_a_letter_entered_when_its_time_is_over_is_announced_in_the_same_command(diary: Diary) -> None:
    """Entered on 22 December: sent on 2 November with time to the 14th."""
    diary.on("22 Dec", "2 Nov").appeal("14 Nov", already=True)
    assert [(1, at("14 Nov 00:00"))] == diary.announced("amazon_reply")


def test_1_5_another_date_is_another_announcement(lapsed: Diary) -> None:
    """The time was over on the 3rd, not on the 5th, as it turns out after the announcement."""
    appeal = next(one.seq for one in lapsed.facts() if one.data.get("action") == "appeal")
    lapsed.on("8 Dec").sweep()
    lapsed.on("9 Dec").correct(appeal, values={"inputs.until": lapsed.last_day("3 Dec")})
    assert [(1, at("3 Dec 00:00"))] == lapsed.announced("amazon_reply")
    assert ["lapse", "correction", "lapse_withdrawn", "lapse"] == [one.kind for one in lapsed.entries[-4:]]


def test_1_6_a_fact_before_a_lapse_that_has_acted_is_not_folded_onto_it(lapsed: Diary) -> None:
    """The snapshot holds the lapse of the 5th; the refusal is of the 3rd, later than the last entry."""
    lapsed.on("6 Dec").sweep()
    fact = Fact(9, "action", at("3 Dec"), MINUTE, at("3 Dec"), lapsed.now, "amazon", {}, (), frozenset())
    assert None is lapsed.placed_after(lapsed.case, fact)
    lapsed.on("7 Dec", "3 Dec").do("amazon_refuses")
    assert ("locked", "ended") == (lapsed.state(), lapsed.run_of("amazon_reply", 1)["state"])


def test_1_7_an_answer_of_the_same_day_stands_behind_the_letter(diary: Diary) -> None:
    """Appealed on the 20th at ten; the refusal carries only the date."""
    diary.on("6 Nov").do("amazon_locks")
    diary.on("20 Nov 10:00").appeal("5 Dec")
    diary.on("21 Nov", "day 20 Nov").do("amazon_refuses")
    assert ("locked", "ended") == (diary.state(), diary.run_of("amazon_reply", 1)["state"])


def test_1_7_an_act_of_the_day_sees_the_ticks_of_that_day_on_record(diary: Diary) -> None:
    """Cleaned at nine; at five in the afternoon the appeal is entered with the day alone."""
    diary.on("6 Nov").do("amazon_locks")
    diary.on("20 Nov 09:00").tick("preparation.root_cause")
    diary.on("20 Nov 17:00", "day 20 Nov").appeal("5 Dec")
    assert "appeal.should.done.preparation.root_cause" not in [clause for _, clause in diary.case.findings]
    assert diary.attempt is not None
    verdicts = {one.clause.args.get("item"): one.met for one in diary.attempt.decision.verdicts}
    assert verdicts["root_cause"]


def test_1_7_a_tick_of_the_day_of_a_new_lock_counts_for_the_new_round(diary: Diary) -> None:
    """Locked again on 10 November at eight; cleaned on that day."""
    diary.on("2 Nov").do("amazon_locks")
    diary.on("4 Nov").do("amazon_reactivates")
    diary.on("10 Nov 08:00").do("amazon_locks")
    diary.on("11 Nov", "day 10 Nov").tick("security.clean_system")
    assert "done" == diary.item("security.clean_system")


def test_1_7_for_one_instant_the_order_of_entry_counts(diary: Diary) -> None:
    """Locked and reactivated in the same minute: the one entered last stands last."""
    diary.on("6 Nov").do("amazon_locks")
    diary.on("6 Nov").do("amazon_reactivates")
    assert "reactivated" == diary.state()


@pytest.mark.parametrize(("minute", "state"), [("4 Dec 23:59", "ended"), ("5 Dec 00:00", "lapsed")])
def test_1_7_a_fact_exactly_at_the_end_is_late(lapsed: Diary, minute: str, state: str) -> None:
    """Half-open: in time before the first moment of 5 December, lapsed from then on."""
    lapsed.on("6 Dec", minute).do("amazon_refuses")
    run = lapsed.run_of("amazon_reply", 1)
    assert (state, at(minute) if state == "lapsed" else None) == (run["state"], run.get("done_at"))


def test_1_8_open_holds_from_before_everything_else() -> None:
    """A case opened on 20 November gets the lock of the 6th and the appeal of the 8th."""
    diary = Diary(hacked_account(), opened="20 Nov")
    diary.on("20 Nov 13:00", "6 Nov").do("amazon_locks")
    diary.on("20 Nov 13:00", "8 Nov").appeal("5 Dec", already=True)
    assert "appealed" == diary.state()


def test_1_9_a_holiday_learned_between_a_and_b_changes_nothing_on_the_way_back() -> None:
    """Served on 2 November, two weeks end on the 16th; later the office learns that this is a holiday."""
    diary = Diary(drill())
    diary.on("2 Nov").do("serve")
    served, before = diary.seq, diary.over("object")
    diary.on("20 Nov").correct(served, values={"happened": at("3 Nov"), "precision": MINUTE})
    diary.learn_holiday("2026-11-16")
    diary.correct(served, values={"happened": at("2 Nov"), "precision": MINUTE})
    assert (at("17 Nov 00:00"), before) == (before, diary.over("object"))


def test_1_10_each_corrected_value_counts_by_itself(lapsed: Diary) -> None:
    """The letter went out on the 18th; then its time is corrected, and the 18th stays."""
    appeal = lapsed.seq
    lapsed.on("1 Dec").correct(appeal, values={"happened": at("18 Nov"), "precision": MINUTE})
    lapsed.correct(appeal, values={"inputs.until": lapsed.last_day("3 Dec")})
    assert (at("18 Nov"), at("3 Dec 00:00")) == (lapsed.run_of("amazon_reply", 1)["begun"], lapsed.over("amazon_reply"))


def test_1_10_the_strike_of_a_correction_stores_the_result_for_the_values_that_then_stand(lapsed: Diary) -> None:
    """Time to the 3rd, then another date of sending, then the first correction is struck: the 5th again."""
    appeal = lapsed.seq
    lapsed.on("1 Dec").correct(appeal, values={"inputs.until": lapsed.last_day("3 Dec")})
    first = lapsed.seq
    lapsed.correct(appeal, values={"happened": at("19 Nov"), "precision": MINUTE})
    lapsed.strike(first)
    assert at("5 Dec 00:00") == lapsed.over("amazon_reply")


def test_1_11_a_finding_goes_when_late_facts_show_that_the_clause_was_met(diary: Diary) -> None:
    """Appealed on the 15th with the cause found on the 8th, which is entered afterwards."""
    diary.on("6 Nov").do("amazon_locks")
    appeal = diary.on("15 Nov").appeal("5 Dec", already=True, despite=False)
    clause = next(one for one in hacked_account().actions["appeal"].clauses if one.args.get("item") == "root_cause").id
    assert (appeal, clause) in diary.case.findings
    diary.on("16 Nov", "8 Nov").tick("preparation.root_cause")
    assert (appeal, clause) not in diary.case.findings


def test_1_11_a_finding_comes_when_what_the_act_was_accepted_on_is_struck() -> None:
    """A plain act had nothing against it; its ground falls."""
    diary = Diary(drill())
    diary.record("item", {"register": "witnesses", "items": [{"values": {}, "sets": []}]})
    diary.record("item", {"register": "witnesses", "complete": True})
    diary.on("2 Nov").do("serve")
    searched = 0
    for name, item in (("search", None), ("tell", "witnesses/1"), ("keep.copy", None), ("keep.seal", None)):
        diary.on("3 Nov").tick(f"steps.{name}", item=item)
        searched = searched or diary.seq
    assert diary.on("4 Nov").do("file", inputs={"until": "2026-11-30"})
    filed = diary.seq
    assert [] == diary.case.findings
    diary.on("5 Nov").strike(searched)
    assert [filed] == [seq for seq, _ in diary.case.findings]


def test_1_12_when_something_was_recorded_is_no_part_of_the_case(lapsed: Diary) -> None:
    """The refusal of 3 December ends the limit, recorded before or after its end."""
    other = Diary(hacked_account())
    other.on("6 Nov").do("amazon_locks")
    other.on("20 Nov").appeal("5 Dec")
    other.on("3 Dec").do("amazon_refuses")
    lapsed.on("9 Dec", "3 Dec").do("amazon_refuses")
    other.on("9 Dec").sweep()
    assert essence(other) == essence(lapsed)
    assert (True, None) == tuple(one.run_of("amazon_reply", 1).get("recorded_late") for one in (lapsed, other))


def test_3_1_a_second_mail_about_the_same_lock_moves_no_deadline(diary: Diary) -> None:
    """Locked on 6 November: decide by 7 December. Amazon writes again on the 25th, and on 10 December."""
    diary.on("6 Nov").do("amazon_locks")
    diary.on("25 Nov").do("amazon_locks")
    assert [at("7 Dec 00:00")] == [one["until"] for one in diary.case.limits["decide_injunction"]]
    diary.on("10 Dec").do("amazon_locks")
    assert ["lapsed"] == [one["state"] for one in diary.case.limits["decide_injunction"]]


def test_3_1_a_second_complaint_restarts_no_wait(diary: Diary) -> None:
    """Complaint on 2 November, supplemented and filed again on the 27th: file inspection from 1 December."""
    diary.on("2 Nov").do("file_complaint")
    diary.on("27 Nov").do("file_complaint")
    assert [at("1 Dec 00:00")] == [one["opens"] for one in diary.case.limits["file_complaint.4_weeks"]]


def test_3_2_an_observation_made_unexpected_by_a_wrong_correction_keeps_its_deadline() -> None:
    """The letter of 8 November is mis-corrected to the 4th, before the service of the 6th."""
    diary = Diary(drill())
    diary.on("6 Nov").do("serve")
    assert diary.on("8 Nov").do("file", inputs={"until": "2026-11-30"}, despite=True)
    diary.on("9 Nov").correct(diary.seq, values={"happened": at("4 Nov"), "precision": MINUTE})
    assert ("filed", 1) == (diary.state("claim"), len(diary.case.unexpected))
    assert ("open", at("21 Nov 00:00")) == (diary.run_of("object", 1)["state"], diary.over("object"))


def test_3_3_a_strike_does_not_outlive_its_ground(defended: Diary) -> None:
    """Answered on the 10th and struck because of it; on the 12th it turns out that nothing was answered."""
    answered = defended.on("10 Nov").must_do("answer_suit")
    defended.on("11 Nov").control("strike", limit="defence/1")
    assert ("struck", answered) == (defended.run_of("defence", 1)["state"], defended.run_of("defence", 1)["closed_by"])
    defended.on("12 Nov").strike(answered)
    assert ("open", {"defence/1"}) == (defended.run_of("defence", 1)["state"], defended.told("deadline", "defence"))
    defended.strike(defended.seq)
    assert "struck" == defended.run_of("defence", 1)["state"]


def test_3_3_a_strike_holds_only_for_the_entry_it_names(defended: Diary) -> None:
    """What met the limit is moved behind the strike: struck for nothing, met afterwards, and its dispatch unproven."""
    answered = defended.on("10 Nov").must_do("answer_suit")
    defended.on("11 Nov").control("strike", limit="defence/1")
    defended.on("13 Nov").correct(answered, values={"happened": at("12 Nov"), "precision": MINUTE})
    assert ("met", {"defence/1"}) == (defended.run_of("defence", 1)["state"], defended.told("dispatch", "defence"))


def test_3_3_a_check_is_one_of_the_date_that_was_checked(defended: Diary) -> None:
    """Checked, then the day of service is corrected: unchecked; corrected back: checked as it was."""
    served = next(one.seq for one in defended.facts() if one.data.get("action") == "serve")
    defended.on("3 Nov").control("check", limit="defence/1")
    secured = [defended.secured(defended.run_of("defence", 1))]
    for day in ("2026-11-03", "2026-11-02"):
        defended.on("4 Nov").correct(served, values={"inputs.served_on": day})
        secured.append(defended.secured(defended.run_of("defence", 1)))
    assert [True, False, True] == secured


def test_3_3_an_extension_asked_for_moves_nothing(defended: Diary) -> None:
    """BGH II ZB 19/09: until it is granted the old date counts; asked for until the 30th, it lapses after the 16th."""
    defended.on("10 Nov").control("extend", limit="defence/1", more="2026-11-30")
    defended.on("17 Nov 00:00").sweep()
    assert ("lapsed", "lost") == (defended.run_of("defence", 1)["state"], defended.state("suit"))


def test_3_3_an_extension_granted_in_time_and_recorded_late_takes_the_lapse_back(defended: Diary) -> None:
    """Lapsed on the 17th; on the 20th the order of the 13th arrives."""
    defended.on("18 Nov").sweep()
    defended.on("20 Nov", "13 Nov").control("grant", limit="defence/1", more="2026-11-30")
    assert ("open", at("1 Dec 00:00")) == (defended.run_of("defence", 1)["state"], defended.over("defence"))
    assert ("served", []) == (defended.state("suit"), defended.announced("defence"))


def test_3_3_an_extension_granted_after_the_lapse_is_a_new_start(defended: Diary) -> None:
    """The old limit stays lapsed and lost; the new one has a number of its own."""
    defended.on("20 Nov").control("grant", limit="defence/1", more="2026-11-30")
    assert [("lapsed", at("17 Nov 00:00")), ("open", at("1 Dec 00:00"))] == [
        (one["state"], one["until"]) for one in defended.case.limits["defence"]
    ]
    assert ("lost", [1, 2]) == (defended.state("suit"), [one["number"] for one in defended.case.limits["defence"]])


def test_3_3_an_extension_is_not_moved_by_a_correction_of_the_start(defended: Diary) -> None:
    """Granted until the 30th, whenever the service turns out to have been."""
    served = next(one.seq for one in defended.facts() if one.data.get("action") == "serve")
    defended.on("10 Nov").control("grant", limit="defence/1", more="2026-11-30")
    defended.on("11 Nov").correct(served, values={"inputs.served_on": "2026-11-05"})
    assert at("1 Dec 00:00") == defended.over("defence")


def test_3_3_an_extension_means_the_instance_it_named(disputed: Diary) -> None:
    """An extension of the lapsed first limit, while the second runs on, is moot and moves neither."""
    disputed.on("20 Nov").do("respond", on=["claims/1"], already=True)
    disputed.on("21 Nov").do("dispute", on=["claims/1"])
    disputed.on("22 Nov").control("grant", limit="claims/1.response/1", more="2026-12-20")
    assert [("lapsed", at("11 Nov 00:00")), ("open", at("30 Nov 00:00"))] == [
        (one["state"], one["until"]) for one in disputed.case.limits["claims.response"]
    ]
    assert [disputed.seq] == disputed.case.moot


def test_each_item_of_a_register_has_its_own_limit(disputed: Diary) -> None:
    """Two claims disputed on different days; one is answered, the other one expires by itself."""
    disputed.on("4 Nov").do("dispute", on=["claims/2"])
    disputed.on("5 Nov").do("respond", on=["claims/1"])
    disputed.on("13 Nov").sweep()
    assert {1: "settled", 2: "expired"} == {
        number: one["state"] for number, one in disputed.case.items["claims"].items()
    }
    assert [("claims/2.response/1", at("13 Nov 00:00"))] == [
        (instance_key(one), one["until"]) for one in disputed.case.limits["claims.response"] if one["state"] == "lapsed"
    ]


def test_an_advance_deadline_stands_until_somebody_has_dealt_with_it(defended: Diary) -> None:
    """BGH XII ZB 418/22: a week before the end, and two days before; dealt with once, the second one still comes."""
    assert [at("9 Nov 00:00")] == defended.advances("defence")
    defended.on("9 Nov 09:00").record("tick", {"limit": "defence.advance/1", "skip": "done"})
    assert [at("14 Nov 00:00")] == defended.advances("defence")
    defended.on("14 Nov 09:00").record(
        "tick", {"limit": "defence.advance/1", "skip": "put_off", "until": at("15 Nov 09:00")}
    )
    assert [at("15 Nov 09:00")] == defended.advances("defence")


def test_3_4_a_limit_without_its_date_is_open_until_somebody_knows_it(diary: Diary) -> None:
    """The client does not know what date he set; a correction brings it."""
    diary.on("6 Nov").do("amazon_locks")
    appeal = diary.on("20 Nov", "8 Nov").appeal(None, already=True)
    diary.on("20 Dec").sweep()
    assert ("open", None) == (diary.run_of("amazon_reply", 1)["state"], diary.over("amazon_reply"))
    diary.correct(appeal, values={"inputs.until": diary.last_day("21 Nov")})
    assert ("lapsed", at("21 Nov 00:00")) == (diary.run_of("amazon_reply", 1)["state"], diary.over("amazon_reply"))


def test_b72_a_wait_is_never_shifted_and_ends_at_midnight_in_berlin() -> None:
    """Complaint on Monday 2 November: four weeks end with Monday the 30th; refused then, possible from 1 December."""
    diary = Diary(hacked_account())
    diary.on("2 Nov").do("file_complaint", sets=["file_number"])
    elapsed = "request_file_inspection.must.elapsed.file_complaint"
    for moment, refuses in (("30 Nov 23:59", True), ("1 Dec 00:00", False)):
        diary.on(moment).do("request_file_inspection", sets=["interest"])
        assert diary.attempt is not None
        assert refuses == (elapsed in diary.attempt.decision.refused)
    assert diary.do("request_file_inspection", sets=["interest"], despite=True)


def test_a_case_as_known_is_a_value_that_survives_its_snapshot(lapsed: Diary) -> None:
    """What is stored and loaded again is the case that the fold makes."""
    lapsed.on("8 Dec").sweep()
    whole: Case = lapsed.fold(lapsed.facts(), lapsed.now)
    assert (whole.tracks, whole.limits, whole.findings) == (
        lapsed.case.tracks,
        lapsed.case.limits,
        lapsed.case.findings,
    )
