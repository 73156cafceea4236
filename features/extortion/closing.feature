Feature: Quiet, and what stays
  Nothing more was heard. The program proposes to close and closes nothing; the rival goes on selling and is watched.

  Background:
    Given it is Wednesday 14 October 2026, 09:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH"
    And it turns out that the extorter wrote, kept in "threat.eml" on Wednesday 7 October 2026, 18:40

  Rule: Four weeks after the last word closing is proposed, never done

    @A34
    Scenario: Counted from the last contact; a new word begins it anew
      Then the watch for silence comes up on Wednesday 4 November 2026, 17:40
      And the threat is received
      When it is Monday 26 October 2026, 11:00
      And the extorter writes, kept in "threat-2.eml"
      Then the watch for silence comes up on Monday 23 November 2026, 11:00
      And the account is active

    @A34
    Scenario: The day before it waits, then it asks to think of closing, and nothing has closed
      When it is Tuesday 3 November 2026, 09:00
      Then today's list shows the watch for silence under waiting
      When it is Wednesday 4 November 2026, 17:40
      Then today's list shows the watch for silence under today
      And the account is active
      When Mara Lindner deals with the watch for silence
      Then the watch for silence no longer comes up

  Rule: No case is closed without a case at Amazon and a decision about the complaint

    @A40 @A45 @B70
    Scenario: Both missing, then both there
      When Mara Lindner closes the case as calm
      Then this is refused for want of the report to Amazon and a decision about the complaint
      When Mara Lindner opens a case at Amazon under "10712345678"
      And Mara Lindner decides against a complaint: "sent from abroad, no damage beyond the stock"
      And Mara Lindner closes the case
      Then this is refused for want of the outcome
      When Mara Lindner closes the case as calm
      Then the account is closed
      And the threat is quiet
      And the watch for silence no longer comes up
      When Mara Lindner closes the case as calm
      Then this is refused for want of the state of the account

    @A40
    Scenario: Closed without either, with the reason
      When Mara Lindner closes the case as handed_over, because "another office goes on with it"
      Then it passed, with the reason, over the report to Amazon and a decision about the complaint

  Rule: What stays goes on after closing

    @A34 @A37
    Scenario: The rival is watched on, and a new threat brings the case up again
      Given the rival sells the same product
      And Mara Lindner closes the case as calm, because "nothing to report any more"
      Then the watch on the rival comes up on Wednesday 11 November 2026, 08:00
      And the duty to reopen is not owed
      When it is Thursday 3 December 2026, 22:10
      And the extorter writes, kept in "threat-2.eml"
      Then the account is closed
      And the duty to reopen has been owed since Thursday 3 December 2026, 22:10
      When it is Friday 4 December 2026, 09:00
      And Mara Lindner reopens the case
      Then the account is active
      And the duty to reopen is no longer owed

    @A28 @A37
    Scenario: Locked again after closing; an open case is not reopened
      Given Mara Lindner closes the case as calm, because "nothing to report any more"
      When Amazon locks the account
      Then the account is locked
      When Mara Lindner reopens the case
      Then this is refused for want of the state of the account

  Rule: Six weeks in the life of a seller, told in an afternoon

    @A1 @A31 @A45 @A49 @A50 @A51 @A52
    Scenario: From the first sign to a second leg to stand on, all of it afterwards
      Given it is Monday 16 November 2026, 14:00
      When it turns out that the rival sold the same product on Monday 28 September 2026
      And it is recorded that Mara Lindner attached to the other listing on Thursday 1 October 2026
      And it turns out that a flood of orders came in, 95 units a day on Monday 5 October 2026
      And it turns out that the credentials were stolen, two-step verification on on Thursday 8 October 2026
      And it turns out that Amazon locked the account on Friday 9 October 2026
      And it is recorded that Mara Lindner opened a case at Amazon under "10712345678" on Monday 12 October 2026
      And it turns out that Amazon cancelled all pending orders on Wednesday 14 October 2026
      And it is recorded that Mara Lindner filed a criminal complaint under the police number "261012-1100-i00077" on Monday 12 October 2026
      And it turns out that Amazon unlocked the account on Thursday 15 October 2026
      And Mara Lindner notes that Amazon makes up 85 percent of the turnover
      And Mara Lindner notes that the livelihood is threatened
      And Mara Lindner notes other sales channels since Monday 2 November 2026
      Then the timeline tells, in this order: the rival's offer, the attachment, the flood, the threat, the theft, the case at Amazon and the cancellation
      And the account is active
      And the findings of the last attachment are a legal check
      When Mara Lindner closes the case as sells_elsewhere
      Then the account is closed
