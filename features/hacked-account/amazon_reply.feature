Feature: The date set to Amazon
  The letter to Amazon names a date. What happens by then, and what Amazon's answers change, decides the next step.

  Background:
    Given it is Wednesday 15 April 2026, 09:31 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner reports the attack by case
    And Amazon locks the account
    And the security steps are done as far as access allows
    And the preparation is done
    And all access is lost
    And Mara Lindner appeals by form, asking for release until Wednesday 29 April 2026, with the letter "appeal.pdf"

  Rule: Only the release meets the limit

    @B61
    Scenario: An automatic answer changes nothing
      Given it is Thursday 16 April 2026, 03:12
      When Amazon answers automatically
      Then the account is appealed
      And Amazon's limit runs until the end of Wednesday 29 April 2026

    @B61
    Scenario: The last minute of the day still belongs to Amazon
      Given it is Wednesday 29 April 2026, 23:59
      When Amazon reactivates the account
      Then Amazon's limit is met
      And the account is reactivated

    @B61
    Scenario: A minute later the limit has lapsed
      Given it is Wednesday 29 April 2026, 23:59
      Then the account is appealed
      When now it is Thursday 30 April 2026, 00:00
      Then Amazon's limit has lapsed
      And the account is deadline lapsed

    @B61 @B29
    Scenario: Amazon's own word that the matter is settled ends the limit
      Given it is Monday 20 April 2026, 11:00
      When Amazon answers in a way that settles the limit
      Then Amazon's limit is ended

  Rule: Amazon's refusal is an answer, in vain

    @B61
    Scenario: A refusal found in the spam folder takes the lapse back, and names the letter that is now wrong
      Given the letter "second-appeal.pdf" was checked by a second person
      And it is Thursday 30 April 2026, 08:00
      And Dr. Roth appeals by post, asking for release until Monday 18 May 2026, with the letter "second-appeal.pdf", telling what is new: "the card is replaced"
      Then this announces the lapse of Amazon's first limit
      When it is Tuesday 5 May 2026, 16:20
      And it turns out that Amazon refused the release on Wednesday 29 April 2026, 14:05
      Then this takes back the lapse of Amazon's first limit
      And this names what was built on it: the second appeal
      And Amazon's first limit is ended
      And Amazon's second limit runs until the end of Monday 18 May 2026
      And the log holds 1 lapse_withdrawn

    @B61
    Scenario: A refusal in time sends the account back to the lock
      Given it is Friday 24 April 2026, 09:15
      When Amazon refuses the release
      Then the account is locked
      And Amazon's limit is ended

  Rule: Whatever else Amazon writes leaves the limit running, unless it is said to be settled

    @B29 @B61
    Scenario Outline: An answer that is none
      Given it is Monday 20 April 2026, 11:00
      When <answer>
      Then this is recorded
      And the account is appealed
      And Amazon's limit runs until the end of Wednesday 29 April 2026

      Examples:
        | answer                                |
        | Amazon asks for more documents        |
        | Amazon releases a part of the money   |
        | Amazon answers that the limit stays   |

    @B61
    Scenario: What kind of answer it was is asked for, and noted where nobody says
      Given it is Monday 20 April 2026, 11:00
      When Amazon answers somehow
      Then this is recorded
      And the findings of the last answer are the kind of answer

  Rule: The end of the case ends the limit

    @LAW_2_8
    Scenario: Amazon closes the account for good
      Given it is Tuesday 21 April 2026, 10:00
      When Amazon closes the account for good
      Then Amazon's limit is ended

    @B21
    Scenario: The client gives up
      Given it is Tuesday 21 April 2026, 10:00
      When Jule Brandt closes the case as given_up, because "the company is wound up"
      Then Amazon's limit is ended

  Rule: A limit that ran out in vain asks what was left undone

    @B62
    Scenario: Everything had been done
      Given it is Thursday 30 April 2026, 08:00
      Then Amazon's limit has lapsed
      And the last appeal has no findings

    @B61 @B65
    Scenario: From then on somebody asks every day what comes next
      Given it is Thursday 30 April 2026, 08:00
      And the clock's announcements are swept up
      Then the reminder of the lapse comes up on Friday 1 May 2026
      When Mara Lindner engages a lawyer, because "there was no time to ask for costs"
      Then the account is lawyer engaged
      And the reminder of the lapse no longer comes up

  Rule: A date on a day off moves to the next working day in Luxembourg, unless the day off was meant (§ 193 BGB)

    @B52 @BGB_193
    Scenario: The letter names a Saturday
      Given it is Thursday 16 April 2026, 10:00
      When the letter "second-appeal.pdf" was checked by a second person
      And Dr. Roth appeals by post, asking for release until Saturday 2 May 2026, with the letter "second-appeal.pdf", telling what is new: "the card is replaced"
      Then Amazon's second limit runs until the end of Saturday 2 May 2026
      When it is Monday 4 May 2026, 23:59
      Then Amazon's second limit is open
      When now it is Tuesday 5 May 2026, 00:00
      Then Amazon's second limit has lapsed

    @B52 @BGB_193
    Scenario: The letter means the Saturday
      Given it is Thursday 16 April 2026, 10:00
      When the letter "second-appeal.pdf" was checked by a second person
      And Dr. Roth appeals by post, asking for release until Saturday 2 May 2026, with the letter "second-appeal.pdf", telling what is new: "the card is replaced", and means that weekend
      Then Amazon's second limit runs until the end of Saturday 2 May 2026
      When it is Sunday 3 May 2026, 00:00
      Then Amazon's second limit has lapsed
