Feature: A letter to Amazon is short, complete, new, and read by two
  Long, wrong and repeated letters make things worse. What Amazon asks is answered; a second person has read it.

  Background:
    Given it is Monday 16 March 2026, 09:31 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner reports the attack by case
    And Amazon locks the account
    And all access is lost
    And the security steps are done as far as access allows

  Rule: The letter answers what Amazon asks

    @B57 @B60 @B79 @AMAZON_4_6
    Scenario Outline: One answer is missing
      Given the preparation is done without <left out>
      When Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is refused for want of the completeness of the letter

      Examples:
        | left out                     |
        | the measures in the letter   |
        | the prevention in the letter |
        | the requests in the letter   |

    @B52 @B57 @B60 @B79
    Scenario: Read through point by point
      Given the preparation is done without the measures in the letter
      When Mara Lindner sees that the letter tells what was done
      And Mara Lindner sees that the letter tells what rules out another takeover
      And Mara Lindner sees that the letter asks for account and money
      Then the prevention in the letter is done
      When Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is recorded

    @B81
    Scenario: Whoever wants one puts a plan of action beside the letter
      When Mara Lindner puts the plan_of_action "plan.pdf" on record
      Then this is recorded

  Rule: In an office that writes for others a second person has read it

    @B78
    Scenario: Whoever put the letter on record cannot check it
      Given the preparation is done
      And Dr. Roth puts the appeal_letter "appeal.pdf" on record
      And Dr. Roth checks the letter "appeal.pdf"
      When Dr. Roth appeals by post, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is refused for want of a second pair of eyes
      When Jule Brandt checks the letter "appeal.pdf"
      And Dr. Roth appeals by post, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      Then this is recorded

    @B78
    Scenario: Which letter was checked is said
      When Jule Brandt checks a letter that nobody names
      Then this is refused for want of its letter

    @B78
    Scenario: At 17:50 the second person is missing: sent with a reason, and Amazon never reads the reason
      Given the preparation is done
      When it is Monday 16 March 2026, 17:50
      And Dr. Roth appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf", because "Jule Brandt is ill, the season begins tomorrow"
      Then it passed, with the reason, over a second pair of eyes
      And the history shows "Jule Brandt is ill, the season begins tomorrow" in the last appeal, sealed
      And the dossier for Amazon nowhere says "Jule Brandt is ill"
      And the dossier for the lawyer says "Jule Brandt is ill"

  Rule: A second letter says something new

    @AMAZON_4_6
    Scenario: The same again may be a breach itself
      Given the preparation is done
      And Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"
      When it is Thursday 19 March 2026, 09:00
      And Mara Lindner appeals by form, asking for release until Thursday 2 April 2026, with the letter "appeal-2.pdf"
      Then this is refused for want of something new
      When Mara Lindner appeals by form, asking for release until Thursday 2 April 2026, with the letter "appeal-2.pdf", telling what is new: "the computers were set up anew on 18 March"
      Then this is recorded

  Rule: What is in the dossier depends on who reads it, and both can be checked

    @B75 @STPO_32F @B69
    Scenario: Number and dates for Amazon, findings and reasons for the lawyer, from the same log
      Given Mara Lindner files a criminal complaint under the police number "260316-0931-i00412", confirmed in "confirmation.pdf"
      And Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf", because "the season begins on Friday"
      Then the dossier for Amazon says "260316-0931-i00412"
      And the dossier for Amazon nowhere says "the season begins on Friday"
      And the dossier for the lawyer says "the season begins on Friday"
      And every file of both dossiers is what its list of hashes says
