Feature: Release, and the end of the case
  Amazon decides when, at its discretion. Nothing we have left undone can refuse it; but it is said.

  Background:
    Given it is Monday 9 March 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner reports the attack by case
    And Amazon locks the account
    And all access is lost

  Rule: The release is Amazon's, and comes with full access unless told otherwise

    @B5 @B21
    Scenario: Released from the lock, with everything done
      Given Mara Lindner scans the computer
      When it is Friday 13 March 2026, 18:30
      And Amazon reactivates the account
      Then the account is reactivated
      And access is full
      And the last release has no findings

    @B2 @B22
    Scenario: Released, but access stays limited
      Given Mara Lindner scans the computer
      When Amazon reactivates the account with limited access
      Then the account is reactivated
      And access is limited
      And the findings of the last release are full access

    @B39
    Scenario: Released before the computer was clean
      When Amazon reactivates the account
      Then the account is reactivated
      And the findings of the last release are a clean system

  Rule: Amazon may close the account for good

    @LAW_2_8
    Scenario: Closed for good, and released in the end
      When Amazon closes the account for good
      Then the account is terminated
      When it is Friday 17 April 2026, 12:00
      And Amazon reactivates the account
      Then the account is reactivated

  Rule: A case is closed with its outcome, and with a decision about the complaint

    @B21
    Scenario: No outcome, no closing
      Given Mara Lindner files a criminal complaint
      When Jule Brandt closes the case
      Then this is refused for want of the outcome

    @B70
    Scenario: Nobody has decided about the complaint
      When Jule Brandt closes the case as given_up
      Then this is refused for want of a decision about the complaint

    @B70
    Scenario Outline: Filed or declined, it is decided
      Given <decision>
      When Jule Brandt closes the case as given_up
      Then this is recorded
      And the account is closed

      Examples:
        | decision                                                     |
        | Mara Lindner files a criminal complaint                      |
        | Mara Lindner decides against a complaint: "intruder unknown" |

  Rule: A closed case can be reopened where it was

    @B3
    Scenario: Closed too soon
      Given Mara Lindner files a criminal complaint
      And Jule Brandt closes the case as given_up
      When Jule Brandt reopens the case
      Then the account is locked

    @B3
    Scenario: What is open cannot be reopened
      When Jule Brandt reopens the case
      Then this is refused for want of the state of the account

    @B21
    Scenario: Closed is closed
      Given Mara Lindner files a criminal complaint
      And Jule Brandt closes the case as given_up
      When Jule Brandt closes the case as handed_over
      Then this is refused for want of the state of the account
