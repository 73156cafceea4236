Feature: The lawyer begins with what is there
  A mandate comes in the middle. Before the lawyer writes, he sees what was done, what was left out and in which order; the
  program has it, and the correspondence is an export.

  Background:
    Given it is Monday 4 May 2026, 15:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH", known since Saturday 11 April 2026, 22:40
    And it turns out that Amazon locked the account on Tuesday 14 April 2026, 06:30
    And it is recorded that Mara Lindner reported the attack by phone on Tuesday 14 April 2026, 09:10

  Rule: No other step of the lawyer before the analysis, unless there is a reason

    @B68
    Scenario: The letter waits for the analysis
      Given all access is lost
      And the security steps are done as far as access allows
      And the preparation is done
      And the letter "appeal.pdf" was checked by a second person
      And Mara Lindner engages a lawyer with the mandate "mandate.pdf", because "recommended by the chamber of commerce"
      When Dr. Roth appeals by post, asking for release until Monday 18 May 2026, with the letter "appeal.pdf"
      Then this is refused for want of the gap analysis
      When Mara Lindner hands over the correspondence
      And Dr. Roth analyses the gaps
      And Dr. Roth appeals by post, asking for release until Monday 18 May 2026, with the letter "appeal.pdf"
      Then this is recorded

    @B68 @LAW_2_10
    Scenario: The complaint to the platform waits for it, urgency does not
      Given Mara Lindner engages a lawyer with the mandate "mandate.pdf", because "recommended by the chamber of commerce"
      When Dr. Roth complains to the platform
      Then this is refused for want of the gap analysis
      When Dr. Roth moves for an injunction
      Then this is recorded
      When Mara Lindner hands over the correspondence
      And Dr. Roth analyses the gaps
      And Dr. Roth complains to the platform
      Then the complaint to the platform is made

  Rule: The correspondence comes first

    @B69
    Scenario: The bundle was not handed over
      Given Mara Lindner engages a lawyer, because "known for years"
      When Dr. Roth analyses the gaps
      Then this is refused for want of the correspondence
      When Mara Lindner hands over the correspondence
      And Dr. Roth analyses the gaps
      Then this is recorded

    @B68
    Scenario: Only the lawyer, and only under a mandate
      When the caseworker Jule Brandt analyses the gaps
      Then this is not for a caseworker
      When Dr. Roth analyses the gaps
      Then this is refused for want of the state of the mandate and the correspondence
