Feature: The seller is accused
  A duped buyer who has paid goes to the police, and the police write to the seller. What to say, and whether, is decided
  with the file at hand.

  Background:
    Given it is Tuesday 5 May 2026, 09:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner adds the order "302-1111111-1111111"
    And Mara Lindner adds the accusation "260430-1102-i00871" over orders/1, paid

  Rule: The date in the letter of the police is the date

    @B85 @B86
    Scenario: Nobody answered: overdue, and still to be answered
      When the police write about accusations/1, to be answered by Saturday 16 May 2026
      Then accusations/1 is open
      And the statement on accusations/1 runs until the end of Saturday 16 May 2026
      When it is Saturday 16 May 2026, 23:59
      Then the statement on accusations/1 is open
      When now it is Sunday 17 May 2026, 00:00
      Then the statement on accusations/1 has lapsed
      And accusations/1 is overdue
      When Dr. Roth makes a statement on accusations/1
      Then accusations/1 is answered

    @B85
    Scenario: A letter without a date
      When the police write about accusations/1
      Then the statement on accusations/1 has no date
      And the findings of the last letter of the police are the date of the police

  Rule: Statements go through the lawyer

    @B85 @RDG_3
    Scenario: The seller herself only with a reason, a seller service or a caseworker never
      Given the police write about accusations/1, to be answered by Friday 15 May 2026
      When the seller service Tom Wieland makes a statement on accusations/1
      Then this is not for a seller service
      When the caseworker Jule Brandt stays silent on accusations/1
      Then this is not for a caseworker
      When Mara Lindner makes a statement on accusations/1
      Then this is refused for want of a lawyer
      When Mara Lindner makes a statement on accusations/1, because "the officer only asked for the date of the takeover"
      Then it passed, with the reason, over a lawyer
      And the statement on accusations/1 is met

    @B84 @B85
    Scenario: The lawyer speaks when he has seen the file
      Given the police write about accusations/1, to be answered by Friday 15 May 2026
      When Dr. Roth makes a statement on accusations/1
      Then this is recorded
      And accusations/1 is answered
      When Dr. Roth makes a statement on accusations/1
      Then this is refused for want of the state of the accusation
      When Dr. Roth stays silent on accusations/1
      Then this is refused for want of the state of the accusation

    @B85
    Scenario: Silence is an answer, too
      Given the police write about accusations/1, to be answered by Friday 15 May 2026
      When Dr. Roth stays silent on accusations/1
      Then accusations/1 is silent
      And the statement on accusations/1 is met
      When the prosecutor drops accusations/1
      Then accusations/1 is dropped

    @B85
    Scenario: Dropped before the date
      Given the police write about accusations/1, to be answered by Friday 15 May 2026
      When the prosecutor drops accusations/1
      Then the statement on accusations/1 is ended
