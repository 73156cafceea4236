Feature: Money that Amazon holds back
  The release of the account is not the end: the money is asked for until nothing is frozen any more.

  Background:
    Given it is Monday 9 March 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Amazon locks the account
    And Mara Lindner adds the frozen "7412.88 EUR" since 9 March 2026

  Rule: Somebody asks every week while money is frozen, also after the release

    @B22 @B24 @B88
    Scenario: Limited access is not the release, the release is not the end: still 7,412.88 EUR frozen
      Given Mara Lindner scans the computer
      And Amazon leaves only limited access
      Then the account is locked
      And the reminder of the money comes up on Monday 16 March 2026, 10:00
      When it is Friday 20 March 2026, 12:00
      And Amazon reactivates the account
      Then the account is reactivated
      And the reminder of the money comes up on Friday 27 March 2026, 12:00
      When it is Friday 3 April 2026, 09:00
      And Jule Brandt deals with the reminder of the money
      Then the reminder of the money comes up on Friday 10 April 2026, 09:00
      When Mara Lindner files a criminal complaint
      And Mara Lindner closes the case as reactivated
      Then this is refused for want of released money
      When Amazon releases funds/1
      Then funds/1 is released
      And the reminder of the money no longer comes up
      When Mara Lindner closes the case as reactivated
      Then this is recorded

  Rule: A demand sets Amazon a date of its own

    @B52 @B88
    Scenario: The date passes, and the money is as frozen as before
      When Mara Lindner demands the release of funds/1
      Then this is refused for want of the date of the demand
      When Mara Lindner demands the release of funds/1 until Monday 23 March 2026
      Then funds/1 is demanded
      And the release of funds/1 runs until the end of Monday 23 March 2026
      When it is Tuesday 24 March 2026, 00:00
      Then the release of funds/1 has lapsed
      And funds/1 is frozen

    @B88
    Scenario: Paid in time, and not asked for again
      Given Mara Lindner demands the release of funds/1 until Monday 23 March 2026
      When it is Monday 23 March 2026, 23:59
      And Amazon releases funds/1
      Then the release of funds/1 is met
      When Mara Lindner demands the release of funds/1 until Monday 30 March 2026
      Then this is refused for want of the state of the money
