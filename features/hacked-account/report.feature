Feature: Reporting the attack to Amazon
  Whoever keeps quiet breaches Amazon's policies and risks recourse. A suspicion is enough, and nothing has to come first.

  Background:
    Given it is Monday 2 March 2026, 09:00 in Berlin

  Rule: The report is owed without undue delay; it has an age, not a date

    @B4 @B7 @B10
    Scenario: The duty is as old as the knowledge of the attack
      Given the hacked account of "Lindner Leuchten GmbH", known since Sunday 1 March 2026, 18:30
      Then the account is hacked
      And the report is owed
      And the report duty has been owed since Sunday 1 March 2026, 18:30
      When Mara Lindner reports the attack by phone
      Then the report is made
      And the account is reported
      And the report duty is no longer owed

    @B10
    Scenario: Knowledge recorded later makes the duty older
      Given the hacked account of "Lindner Leuchten GmbH"
      Then the report duty has been owed since Monday 2 March 2026, 09:00
      When Mara Lindner says that she knew of the attack since Saturday 28 February 2026, 21:15
      Then the report duty has been owed since Saturday 28 February 2026, 21:15

    @B6 @B9
    Scenario: A report after the lock is still a report, and the account stays locked
      Given the hacked account of "Lindner Leuchten GmbH"
      And Amazon locks the account
      Then the report duty has been owed since Monday 2 March 2026, 09:00
      When Mara Lindner reports the attack by email
      Then the report is made
      And the account stays locked

    @B4
    Scenario: A case that is closed owes no report
      Given the hacked account of "Lindner Leuchten GmbH"
      And Jule Brandt closes the case as handed_over, because "another law firm took over"
      Then the report duty is not owed

  Rule: Until Amazon locks the account somebody asks every day

    @B14
    Scenario: Each call moves the next one by a day, and the lock ends them
      Given the hacked account of "Lindner Leuchten GmbH"
      Then the daily call for the lock comes up on Tuesday 3 March 2026, 09:00
      When it is Tuesday 3 March 2026, 15:40
      And Jule Brandt deals with the daily call for the lock
      Then the daily call for the lock comes up on Wednesday 4 March 2026, 15:40
      When it is Wednesday 4 March 2026, 11:20
      And Amazon locks the account
      Then the daily call for the lock no longer comes up

    @B14
    Scenario: A call can be put off to a day, or dropped, with a reason
      Given the hacked account of "Lindner Leuchten GmbH"
      When Jule Brandt puts the daily call for the lock off until Friday 6 March 2026: "support asked for three days"
      Then the daily call for the lock comes up on Friday 6 March 2026
      When Jule Brandt drops the daily call for the lock: "the account is under watch at Amazon"
      Then the daily call for the lock no longer comes up

  Rule: Every channel counts, and the post counts with its proof

    @B8 @B11
    Scenario: Four channels, the letter only with the proof of posting
      Given the hacked account of "Lindner Leuchten GmbH"
      When Mara Lindner reports the attack by case
      And Mara Lindner reports the attack by email
      And Mara Lindner reports the attack by phone
      And Mara Lindner reports the attack by post
      Then the report by case is done
      And the report by email is done
      And the report by phone is done
      But the report by post is open
      And the report_channels list is not done
      When Jule Brandt puts the posting_proof "posting-receipt.pdf" on record
      Then the report by post is done
      And the report_channels list is done

    @B11
    Scenario: A channel used by somebody else is simply ticked
      Given the hacked account of "Lindner Leuchten GmbH"
      When Jule Brandt ticks the report by phone
      Then the report by phone is done
      And the report is owed

  Rule: Amazon that is slow to lock is watched, and asked again after five days

    @B15
    Scenario: Five days from the takeover, until the lock
      Given the hacked account of "Lindner Leuchten GmbH"
      And Mara Lindner says that the takeover was on Sunday 1 March 2026, 00:00
      Then the watch for the lock comes up on Friday 6 March 2026, 00:00
      When it is Wednesday 4 March 2026, 09:00
      And Amazon locks the account
      Then the watch for the lock no longer comes up

    @B15
    Scenario: Nobody knows when the account was taken over: five days from the report
      Given the hacked account of "Lindner Leuchten GmbH"
      And it is Tuesday 3 March 2026, 10:00
      When Mara Lindner reports the attack by case
      Then the watch for the lock comes up on Sunday 8 March 2026, 10:00

  Rule: Whoever is insured tells the insurer, without undue delay

    @VVG_30
    Scenario: Owed since the attack was known, by the insured only
      Given the hacked account of "Lindner Leuchten GmbH", known since Sunday 1 March 2026, 18:30
      Then the duty to tell the insurer is not owed
      When Mara Lindner says that the company is insured
      Then the duty to tell the insurer has been owed since Sunday 1 March 2026, 18:30
      When Mara Lindner tells the insurer
      Then the duty to tell the insurer is no longer owed
