Feature: A lawyer comes in
  Most cases need none; who needs one asks for costs and experience first. A lawyer can come in at any point.

  Background:
    Given it is Tuesday 10 March 2026, 11:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: Costs and experience come before the mandate

    @B66 @BRAO_49b
    Scenario: The costs were not asked for
      Given Jule Brandt notes that experience was asked for on 9 March 2026
      When Mara Lindner engages a lawyer
      Then this is refused for want of the costs

    @B67
    Scenario: The experience was not asked for
      Given Jule Brandt notes what the lawyer costs: "280 EUR an hour"
      When Mara Lindner engages a lawyer
      Then this is refused for want of the experience

    @B66 @B67
    Scenario: Both are known from the first talk
      Given Mara Lindner asks a lawyer, who names the costs "280 EUR an hour" and tells of cases like this on 9 March 2026
      Then counsel is asked
      When Mara Lindner engages a lawyer with the mandate "mandate.pdf"
      Then counsel is engaged
      And the last engagement has no findings

    @B66
    Scenario: The limit is tonight, there is no time to ask
      Given Mara Lindner engages a lawyer, because "the urgency ends tonight"
      Then it passed, with the reason, over the costs and the experience

  Rule: A lawyer can act in every state, and moves the account only where it stands still

    @B87
    Scenario: Before the lock the account goes its own way
      When Mara Lindner engages a lawyer, because "known for years"
      Then counsel is engaged
      And the account stays hacked

    @B65
    Scenario: After the lock the account is in the lawyer's hands
      Given Amazon locks the account
      And Amazon leaves only limited access
      When Mara Lindner engages a lawyer, because "known for years"
      Then the account is lawyer engaged

    @B76
    Scenario: The mandate ends, the account is where it was
      Given Amazon locks the account
      And Mara Lindner engages a lawyer, because "known for years"
      When it is Friday 20 March 2026, 09:00
      And Mara Lindner ends the mandate
      Then counsel is ended
      And the account is locked
      When Mara Lindner asks a lawyer
      Then counsel is asked

    @B76
    Scenario: From the hack to the release without a lawyer
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the security steps are done as far as access allows
      And the preparation is done
      And Mara Lindner appeals by form, asking for release until Tuesday 24 March 2026, with the letter "appeal.pdf"
      When it is Monday 23 March 2026, 13:05
      And Amazon reactivates the account
      And Mara Lindner decides against a complaint: "the police could not help last time"
      And Mara Lindner closes the case as reactivated
      Then this is recorded
      And counsel is none
      And the account is closed

  Rule: A mandate is asked for, given and ended once

    @B65
    Scenario: Engaged already
      Given Mara Lindner engages a lawyer, because "known for years"
      When Mara Lindner engages a lawyer, because "known for years"
      Then this is refused for want of the state of the mandate

    @B66
    Scenario: Nobody asks for costs under a running mandate
      Given Mara Lindner engages a lawyer, because "known for years"
      When Mara Lindner asks a lawyer
      Then this is refused for want of the state of the mandate

    @B76
    Scenario: There is no mandate to end
      When Mara Lindner ends the mandate
      Then this is refused for want of the state of the mandate

    @B76
    Scenario: A seller service does not end a mandate
      Given Mara Lindner engages a lawyer, because "known for years"
      When the seller service Tom Wieland ends the mandate
      Then this is not for a seller service
