Feature: Facts that turn up late
  A case is what happened, in the order in which it happened. News from last week changes what the case is today, and
  everything that was built on the older picture is named.

  Background:
    Given it is Friday 6 November 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner reports the attack by case
    And Amazon locks the account
    And all access is lost
    And the security steps are done as far as access allows
    And the preparation is done
    And it is Friday 20 November 2026, 09:31
    And Mara Lindner appeals by form, asking for release until Friday 4 December 2026, with the letter "appeal.pdf"

  Rule: A late fact takes a lapse back

    @B61
    Scenario: Amazon released on the 3rd, the seller saw it on the 15th, the lawyer came in between
      Given it is Tuesday 8 December 2026, 10:00
      And Mara Lindner engages a lawyer, because "no time to ask for costs"
      Then this announces the lapse of Amazon's limit
      And the account is lawyer engaged
      When it is Tuesday 15 December 2026, 17:45
      And it turns out that Amazon reactivated the account on Thursday 3 December 2026, 12:00
      Then this is marked as late
      And this takes back the lapse of Amazon's limit
      And this names what was built on it: the last engagement
      And Amazon's limit is met
      And Amazon's limit is marked recorded_late
      And the account is reactivated
      And counsel is engaged

    @B61
    Scenario: What was known then can still be asked for, and what was so in truth
      Given it is Tuesday 8 December 2026, 10:00
      And the clock's announcements are swept up
      When it is Tuesday 15 December 2026, 17:45
      And it turns out that Amazon reactivated the account on Thursday 3 December 2026, 12:00
      Then as known on Thursday 10 December 2026, 12:00 the account was deadline lapsed
      And in hindsight on Thursday 10 December 2026, 12:00 the account was reactivated

    @B61
    Scenario: A release after the end is no release in time
      Given it is Tuesday 8 December 2026, 10:00
      When it turns out that Amazon reactivated the account on Saturday 5 December 2026, 00:00
      Then the account is reactivated
      And Amazon's limit has lapsed
      And Amazon's limit is marked done_at

  Rule: An act that has lost its ground stays in the log, and says so

    Scenario: The second appeal was written into a release
      Given it is Saturday 5 December 2026, 10:00
      And Mara Lindner appeals by post, asking for release until Friday 18 December 2026, with the letter "second-appeal.pdf", telling what is new: "the card is replaced"
      When it is Monday 7 December 2026, 09:00
      And it turns out that Amazon reactivated the account on Thursday 3 December 2026, 12:00
      Then the account is reactivated
      And the second appeal is now without effect

  Rule: A day without a time never goes ahead of what is known to the minute

    Scenario: "Sometime on Friday" comes after the appeal of that morning
      Given it is Monday 23 November 2026, 09:00
      When it turns out that Amazon refused the release on Friday 20 November 2026
      Then the account is locked
      And Amazon's limit is ended
