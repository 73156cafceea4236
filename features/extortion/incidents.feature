Feature: A second attack in the same case
  A trojan steals the credentials; somebody tries to get in. With two-step verification it remains an attempt, and even so
  Amazon locks the account.

  Background:
    Given it is Monday 12 October 2026, 09:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH"
    And Mara Lindner adds the incident "a trojan on the office computer" since Thursday 8 October 2026

  Rule: An attempted takeover and one that succeeds are different things

    @A25 @A27 @A28
    Scenario: Attempted only: the account goes from active to locked and was never hacked
      Given the credentials are stolen, two-step verification on
      When the takeover in incidents/1 remains an attempt
      Then incidents/1 is attempted
      And the account is active
      When Amazon locks the account
      Then the account is locked
      And the case says "two_step" is "True"
      When it is Tuesday 13 October 2026, 15:00
      And Amazon unlocks the account
      Then the account is active

    @A27
    Scenario: It succeeded: the account is hacked, and work on it stops
      When the takeover in incidents/1 succeeds
      Then incidents/1 is succeeded
      And the account is hacked
      And the work is stopped
      And the breach duty has been owed since Monday 12 October 2026, 09:00

    @A27 @A28
    Scenario: First it looked like an attempt
      Given the takeover in incidents/1 remains an attempt
      When the takeover in incidents/1 succeeds
      Then incidents/1 is succeeded
      And the account is hacked

  Rule: Each attack has a course of its own, and an end

    @A25
    Scenario: The trojan is gone, the extortion goes on
      Given the extorter writes, kept in "threat.eml"
      When Mara Lindner declares incidents/1 over
      Then incidents/1 is over
      And the threat is received
      When Mara Lindner declares incidents/1 over
      Then this is refused for want of the state of the incident

  Rule: What is postponed for want of access comes back with it

    @A28 @B41
    Scenario: Locked out, let in again
      Given Mara Lindner adds the user "Mara Lindner" with the login "mara@lindner-leuchten.example"
      And Amazon locks the account
      And all access is lost
      Then the account passwords step is postponed
      When it is Tuesday 13 October 2026, 15:00
      And Amazon leaves only limited access
      Then the account passwords step is open
      And the access is limited
      When full access returns
      Then the access is full
