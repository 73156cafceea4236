Feature: A-to-z Guarantee claims
  Each claim has two clocks of Amazon's: two days to answer, thirty days to appeal against the debit.

  Background:
    Given it is Saturday 4 April 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner adds the order "302-1111111-1111111"
    And Mara Lindner adds the claim "A2Z-204" over orders/1

  Rule: 48 hours to answer, Easter or not

    @A20 @AMAZON_4_4
    Scenario: Received on Saturday at 08:30, over on Easter Monday at 08:30
      When a buyer claims claims/1, received on Saturday 4 April 2026, 08:30
      Then claims/1 is open
      When it is Monday 6 April 2026, 08:29
      Then the answer to claims/1 is open
      When now it is Monday 6 April 2026, 08:30
      Then the answer to claims/1 has lapsed
      And claims/1 is unanswered
      When Mara Lindner answers claims/1 with "the order was the intruder's, case at Amazon 1182"
      Then claims/1 is answered
      And the answer to claims/1 is marked done_at

    @A20 @AMAZON_4_4
    Scenario: Answered in time, and denied
      Given a buyer claims claims/1, received on Saturday 4 April 2026, 08:30
      When Mara Lindner answers claims/1
      Then this is refused for want of the statement itself
      When Mara Lindner answers claims/1 with "tracking shows delivery on 30 March"
      Then the answer to claims/1 is met
      When Amazon denies claims/1
      Then claims/1 is denied
      When Mara Lindner answers claims/1 with "once more"
      Then this is refused for want of the state of the claim

    @A20
    Scenario: Decided before anybody answered
      Given a buyer claims claims/1, received on Saturday 4 April 2026, 08:30
      When Amazon denies claims/1
      Then the answer to claims/1 is ended

    @A20
    Scenario: When it was received is asked for, and noted where nobody knows
      When a buyer claims claims/1
      Then the answer to claims/1 has no date
      And the findings of the last claim are the receipt of the claim

  Rule: Thirty days for the appeal against the debit, with something new

    @AMAZON_4_4
    Scenario: Debited on 7 April, lost with the end of 7 May
      Given a buyer claims claims/1, received on Saturday 4 April 2026, 08:30
      And it is Tuesday 7 April 2026, 12:00
      When Amazon grants claims/1, debited on Tuesday 7 April 2026
      Then claims/1 is granted
      And the appeal against claims/1 runs until the end of Thursday 7 May 2026
      When it is Thursday 7 May 2026, 23:59
      Then the appeal against claims/1 is open
      When now it is Friday 8 May 2026, 00:00
      Then the appeal against claims/1 has lapsed
      And claims/1 is lost

    @AMAZON_4_4
    Scenario: Appealed with new information, and won
      Given Amazon grants claims/1, debited on Friday 3 April 2026
      When Mara Lindner appeals against claims/1
      Then this is refused for want of new information
      When Mara Lindner appeals against claims/1 with "the criminal complaint of 7 March"
      Then claims/1 is appealed
      And the appeal against claims/1 is met
      When Amazon denies claims/1
      Then claims/1 is denied

    @AMAZON_4_4
    Scenario: Appealed, and lost for good
      Given Amazon grants claims/1, debited on Friday 3 April 2026
      And Mara Lindner appeals against claims/1 with "the criminal complaint of 7 March"
      When Amazon grants claims/1, debited on Saturday 4 April 2026
      Then claims/1 is lost
      When Mara Lindner appeals against claims/1 with "again"
      Then this is refused for want of the state of the claim

    @AMAZON_4_4
    Scenario: Amazon takes the debit back by itself; the day of the debit nobody knew
      Given Amazon grants claims/1
      Then the findings of the last debit are the day of the debit
      When Amazon denies claims/1
      Then the appeal against claims/1 is ended
