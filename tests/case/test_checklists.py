"""Checklists: open, done, early, postponed, not applicable (SEMANTICS 5)."""

from __future__ import annotations

from typing import Any

import pytest

from engine.case import checklists
from engine.case.case import Case
from tests.laws.driver import Driver

SECURITY = "security"


def item(driver: Driver, name: str, case: Case | None = None) -> str:
    """Return the state of `checklist.item` now."""
    checklist, _, one = name.partition(".")
    return checklists.view_of(driver.definition, case or driver.case, checklist, one).state


def parts(driver: Driver, name: str) -> dict[str, str]:
    """Return the state of each part of `checklist.item`."""
    checklist, _, one = name.partition(".")
    view = checklists.view_of(driver.definition, driver.case, checklist, one)
    return {each.unit.part: each.state for each in view.units}


def add(driver: Driver, register: str, **when: Any) -> None:
    """Add an item to a register."""
    driver.record("item", {"register": register, "items": [{"values": {}, "sets": []}]}, **when)


def complete(driver: Driver, register: str) -> None:
    """Declare a register complete."""
    driver.record("item", {"register": register, "complete": True})


def skip(driver: Driver, name: str) -> None:
    """Say that an item does not apply."""
    driver.record("tick", {"tick": name, "skip": "not_applicable"})


def test_a_planned_tick_out_of_order_is_refused(hacked: Driver) -> None:
    """First the machine, then the passwords."""
    add(hacked, "mailboxes")
    assert not hacked.tick("security.mail_passwords", item="mailboxes/1", already=False)
    assert "refusal" == hacked.entries[-1].kind


def test_what_was_done_out_of_order_is_early_and_counts_when_repeated(hacked: Driver) -> None:
    """Recorded with `already`; early until it is done again after the machine was cleaned."""
    add(hacked, "mailboxes")
    complete(hacked, "mailboxes")
    hacked.wait(1)
    hacked.tick("security.mail_passwords", item="mailboxes/1")
    assert "early" == item(hacked, "security.mail_passwords")
    hacked.wait(1)
    hacked.tick("security.clean_system")
    assert "early" == item(hacked, "security.mail_passwords")
    hacked.wait(1)
    hacked.tick("security.mail_passwords", item="mailboxes/1")
    assert "done" == item(hacked, "security.mail_passwords")


def test_what_happens_to_the_predecessor_later_does_not_make_a_tick_early(hacked: Driver) -> None:
    """A new mailbox reopens the mailboxes, not the users whose turn had come."""
    add(hacked, "mailboxes")
    complete(hacked, "mailboxes")
    add(hacked, "users")
    complete(hacked, "users")
    hacked.do("access_returned")
    for name, on in (("clean_system", None), ("mail_passwords", "mailboxes/1"), ("account_credentials", "users/1")):
        hacked.wait(1)
        hacked.tick(f"security.{name}", item=on)
    hacked.wait(1)
    add(hacked, "mailboxes")
    assert ("open", "done") == (item(hacked, "security.mail_passwords"), item(hacked, "security.account_credentials"))


@pytest.mark.parametrize(
    ("access", "state"),
    [
        (None, "open"),
        ("access_lost", "postponed"),
        ("access_limited", "open"),
        ("access_returned", "open"),
    ],
)
def test_an_item_is_postponed_where_its_need_is_known_and_not_given(
    hacked: Driver, access: str | None, state: str
) -> None:
    """Unknown is not the same as none."""
    if access:
        hacked.do(access)
    assert state == parts(hacked, "security.card_replaced")["at_amazon"]


def test_a_postponed_item_blocks_nothing_and_opens_with_its_need(hacked: Driver) -> None:
    """The bank never waits; Amazon waits for access, and then it is a duty."""
    hacked.do("access_lost")
    hacked.tick("security.card_replaced.applied_for")
    hacked.tick("security.old_card_blocked.at_bank")
    assert ("postponed", "postponed") == (
        item(hacked, "security.card_replaced"),
        item(hacked, "security.old_card_blocked"),
    )
    blocking = checklists.blocking(hacked.case, hacked.definition.checklists[SECURITY])
    assert not {"card_replaced", "old_card_blocked"} & set(blocking)
    hacked.wait(1)
    hacked.do("access_returned")
    assert ("open", "open") == (item(hacked, "security.card_replaced"), item(hacked, "security.old_card_blocked"))
    names = [one.unit.key for one, _ in checklists.newly_possible(hacked.definition, hacked.case)]
    assert "security.card_replaced.at_amazon" in names


def test_a_tick_of_a_postponed_item_is_taken(hacked: Driver) -> None:
    """It proves that it could be done."""
    hacked.do("access_lost")
    hacked.tick("security.card_replaced.applied_for")
    assert hacked.tick("security.card_replaced.at_amazon", already=False)
    assert "done" == item(hacked, "security.card_replaced")


def test_an_item_that_does_not_apply_blocks_nothing_and_lets_the_next_one_follow(hacked: Driver) -> None:
    """No machine of the seller's own was involved."""
    add(hacked, "mailboxes")
    complete(hacked, "mailboxes")
    skip(hacked, "security.clean_system")
    assert "not_applicable" == item(hacked, "security.clean_system")
    assert hacked.tick("security.mail_passwords", item="mailboxes/1", already=False)
    assert "done" == item(hacked, "security.mail_passwords")


def test_an_item_over_a_register_is_open_until_the_register_is_declared_complete(hacked: Driver) -> None:
    """An empty register proves nothing, and neither does one that may have more."""
    hacked.tick("security.clean_system")
    assert "open" == item(hacked, "security.mail_passwords")
    complete(hacked, "mailboxes")
    assert "open" == item(hacked, "security.mail_passwords")
    add(hacked, "mailboxes")
    hacked.wait(1)
    hacked.tick("security.mail_passwords", item="mailboxes/1")
    assert "open" == item(hacked, "security.mail_passwords")
    complete(hacked, "mailboxes")
    assert "done" == item(hacked, "security.mail_passwords")


@pytest.mark.parametrize(("back", "declared"), [(0, False), (2, True)])
def test_an_item_that_happened_after_the_declaration_asks_for_it_again(
    hacked: Driver, back: int, declared: bool
) -> None:
    """One that happened before and is recorded late leaves it standing."""
    hacked.wait(2)
    add(hacked, "mailboxes")
    complete(hacked, "mailboxes")
    hacked.wait(1)
    add(hacked, "mailboxes", back=back)
    assert declared == hacked.case.registers["mailboxes"]["complete"]


def test_parts_are_done_one_by_one(hacked: Driver) -> None:
    """The item is done with its last part."""
    hacked.tick("security.mail_settings.user_data")
    assert ("open", {"user_data": "done", "passwords": "open"}) == (
        item(hacked, "security.mail_settings"),
        parts(hacked, "security.mail_settings"),
    )
    hacked.tick("security.mail_settings.passwords")
    assert "done" == item(hacked, "security.mail_settings")


@pytest.mark.parametrize(("clean", "state"), [(True, "done"), (False, "early")])
def test_a_flag_lifts_the_order(hacked: Driver, clean: bool, state: str) -> None:
    """A device that the intruder never touched may be used at once."""
    hacked.record("field", {"values": {"clean_device": clean}})
    add(hacked, "mailboxes")
    complete(hacked, "mailboxes")
    hacked.tick("security.mail_passwords", item="mailboxes/1")
    assert state == item(hacked, "security.mail_passwords")


def test_what_needs_a_proof_is_done_with_it(hacked: Driver) -> None:
    """The posting counts with its receipt."""
    hacked.tick("report_channels.post")
    assert "open" == item(hacked, "report_channels.post")
    hacked.record("evidence", {"evidence": "posting_proof"})
    assert "done" == item(hacked, "report_channels.post")


def test_an_action_ticks_the_item_its_input_names(hacked: Driver) -> None:
    """A report by phone is a report by phone."""
    hacked.do("report", inputs={"channel": "phone"})
    assert ("done", "open") == (item(hacked, "report_channels.phone"), item(hacked, "report_channels.email"))


@pytest.mark.parametrize(("first", "state"), [("amazon_reactivates", "open"), ("access_lost", "done")])
def test_a_new_lock_starts_the_lists_anew_only_after_it_was_over(hacked: Driver, first: str, state: str) -> None:
    """Ticks of the old round stay in the history and stop counting; a second mail about one lock resets nothing."""
    hacked.do("amazon_locks")
    hacked.wait(1)
    hacked.tick("security.clean_system")
    hacked.do(first)
    hacked.wait(1)
    hacked.do("amazon_locks")
    assert state == item(hacked, "security.clean_system")


def test_a_tick_of_the_old_round_recorded_late_stays_in_the_old_round(hacked: Driver) -> None:
    """It happened before the new lock."""
    hacked.do("amazon_locks")
    hacked.wait(1)
    hacked.do("amazon_reactivates")
    hacked.wait(2)
    hacked.do("amazon_locks")
    hacked.tick("security.clean_system", back=1)
    assert "open" == item(hacked, "security.clean_system")


def test_the_seller_without_access_has_done_the_list_but_for_what_waits(hacked: Driver) -> None:
    """A seller with no access can appeal, with those items postponed."""
    hacked.do("access_lost")
    add(hacked, "mailboxes")
    add(hacked, "users")
    complete(hacked, "mailboxes")
    complete(hacked, "users")
    ticks: list[tuple[str, str | None]] = [("clean_system", None), ("mail_passwords", "mailboxes/1")]
    ticks += [("mail_settings.user_data", None), ("mail_settings.passwords", None), ("unknown_addresses", None)]
    ticks += [("card_replaced.applied_for", None), ("old_card_blocked.at_bank", None)]
    for name, on in ticks:
        assert hacked.tick(f"security.{name}", item=on, already=False)
    assert [] == checklists.blocking(hacked.case, hacked.definition.checklists[SECURITY])
    assert "postponed" == item(hacked, "security.account_credentials")
