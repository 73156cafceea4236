Feature: What the clock concludes, and what it announces
  That a limit ran out is a conclusion. The log announces it once, with the next command or the sweep; the case does not
  wait for that.

  Background:
    Given it is Monday 16 March 2026, 09:31 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner reports the attack by case
    And Amazon locks the account
    And all access is lost
    And the security steps are done as far as access allows
    And the preparation is done
    And Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
    And it is Tuesday 31 March 2026, 08:00

  Rule: The case is the same, swept or not

    Scenario: Not swept: the lapse is there, and marked as not yet announced
      Then the account is deadline lapsed
      And Amazon's limit is marked pending
      And the log holds 0 lapses

    Scenario: Swept: the same case, with an announcement, once
      When the clock's announcements are swept up
      And the clock's announcements are swept up
      Then the account is deadline lapsed
      And the log holds 1 lapse
      And the log is whole

  Rule: Whatever comes next announces first, even a refusal

    Scenario: A refused act announces what ran out before it
      When Mara Lindner opens a second account
      Then this is refused for want of a business interest, the approval of a lawyer and an account that is not locked
      And this announces the lapse of Amazon's limit

    Scenario: What was taken back and holds again is announced again
      Given the clock's announcements are swept up
      And it turns out that Amazon refused the release on Friday 27 March 2026, 10:00
      Then the log holds 1 lapse_withdrawn
      When the last refusal by Amazon is struck: "that mail was about another account"
      Then this announces the lapse of Amazon's limit
      And the log holds 2 lapses
      And the account is deadline lapsed
