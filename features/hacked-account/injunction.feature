Feature: The decision about a preliminary injunction
  After about a month the courts see no urgency any more. The month is a target of our own; somebody has to decide in time.

  Background:
    Given it is Thursday 26 March 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner reports the attack by case
    And Amazon locks the account

  Rule: One month from the lock, never later because of a weekend

    @LAW_2_10
    Scenario: The month ends on a Sunday, and stays there
      Then the injunction limit runs until the end of Sunday 26 April 2026
      When it is Sunday 26 April 2026, 23:59
      Then the injunction limit is open

    @LAW_2_10
    Scenario: Nobody decided: overdue, until somebody does
      Given it is Monday 27 April 2026, 00:00
      Then the injunction limit has lapsed
      And the injunction limit is marked overdue
      When it is Tuesday 28 April 2026, 09:00
      Then today's list shows the injunction limit under overdue
      # Still to be done, for losing the urgency is no rule without exceptions.
      When Mara Lindner moves for an injunction
      Then this announces the lapse of the injunction limit
      And the injunction limit has lapsed
      And the injunction limit is marked done_at

  Rule: A reminder after two weeks

    @LAW_2_10
    Scenario: The reminder goes when the decision is made
      Then the injunction reminder comes up on Thursday 9 April 2026
      When Mara Lindner moves for an injunction
      Then the injunction limit is met
      And the injunction reminder no longer comes up

  Rule: The decision is the seller's or the lawyer's, and a no has its reason

    @LAW_2_10 @B65
    Scenario: A lawyer engaged three days before the urgency ends sees it first
      Given it is Thursday 9 April 2026, 09:00
      And Jule Brandt deals with the injunction reminder
      And it is Thursday 23 April 2026, 09:00
      And Jule Brandt notes what the lawyer costs: "280 EUR an hour"
      And Jule Brandt notes that experience was asked for on 22 April 2026
      When Mara Lindner engages a lawyer with the mandate "mandate.pdf"
      Then the first line of today's list is the injunction limit
      When Dr. Roth decides against an injunction: "Amazon has promised the release for Monday in writing"
      Then the injunction limit is met
      And the history shows "Amazon has promised the release for Monday in writing" in the injunction decision, sealed

    @LAW_2_10
    Scenario: A no without a reason is no decision
      When Mara Lindner decides against an injunction
      Then this is refused for want of its reason

    @LAW_2_10
    Scenario: A seller service does not decide it
      When the seller service Tom Wieland decides against an injunction: "not worth it"
      Then this is not for a seller service

    @LAW_2_10
    Scenario: Nobody but seller and lawyer goes to court
      When the caseworker Jule Brandt moves for an injunction
      Then this is not for a caseworker

  Rule: The release and the end of the case end it; Amazon's last word does not

    @LAW_2_10
    Scenario: Released
      When Amazon reactivates the account
      Then the injunction limit is ended
      And the injunction reminder no longer comes up

    @LAW_2_10
    Scenario: Closed
      When Jule Brandt closes the case as handed_over, because "another law firm took over"
      Then the injunction limit is ended

    @LAW_2_8 @LAW_2_10
    Scenario: Amazon closes the account for good: now the injunction matters most
      When Amazon closes the account for good
      Then the account is terminated
      And the injunction limit runs until the end of Sunday 26 April 2026
