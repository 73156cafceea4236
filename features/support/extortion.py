"""The words of the scenarios of an extortion: what is only told there.

Guarantee: every sentence stands here once, beside the command that it types; the rest is in `features.support.words`.
"""

from __future__ import annotations

from collections.abc import Mapping

from features.support.sentences import ITEMS as _ITEMS
from features.support.sentences import WHO, Sentence, act, day, quoted, seen, set_, tick

_THREAT = (
    rf"the extorter (?:writes|wrote)(?: from {quoted('threat_sender')})?(?: for {quoted('claimed_principal')})?"
    rf"(?:, demanding {quoted('demand')})?(?:, threatening {quoted('threatened_harm')})?"
    rf"(?:, claiming (?P<claimed_accounts>\d+) accounts)?(?:, kept in {quoted('mail')})?"
)
_FLOOD = (
    r"a flood of orders (?:comes|came) in(?:, (?P<units_a_day>\d+) units a day)?"
    r"(?:, (?P<pending_percent>\d+) percent of them pending)?(?:, from (?P<buyer_accounts>\d+) accounts)?"
    rf"(?:, after {quoted('set_off_by')})?"
)
_NOTICE = (
    rf"(?:reports|reported) {_ITEMS}(?: as (?P<capacity>right_holder|agent) of a (?P<right>trademark|design|patent))?"
    rf"(?:, declaring good faith (?P<good_faith>yes|no))?(?:, with the notice {quoted('notice')})?"
)

OBSERVATIONS = (
    seen(_THREAT, "threat_received"),
    seen(_FLOOD, "flood_seen"),
    seen(r"Amazon unlock(?:s|ed) the account", "amazon_unlocks"),
    seen(r"malware (?:is|was) found", "malware_found"),
    seen(r"the credentials (?:are|were) stolen", "credentials_stolen"),
    seen(r"the credentials (?:are|were) stolen, two-step verification on", "credentials_stolen", two_step="yes"),
    seen(r"Amazon cancel(?:s|led) all pending orders", "amazon_cancels_pending"),
    seen(r"the rival (?:sells|sold) the same product", "rival_sells"),
    seen(r"the rival's offer (?:disappears|disappeared)", "rival_stops"),
    seen(
        rf"the office register(?:s|ed) the trademark(?: under the number {quoted('trademark_number')})?",
        "trademark_registered",
    ),
    seen(r"the office refuse(?:s|d) the trademark", "trademark_refused"),
    seen(
        rf"the police (?:find|found) extorter and intruder to be the same(?:, as {quoted('proof')} shows)?",
        "link_established",
    ),
    seen(r"the prosecutor (?:finds|found) no proof that they are the same", "link_refuted"),
    seen(r"Amazon (?:finds|found) a letter that claims it", "same_offender_claimed"),
    seen(rf"the takeover in {_ITEMS} (?:remains|remained) an attempt", "takeover_attempted"),
    seen(rf"the takeover in {_ITEMS} succeed(?:s|ed)", "takeover_succeeded"),
    seen(rf"Amazon free(?:s|d) {_ITEMS}", "stock_freed"),
    seen(rf"Amazon act(?:s|ed) on {_ITEMS}", "notice_upheld"),
    seen(rf"Amazon reject(?:s|ed) {_ITEMS}", "notice_rejected"),
)

ACTS = (
    act(rf"open(?:s|ed) a case at Amazon(?: under {quoted('amazon_case')})?", "open_amazon_case"),
    act(r"(?:gives|gave) Amazon the police number", "tell_police_number"),
    act(rf"(?:replies|replied) to the extorter(?: in {quoted('reply')})?", "reply_to_extorter"),
    act(r"attach(?:es|ed) to the other listing", "attach_to_listing"),
    act(r"(?:withdraws|withdrew) from the other listing", "withdraw_from_listing"),
    act(
        rf"search(?:es|ed) the trademark registers(?:, which say (?P<finding>free|taken))?"
        rf"(?:, kept in {quoted('search')})?",
        "search_trademark",
    ),
    act(rf"file(?:s|d) the trademark(?: under the number {quoted('trademark_number')})?", "file_trademark"),
    act(r"resume(?:s|d) work", "resume_work"),
    act(r"declare(?:s|d) all credentials changed", "credentials_changed"),
    act(rf"declare(?:s|d) {_ITEMS} over", "incident_over"),
    act(rf"(?:sends|sent) {_ITEMS} to genuine customers", "sell_freed_stock"),
    act(_NOTICE, "report_infringement"),
    act(rf"ship(?:s|ped) all proposed orders(?: on {day('shipped_on')})?", "ship"),
    act(rf"claim(?:s|ed) that extorter and intruder are the same(?: for {quoted('grounds')})?", "claim_same_offender"),
)

TICKS = (
    tick(r"(?:rebuilds|rebuilt) the computer", "rebuild.computer"),
    tick(r"(?:rebuilds|rebuilt) the account", "rebuild.account"),
    tick(r"switch(?:es|ed) two-step verification on", "prevention.two_step"),
    tick(r"look(?:s|ed) after other sales channels", "prevention.other_channels"),
)

FIELDS = (
    set_(WHO + r"notes that Amazon makes up (?P<amazon_share_percent>\d+) percent of the turnover"),
    set_(WHO + r"notes that sales had fallen by (?P<sales_drop_percent>\d+) percent before"),
    set_(WHO + r"notes that (?P<flood_from_units>\d+) units a day are a flood"),
    set_(WHO + r"notes that the livelihood is threatened", existential_threat="yes"),
    set_(WHO + rf"notes other sales channels since {day('other_channels_since')}"),
    set_(WHO + rf"notes the managing director {quoted('managing_director')}"),
    set_(WHO + rf"notes the suspected offences {quoted('suspected_offences')}"),
)

RECORDS = (
    Sentence(
        WHO + rf"adds the threatened listing {quoted('asin')} in {quoted('variant')}", "add", "threatened_listings"
    ),
    Sentence(
        WHO + rf"adds the conflict of {quoted('asin')} with {quoted('rival_asin')} under {quoted('rival_brand')}",
        "add",
        "listing_conflicts",
    ),
    Sentence(WHO + rf"adds the incident {quoted('what')} since {day('began_on')}", "add", "incidents"),
    Sentence(
        WHO + rf"adds the blocked stock {quoted('sku')} of (?P<units>\d+) units worth {quoted('value')}",
        "add",
        "blocked_stock",
    ),
    Sentence(WHO + rf"adds the return of (?P<order>orders/\d+) on {day('returned_on')}", "add", "returns"),
    Sentence(
        WHO + rf"prepares a notice of infringement(?: under the number {quoted('right_number')})?",
        "add",
        "infringements",
    ),
)

SENTENCES = (*OBSERVATIONS, *ACTS, *TICKS, *FIELDS, *RECORDS)

CLAUSES: Mapping[str, str] = {
    "the threat mail": "expect.given.mail",
    "the number of the mark": "expect.given.trademark_number",
    "the proof itself": "expect.given.proof",
    "the rebuilding": "must.done.rebuild",
    "the computer before the account": "rebuild.account.must.after.rebuild.computer",
    "the changed passwords": "should.done.security.account_credentials",
    "the approval of the reply": "should.approved",
    "a legal check": "should.has.legal_check",
    "a trademark search": "should.has.trademark_search",
    "the search itself": "must.given.search",
    "the kind of right": "must.given.right",
    "the capacity": "must.given.capacity",
    "the declaration": "must.given.good_faith",
    "the notice itself": "must.given.notice",
    "a registered mark": "must.registered",
    "the number of the right": "must.known.right_number",
    "good faith": "must.in_good_faith",
    "its grounds": "must.given.grounds",
    "a proven link": "must.state.link",
    "the state of the work": "must.state.work",
    "the state of the credentials": "must.state.credentials",
    "the state of the case at Amazon": "must.state.reporting",
    "the state of the listing": "must.state.listing",
    "the state of the trademark": "must.state.trademark",
    "the state of the incident": "must.state.incidents",
    "the state of the blocked stock": "must.state.blocked_stock",
    "the state of the notice": "must.state.infringements",
}

LIMITS: Mapping[str, str] = {
    "the answer to claims/2": "claims/2.response",
    "the duty to open a case": "case_owed",
    "the duty to change credentials": "change_credentials",
    "the reminder of the police number": "police_number_to_amazon",
    "the watch on the rival": "rival_watch",
    "the duty to reopen": "renewed_threat",
    "the watch for silence": "silence",
}

ITEMS: Mapping[str, str] = {
    "the computer rebuild": "rebuild.computer",
    "the account rebuild": "rebuild.account",
    "the two-step step": "prevention.two_step",
    "the other channels step": "prevention.other_channels",
}

TRACKS: Mapping[str, str] = {
    "work": "work",
    "credentials": "credentials",
    "case at Amazon": "reporting",
    "threat": "threat",
    "flood": "flood",
    "rival's product": "rival",
    "listing": "listing",
    "trademark": "trademark",
    "link": "link",
}
