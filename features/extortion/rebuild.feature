Feature: Set up anew before work goes on
  After malware the computer and the account are set up anew, both, before anybody works on them again.

  Background:
    Given it is Monday 12 October 2026, 09:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH"
    And malware is found

  Rule: Work goes on only when computer and account are set up anew

    @A25 @A29
    Scenario: A scan is not enough, and half of it is not either
      Given Mara Lindner scans the computer
      When Mara Lindner resumes work
      Then this is refused for want of the rebuilding
      And no reason passes this
      When Mara Lindner rebuilds the computer
      And Mara Lindner resumes work
      Then this is refused for want of the rebuilding
      When Mara Lindner rebuilds the account
      And Mara Lindner resumes work
      Then this is recorded
      And the work is running

    @A29
    Scenario: Worked on all the same, and told afterwards
      Given it is Tuesday 13 October 2026, 09:00
      When it is recorded that Mara Lindner resumed work on Monday 12 October 2026, 14:00
      Then the work is running
      And the findings of the last resumption are the rebuilding
      And today's list asks to acknowledge the last resumption

    @A29
    Scenario: Where work never stopped there is nothing to resume
      Given Mara Lindner rebuilds the computer
      And Mara Lindner rebuilds the account
      And Mara Lindner resumes work
      When Mara Lindner resumes work
      Then this is refused for want of the state of the work

    @A29
    Scenario: Malware again: what was set up before proves nothing
      Given Mara Lindner rebuilds the computer
      And Mara Lindner rebuilds the account
      When it is Tuesday 13 October 2026, 09:00
      And malware is found
      Then the computer rebuild is open
      And the account rebuild is open

  Rule: Malware on the computer calls for an assessment of the breach, whether or not a password is gone

    @A25 @A26 @GDPR_33
    Scenario: Owed since the trojan was found, until somebody has assessed it
      Then the breach duty has been owed since Monday 12 October 2026, 09:00
      When Mara Lindner assesses the breach as a high risk, known since Monday 12 October 2026, 09:00
      Then the breach duty is no longer owed

  Rule: The account is set up on the computer that was set up anew

    @A29 @B42
    Scenario: Not from the infected computer
      When Mara Lindner rebuilds the account
      Then this is refused for want of the computer before the account

    @A29 @B42
    Scenario: A device that the intruder never touched need not wait
      When Mara Lindner says that a clean device is at hand
      And Mara Lindner rebuilds the account
      Then the account rebuild is done

  Rule: What keeps worse away is noted when it is done, and stops nobody

    @A27 @A47 @A50
    Scenario: Two-step verification and a second leg to stand on
      When Mara Lindner switches two-step verification on
      Then the two-step step is done
      When Mara Lindner looks after other sales channels
      Then the other channels step is done
