# Monday morning. Lina Bergwald makes head torches and sells them on Amazon. The worst two weeks of her business lie behind
# her, and nobody has written anything down. Jule Harms takes it all in, in whatever order it comes.
export FRISTWERK_NOW=2026-10-12T08:40+02:00
fristwerk init "$FRISTWERK_OFFICE" --training --name "Jule Harms" --roles caseworker --lang en
fristwerk person add "Dr. Petra Voss" --roles lawyer
fristwerk person add "Lina Bergwald" --roles seller
fristwerk open extortion --client "Bergwald Leuchten GmbH" aware_at="2026-10-07 18:40" managing_director="Lina Bergwald" amazon_share_percent=85
fristwerk today

# It began with a torch just like hers under another brand. She looked the brand up, and attached to the other listing.
fristwerk do 1 attach_to_listing --already --at 2026-10-01 --by "Lina Bergwald"
fristwerk do 1 rival_sells --at 2026-09-28
fristwerk add 1 listing_conflicts asin=B0BWGRAT40 rival_asin=B0LUMIFEU1 rival_brand=Lumifeu
fristwerk do 1 search_trademark search=demo/papers/trademark-search.txt finding=free --already --at "2026-09-29 11:20" --by "Lina Bergwald"

# Then the mail, kept as it came. What it calls "at once" is a quotation and no time limit.
fristwerk do 1 threat_received mail=demo/papers/threat.eml threat_sender=service@asin-removal.example demand="sofort einstellen, alle Farben" threatened_harm="bis das Geschäft zu ist" claimed_accounts=30000 --at "2026-10-07 18:40"
fristwerk do 1 flood_seen units_a_day=96 pending_percent=99 set_off_by="attached to the other listing" --at 2026-10-05

# The day after the mail a trojan: the credentials are gone, but two-step verification holds. Amazon locks all the same.
fristwerk add 1 incidents what="trojan on the office computer, credentials read" began_on=2026-10-08
fristwerk do 1 malware_found --at "2026-10-08 14:00"
fristwerk do 1 credentials_stolen two_step=yes --at "2026-10-08 14:00"
fristwerk do 1 takeover_attempted incidents/1 --at "2026-10-08 21:10"
fristwerk do 1 amazon_locks --at "2026-10-09 07:30"
fristwerk history 1 --by-happening
fristwerk show 1

# She wants to answer, and she is sure that it is all one gang. Neither leaves this office.
export FRISTWERK_NOW=2026-10-12T09:30+02:00
fristwerk do 1 reply_to_extorter --by "Lina Bergwald" # exit 3
fristwerk do 1 claim_same_offender grounds="the trojan came the day after the mail" # exit 3

# Amazon's order report: 340 orders are pending. Nobody can ship them, and the stock is tied up.
python demo/flood_orders.py > "$FRISTWERK_OFFICE/../orders-2026-10-12.txt"
fristwerk import 1 "$FRISTWERK_OFFICE/../orders-2026-10-12.txt" --format amazon-orders --since "2026-10-05 00:00"
fristwerk add 1 blocked_stock sku=BW-GRAT-400 asin=B0BWGRAT40 units=340 since=2026-10-05 value="11866.00 EUR"
fristwerk do 1 ship orders/11 orders/12 shipped_on=2026-10-12 # exit 3
fristwerk do 1 ship orders/351 orders/352 orders/353 orders/354 shipped_on=2026-10-06 --already --at 2026-10-06 --by "Lina Bergwald"
fristwerk do 1 confirm_fraud --all-proposed

# What was shipped has come back, and a claim is filed: 48 hours, and they run.
fristwerk add 1 returns order=orders/351 returned_on=2026-10-10
fristwerk add 1 claims order=orders/351 claim_id=A2Z-77120
fristwerk do 1 claim_received claims/1 received_at="2026-10-11 22:15" --at "2026-10-11 22:15"
fristwerk today
fristwerk do 1 answer_claim claims/1 statement="delivered on 8 October, tracking and signature attached; returned unopened"

# The case at Amazon, the police, and the police number into the case at Amazon.
export FRISTWERK_NOW=2026-10-12T11:00+02:00
fristwerk do 1 open_amazon_case amazon_case=10712345678 --by "Lina Bergwald"
fristwerk do 1 file_complaint police_number=ST/1104417/2026 confirmation=demo/papers/complaint-confirmation-bergwald.txt
fristwerk today
fristwerk do 1 tell_police_number
fristwerk do 1 assess_high_risk breach_known_at="2026-10-12 08:40" --by "Dr. Petra Voss"

# Back to work? Not on that computer.
fristwerk do 1 resume_work --by "Lina Bergwald" # exit 3
fristwerk tick 1 rebuild.account # exit 3
export FRISTWERK_NOW=2026-10-13T18:30+02:00
fristwerk tick 1 rebuild.computer
fristwerk tick 1 clean_system result=reinstalled
fristwerk add 1 mailboxes address=info@bergwald-leuchten.example
fristwerk complete 1 mailboxes
fristwerk tick 1 mail_passwords mailboxes/1
fristwerk add 1 users name="Lina Bergwald" login=info@bergwald-leuchten.example
fristwerk complete 1 users
fristwerk tick 1 account_credentials users/1
fristwerk do 1 credentials_changed --by "Lina Bergwald"
fristwerk tick 1 rebuild.account
fristwerk tick 1 two_step
fristwerk do 1 notify_authority --by "Dr. Petra Voss"
fristwerk deadline strike 1 authority_notice --proof demo/papers/authority-receipt.txt --as posting_proof
fristwerk do 1 tell_persons --by "Dr. Petra Voss"
fristwerk attach 1 demo/papers/legal-check.txt --as legal_check
fristwerk do 1 withdraw_from_listing --by "Lina Bergwald"

# Two days after the report Amazon cancels all that is pending. The stock is free, and genuine customers get it.
export FRISTWERK_NOW=2026-10-14T15:20+02:00
fristwerk do 1 amazon_cancels_pending --at 10:05
fristwerk do 1 amazon_unlocks --at 10:40
fristwerk do 1 resume_work --by "Lina Bergwald"
fristwerk do 1 sell_freed_stock blocked_stock/1 --by "Lina Bergwald"
fristwerk items 1 blocked_stock
fristwerk show 1

# Four weeks without a word: closing is proposed. Nothing closes by itself.
export FRISTWERK_NOW=2026-11-16T09:00+01:00
fristwerk today
fristwerk gaps 1
fristwerk why 1 close
fristwerk set 1 other_channels_since=2026-11-02
fristwerk tick 1 rival_watch
fristwerk do 1 close outcome=sells_elsewhere
fristwerk today --days 40

# December. The rival still sells, and that stays in view. Then a second mail.
export FRISTWERK_NOW=2026-12-09T08:15+01:00
fristwerk do 1 threat_received mail=demo/papers/threat.eml --at "2026-12-08 23:02" --note "the same text again"
fristwerk today
fristwerk do 1 reopen
fristwerk log verify
fristwerk dossier 1 -o "$FRISTWERK_OFFICE/../dossier-lawyer" --for lawyer --lang de
