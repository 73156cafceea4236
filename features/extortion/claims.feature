Feature: Returns and A-to-z Guarantee claims
  What was shipped all the same comes back at once, and for each order a claim is filed. Each claim has its own clocks.

  Background:
    Given it is Friday 9 October 2026, 10:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH"
    And Jule Brandt imports the order report:
      | amazon-order-id     | order-status | purchase-date             | last-updated-date         |
      | 302-1111111-1111111 | Unshipped    | 2026-10-06T09:30:00+02:00 | 2026-10-06T10:00:00+02:00 |
      | 302-2222222-2222222 | Unshipped    | 2026-10-06T09:30:00+02:00 | 2026-10-06T10:00:00+02:00 |
    And Mara Lindner ships orders/1 and orders/2 on Friday 9 October 2026

  Rule: A return names its order

    @A19
    Scenario: Sent back unopened
      When Mara Lindner adds the return of orders/1 on Monday 12 October 2026
      Then returns/1 says "order" is "orders/1"

  Rule: A claim is answered within 48 hours, each claim by itself

    @A20 @AMAZON_4_4
    Scenario: Two claims, two clocks; at 48 hours sharp it is too late
      Given Mara Lindner adds the claim "A1" over orders/1
      And Mara Lindner adds the claim "A2" over orders/2
      When a buyer claims claims/1, received on Friday 9 October 2026, 10:00
      And it is Friday 9 October 2026, 16:00
      And a buyer claims claims/2, received on Friday 9 October 2026, 16:00
      And it is Sunday 11 October 2026, 09:59
      And Mara Lindner answers claims/1 with "tracking number and photograph of the parcel"
      Then claims/1 is answered
      And the answer to claims/1 is met
      And the answer to claims/2 is open
      When it is Sunday 11 October 2026, 15:59
      Then the answer to claims/2 is open
      When it is Sunday 11 October 2026, 16:00
      Then the answer to claims/2 has lapsed
      And claims/2 is unanswered

  Rule: Against a debit there are 30 days, and only something new helps

    @A20 @AMAZON_4_4
    Scenario: Appealed on the last day; the second debit is the last word
      Given Mara Lindner adds the claim "A1" over orders/1
      And a buyer claims claims/1, received on Friday 9 October 2026, 10:00
      And it is Monday 12 October 2026, 08:00
      When Amazon grants claims/1, debited on Monday 12 October 2026
      Then the appeal against claims/1 runs until the end of Wednesday 11 November 2026
      When it is Wednesday 11 November 2026, 23:59
      And Mara Lindner appeals against claims/1 with "the carrier confirms delivery, signed"
      Then claims/1 is appealed
      When it is Monday 16 November 2026, 09:00
      And Amazon grants claims/1, debited on Monday 16 November 2026
      Then claims/1 is lost
